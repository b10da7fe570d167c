using System.Collections.Immutable;
using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>
/// What a plan file keeps of an attribute's expression or of a nested block: which names are spelled, what they refer to, and the
/// bytes of a constant, which may be a secret: they are compared and never shown.
/// </summary>
internal sealed class ConfiguredExpression
{
    /// <summary>A block that spells nothing.</summary>
    public static ConfiguredExpression None { get; } = new();

    /// <summary>An attribute without references.</summary>
    public static ConfiguredExpression Constant { get; } = new();

    /// <summary>The JSON of a value that needs no evaluation; null when there is none, as for a function call.</summary>
    public byte[]? ConstantJson { get; init; }

    /// <summary>References of an attribute, as written and in order; default for a block.</summary>
    public ImmutableArray<string> References { get; init; }

    /// <summary>Attributes and blocks inside a block; null otherwise.</summary>
    public NameMap<ConfiguredExpression>? Names { get; init; }

    /// <summary>Blocks of one type; null otherwise.</summary>
    public List<ConfiguredExpression>? Items { get; init; }

    /// <summary>An attribute or block inside a block; null when it is not spelled.</summary>
    public ConfiguredExpression? this[string name] => Names is { } names && names.TryGetValue(name, out var found) ? found : null;

    /// <summary>True when the path leads to an attribute, into the value of one, or to a block.</summary>
    public bool Declares(ValuePath path) => path.Steps.Length > 0 && Find(path) is not null;

    /// <summary>References at a path.</summary>
    public ImmutableArray<string> ReferencesAt(ValuePath path) => Find(path) is { } found ? found.AllReferences() : [];

    /// <summary>References in this and everything inside, distinct, ordered ordinally.</summary>
    public ImmutableArray<string> AllReferences()
    {
        if (Names is null && Items is null) return References.IsDefaultOrEmpty ? [] : [.. References.Distinct().Order(StringComparer.Ordinal)];
        var references = new SortedSet<string>(StringComparer.Ordinal);
        Collect(references);
        return [.. references];
    }

    private ConfiguredExpression? Find(ValuePath path)
    {
        var at = this;
        foreach (var step in path.Steps)
        {
            if (at.Names is null && at.Items is null) return ReferenceEquals(at, this) ? null : at;
            // A block type of one block stands as an object, where the value has a list of one.
            if (step.Name is null && at.Items is null) continue;
            var next = step.Name is { } name ? at[name] : at.Items is { } items && step.Index >= 0 && step.Index < items.Count ? items[step.Index] : null;
            if (next is null) return null;
            at = next;
        }
        return at;
    }

    /// <summary>References of each attribute and block.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> ReferencesByName() =>
        Names is null ? NoReferences : NoReferences.AddRange(Names.Select(n => KeyValuePair.Create(n.Key, n.Value.AllReferences())));

    private static readonly ImmutableSortedDictionary<string, ImmutableArray<string>> NoReferences =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    private void Collect(SortedSet<string> references)
    {
        if (!References.IsDefault) references.UnionWith(References);
        foreach (var child in Names?.Values ?? []) child.Collect(references);
        foreach (var child in Items ?? []) child.Collect(references);
    }
}
