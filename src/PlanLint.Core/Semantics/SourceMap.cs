using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>Where the configuration makes a fact.</summary>
/// <param name="Location">The place.</param>
/// <param name="Related">Places on the way to it: call arguments, variables, the key of a <c>for_each</c> instance.</param>
public sealed record LocatedFact(SourceLocation Location, ImmutableArray<RelatedLocation> Related);

/// <summary>Finds the place in the configuration that makes a fact about a resource (design.md §3).</summary>
public static class SourceMap
{
    /// <summary>The attribute a path names, else the block's header; null when the configuration has no block for the address.</summary>
    public static LocatedFact? Locate(this ModuleTree modules, ResourceAddress address, ResourceAddress? previousAddress, ValuePath? path)
    {
        if (modules.Find(address) is not { } resource) return null;
        var block = resource.Body.Declarations[0];
        if (path is { Steps: [{ Name: { } name }, ..] } && resource.Body.GetAttribute(name) is { } attribute)
            return new LocatedFact(attribute.Location, []);
        return new LocatedFact(SourceLocation.At(block.Tree.Source, block.HeaderSpan), []);
    }
}
