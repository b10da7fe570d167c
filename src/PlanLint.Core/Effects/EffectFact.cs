namespace PlanLint.Effects;

/// <summary>One thing that is said of an effect: an attribute that it sets, the object that it touches, an id that it imports.</summary>
/// <param name="Name">The path of an attribute, such as <c>tags.Team</c>, or a word that begins with <c>@</c> (docs/plan-digest.md).</param>
/// <param name="Text">The canonical text, without any secret unless <c>PLANLINT_HASH_KEY</c> holds a key: then as a hash under it.</param>
public sealed record EffectFact(string Name, string Text)
{
    /// <summary>True when the value is only known after apply.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>True when a secret is part of it.</summary>
    public bool HoldsSecret { get; init; }

    /// <summary>With each secret as its hash, which without a key means something in this process alone.</summary>
    internal string Hashed { get; init; } = Text;

    /// <summary>As <see cref="Hashed"/>, with times as they are written, though they be the plan's own.</summary>
    internal string Timed { get; init; } = Text;

    /// <summary>True when both say the same of plans made at different times.</summary>
    internal bool MeansSame(EffectFact other) => Name == other.Name && (Timed == other.Timed || Hashed == other.Hashed);
}
