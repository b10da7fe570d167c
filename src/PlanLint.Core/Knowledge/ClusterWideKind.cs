using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Knowledge;

/// <summary>Kubernetes kinds whose objects decide something for the whole cluster.</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Kinds">Globs over kinds, <c>Kind.group</c>.</param>
/// <param name="Decides">What they decide on, a noun; <c>{name}</c> stands for the object's name, <c>{resources}</c> for the resources of its rules.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record ClusterWideKind(string Name, ImmutableArray<string> Kinds, string Decides, Evidence Evidence)
{
    /// <summary>Names in <c>roleRef</c> that make a binding count; empty when every object does.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>By a glob over annotations, who then writes the object's <c>caBundle</c>.</summary>
    public ImmutableSortedDictionary<string, string> Injectors { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Who writes the certificates of an object with those annotations; null when nobody does.</summary>
    public string? InjectorOf(IEnumerable<string> annotations)
    {
        foreach (string key in annotations)
            foreach (var (pattern, injector) in Injectors)
                if (Wildcard.Matches(pattern, key)) return injector;
        return null;
    }
}
