using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Reconciliation;

/// <summary>
/// What a full plan would do, small enough for the journal and without any value: by instance the actions and a hash of each path that
/// changes, of what is sensitive only its first step, because a key below may be a secret. Reads of data sources are no effect.
/// </summary>
internal sealed class JournaledEffects
{
    private readonly ImmutableSortedDictionary<string, Effect> effects;

    private JournaledEffects(IEnumerable<KeyValuePair<string, Effect>> effects) =>
        this.effects = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, effects.DistinctBy(e => e.Key));

    /// <summary>How many instances it would change.</summary>
    public int Count => effects.Count;

    /// <summary>The instances that it would change, ordered.</summary>
    public IEnumerable<string> Addresses => effects.Keys;

    /// <summary>The effects of a plan.</summary>
    public static JournaledEffects Of(Plan plan, Func<ResourceChange, bool>? isWanted = null) => new(plan.AllChanges
        .Where(c => c.HasEffect && isWanted?.Invoke(c) != false)
        .Select(c => KeyValuePair.Create(c.ObjectName, Of(c)))
        .Concat(plan.Actions.Select(a => KeyValuePair.Create(a.Address, new Effect("invoke", [])))));

    private static Effect Of(ResourceChange change) =>
        new(string.Join('+', change.EffectWords),
            [.. change.IsUpdate ? change.AttributeChanges.Select(PathOf).Distinct(StringComparer.Ordinal).Select(HashOf) : []]);

    private static string PathOf(AttributeChange change) =>
        change.IsSensitive ? $"{(change.Path.Steps is [var first, ..] ? first : "")} (sensitive)" : change.Path.ToString();

    /// <summary>Lines of the journal.</summary>
    public IEnumerable<string> ToLines() => effects.Select(e => $"{e.Value.Actions} {string.Join(',', e.Value.Paths)} {e.Key}");

    /// <summary>Reads what <see cref="ToLines"/> wrote.</summary>
    public static JournaledEffects Parse(IEnumerable<string> lines) => new(lines.Select(l => l.Split(' ', 3)).Where(p => p.Length == 3)
        .Select(p => KeyValuePair.Create(p[2], new Effect(p[0], [.. p[1].Split(',', StringSplitOptions.RemoveEmptyEntries)]))));

    /// <summary>What this plan would do and the earlier one would not, a clause each, ordered by address.</summary>
    public IEnumerable<string> WorseThan(JournaledEffects before)
    {
        foreach (var (key, effect) in effects)
        {
            if (!before.effects.TryGetValue(key, out var known)) yield return $"{key} would be {Verb(effect.Actions)}, and was not before";
            else if (known.Actions != effect.Actions) yield return $"{key} would be {Verb(effect.Actions)}, and was to be {Verb(known.Actions)} before";
            else if (effect.Paths.Except(known.Paths).Count() is > 0 and var more)
                yield return $"{key} would change in {Plural.Of(more, "more attribute")} than before";
        }
    }

    private static string Verb(string actions) => actions switch
    {
        "create" => "created",
        "update" => "updated",
        "delete" => "destroyed",
        "forget" => "forgotten",
        "import" => "imported",
        "move" => "moved",
        "invoke" => "invoked",
        _ when actions.Contains("delete", StringComparison.Ordinal) && actions.Contains("create", StringComparison.Ordinal) => "replaced",
        _ => actions,
    };

    private static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 6));

    private sealed record Effect(string Actions, ImmutableArray<string> Paths);
}
