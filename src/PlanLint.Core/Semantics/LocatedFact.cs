using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>Where the configuration makes a fact.</summary>
/// <param name="Location">The place.</param>
/// <param name="Related">Places on the way to it: call arguments, variables, the key of a <c>for_each</c> instance.</param>
public sealed record LocatedFact(SourceLocation Location, ImmutableArray<RelatedLocation> Related);
