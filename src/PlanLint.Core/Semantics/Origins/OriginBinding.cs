using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>A name that stands for an element, or the key of one, of a collection.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Environment">Where the collection is evaluated.</param>
/// <param name="Element">Which element; <see cref="OriginPath.Any"/> for all of them.</param>
/// <param name="Role">What of the element.</param>
internal sealed record OriginBinding(ExpressionSyntax Collection, OriginEnvironment Environment, PathStep Element, OriginBindingRole Role);
