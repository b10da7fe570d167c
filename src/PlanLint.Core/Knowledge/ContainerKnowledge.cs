using System.Collections.Immutable;

namespace PlanLint.Knowledge;

/// <summary>Resource types whose objects are lost, with all that is in them, when the object that holds them goes (PL0129).</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Types">Globs over the types of what holds.</param>
/// <param name="Named">Attributes of it by which contents name it.</param>
/// <param name="Contents">By glob over resource types, the path at which an object names what holds it.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record ContainerKnowledge(
    string Name, ImmutableArray<string> Types, ImmutableArray<string> Named, ImmutableSortedDictionary<string, string> Contents, Evidence Evidence);
