using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>
/// Follows an attribute's value back to the text that made it: through locals, variables, call arguments and outputs to the line of
/// a variable file.
/// </summary>
public static class ValueProvenance
{
    private const int MostPlaces = 16;

    /// <summary>
    /// The places a value of a resource instance passes, the attribute first, then nearer before farther; at most 16. Empty when the
    /// configuration does not set it.
    /// </summary>
    public static ImmutableArray<RelatedLocation> Of(ModuleEvaluation evaluation, ResourceAddress address, ValuePath path)
    {
        if (evaluation.Tree.Find(address) is not { } resource || evaluation.Instance(address.Module) is not { } instance) return [];
        var environment = new OriginEnvironment(instance, resource, address.Key);
        if (BodyPlace.Find(evaluation, environment, resource.Body.Attributes, resource.Body.Blocks, path.Steps) is not { Value: { } value } place) return [];
        var graph = evaluation.Origins;
        var spelled = SpelledValue.Find(evaluation, graph, place.Node, value, place.Rest, place.Environment);
        var chain = new List<RelatedLocation> { new(SourceMap.Place(spelled.Node), resource.Reference) };
        if (spelled.File is { } file) chain.Add(new RelatedLocation(file, "in the file it is read from"));
        if (spelled.Value is { } source) chain.AddRange(Of(graph, source, spelled.Environment, spelled.Rest, resource));
        return [.. chain.DistinctBy(c => c.Location).Take(MostPlaces)];
    }

    /// <summary>The places an expression's value comes from, without the expression's own; with or without those that only give keys.</summary>
    internal static ImmutableArray<RelatedLocation> Of(
        OriginGraph graph, ExpressionSyntax expression, OriginEnvironment environment, ImmutableArray<PathStep> path, Symbol symbol, bool withKeys = true)
    {
        if (expression is LiteralSyntax or TemplateSyntax { LiteralValue: not null }) return [];
        lock (graph)
        {
            var start = graph.Of(expression, environment, path, symbol);
            return [.. Walk(start).Where(n => withKeys || !n.IsExistence).SelectMany(n => n.Places)
                .Select(p => new RelatedLocation(SourceMap.Place(p.Node), p.Message) { IsFlow = true }).DistinctBy(p => p.Location).Take(MostPlaces)];
        }
    }

    /// <summary>A node and all it is made from, nearer before farther along each way.</summary>
    internal static IEnumerable<OriginNode> Walk(OriginNode start)
    {
        var seen = new HashSet<OriginNode> { start };
        var pending = new Stack<OriginNode>([start]);
        while (pending.TryPop(out var node))
        {
            yield return node;
            for (int i = node.Sources.Count - 1; i >= 0; i--)
                if (seen.Add(node.Sources[i])) pending.Push(node.Sources[i]);
        }
    }
}
