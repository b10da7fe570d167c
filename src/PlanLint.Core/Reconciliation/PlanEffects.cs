using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PlanLint.Addresses;
using PlanLint.Plans;

namespace PlanLint.Reconciliation;

/// <summary>
/// What a full plan would do, small enough for the journal and without any value: by instance the actions and a hash of each path that
/// changes. Reads of data sources are no effect.
/// </summary>
internal sealed class PlanEffects
{
    private readonly ImmutableSortedDictionary<string, Effect> effects;

    private PlanEffects(IEnumerable<KeyValuePair<string, Effect>> effects) =>
        this.effects = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, effects.DistinctBy(e => e.Key));

    /// <summary>How many instances it would change.</summary>
    public int Count => effects.Count;

    /// <summary>The instances that it would change, ordered.</summary>
    public IEnumerable<string> Addresses => effects.Keys;

    /// <summary>The effects of a plan.</summary>
    public static PlanEffects Of(Plan plan, Func<ResourceChange, bool>? isWanted = null) => new(plan.AllChanges
        .Where(c => (c.Mutates || c.PreviousAddress is not null || c.Importing is not null) && isWanted?.Invoke(c) != false)
        .Select(c => KeyValuePair.Create(KeyOf(c), new Effect(WordsOf(c), [.. c.IsUpdate ? c.AttributeChanges.Select(a => HashOf(a.Path.ToString())) : []])))
        .Concat(plan.Actions.Select(a => KeyValuePair.Create(a.Address, new Effect("invoke", [])))));

    /// <summary>Lines of the journal.</summary>
    public IEnumerable<string> ToLines() => effects.Select(e => $"{e.Value.Actions} {string.Join(',', e.Value.Paths)} {e.Key}");

    /// <summary>Reads what <see cref="ToLines"/> wrote.</summary>
    public static PlanEffects Parse(IEnumerable<string> lines) => new(lines.Select(l => l.Split(' ', 3)).Where(p => p.Length == 3)
        .Select(p => KeyValuePair.Create(p[2], new Effect(p[0], [.. p[1].Split(',', StringSplitOptions.RemoveEmptyEntries)]))));

    /// <summary>What this plan would do and the earlier one would not, a clause each, ordered by address.</summary>
    public IEnumerable<string> WorseThan(PlanEffects before)
    {
        foreach (var (key, effect) in effects)
        {
            if (!before.effects.TryGetValue(key, out var known)) yield return $"{key} would be {Verb(effect.Actions)}, and was not before";
            else if (known.Actions != effect.Actions) yield return $"{key} would be {Verb(effect.Actions)}, and was to be {Verb(known.Actions)} before";
            else if (effect.Paths.Except(known.Paths).Count() is > 0 and var more)
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"{key} would change in {more} more {(more == 1 ? "attribute" : "attributes")} than before");
        }
    }

    private static string KeyOf(ResourceChange change) => change.DeposedKey is { } key ? $"{change.Address} (deposed {key})" : change.Address.ToString();

    private static string WordsOf(ResourceChange change) =>
        string.Join('+', change.ActionWords.Where(w => w != "no-op").Concat(change.Importing is null ? [] : ["import"])
            .Concat(change.PreviousAddress is null ? [] : ["move"])) is { Length: > 0 } words ? words : "no-op";

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
