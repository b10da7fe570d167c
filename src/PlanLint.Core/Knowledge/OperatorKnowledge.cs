using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Knowledge;

/// <summary>What is known about an operator of custom resources (docs/facts/kubernetes.md).</summary>
/// <param name="Group">API group, or a glob over groups: the row's label.</param>
/// <param name="Name">The operator's name for people.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record OperatorKnowledge(string Group, string Name, Evidence Evidence)
{
    /// <summary>Further API groups or globs of the same operator.</summary>
    public ImmutableArray<string> MoreGroups { get; init; } = [];

    /// <summary>Kinds it reconciles, without group.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>Kinds whose deletion loses or detaches data, without group.</summary>
    public ImmutableArray<string> StatefulKinds { get; init; } = [];

    /// <summary>Kinds it reads but never writes to.</summary>
    public ImmutableArray<string> ReadOnlyKinds { get; init; } = [];

    /// <summary>Kinds whose CRD has no or a loose schema, so that an update is planned as a replacement.</summary>
    public ImmutableArray<string> LooseSchemaKinds { get; init; } = [];

    /// <summary>
    /// Paths within the object that it rewrites even when declared, by kind, <c>*</c> for every kind: <c>spec.postgresql.parameters</c>,
    /// <c>spec.tablespaces[].owner</c>, <c>metadata.annotations["a.b/*"]</c>.
    /// </summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Mutates { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Values it or its CRD writes where nothing is declared, by kind and path; a declared value equal to it is not rewritten.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Defaults { get; init; } =
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty;

    /// <summary>True when it writes nothing back, so that managing its resources with Terraform is safe.</summary>
    public bool IsHarmless => Mutates.IsEmpty && StatefulKinds.IsEmpty && LooseSchemaKinds.IsEmpty;

    /// <summary>True for an API group of this operator.</summary>
    public bool Covers(string group) => Wildcard.Matches(Group, group) || Wildcard.MatchesAny(MoreGroups, group);

    /// <summary>True when deleting an object of that kind loses or detaches data.</summary>
    public bool IsStateful(string kind) => StatefulKinds.Contains(kind) || StatefulKinds.Contains("*");

    /// <summary>The paths it rewrites on objects of that kind.</summary>
    public ImmutableArray<string> MutatedPaths(string kind) =>
        [.. Mutates.GetValueOrDefault(kind, []), .. Mutates.GetValueOrDefault("*", [])];

    /// <summary>The value written where nothing is declared; null when none is known.</summary>
    public string? DefaultOf(string kind, string path) => Defaults.GetValueOrDefault(kind)?.GetValueOrDefault(path);
}
