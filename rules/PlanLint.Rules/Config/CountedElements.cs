using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>What <c>count = length(…)</c> counts: the elements of a list, or the keys of a map.</summary>
/// <param name="List">What is counted, as it is written.</param>
/// <param name="Map">The map whose keys or values are counted; null for a list, and where it cannot be told yet.</param>
internal sealed record CountedElements(ExpressionSyntax List, ExpressionSyntax? Map)
{
    private readonly string list = List.ToString();
    private readonly string keys = $"keys({Map ?? List})", values = $"values({Map ?? List})";

    /// <summary>Reads what stands in <c>length</c>.</summary>
    public static CountedElements Of(ExpressionSyntax list) =>
        new(list, list is FunctionCallSyntax { Name: "keys" or "values", Arguments: [var map] } ? map : null);

    /// <summary>
    /// What an instance of <c>for_each</c> calls the element that <c>count.index</c> picks here: <c>each.key</c> or <c>each.value</c>; null where
    /// nothing is picked.
    /// </summary>
    public string? PickOf(SyntaxNode node) => node switch
    {
        IndexSyntax index when IsCountIndex(index.Key) => NameOf(index.Collection),
        FunctionCallSyntax { Name: "element", Arguments: [var from, var key] } when IsCountIndex(key) => NameOf(from),
        RelativeTraversalSyntax { Source: IndexSyntax index } when IsCountIndex(index.Key) => NameOf(index.Collection),
        _ => null,
    };

    /// <summary>True when an element is picked by its place among the keys or values, so that a map is counted.</summary>
    public bool IsOfMap(SyntaxNode body) => Map is not null || body.DescendantNodes().Any(n => PickOf(n) is not null && Picked(n) is { } from && from != list);

    private static string? Picked(SyntaxNode node) => node switch
    {
        IndexSyntax index => index.Collection.ToString(),
        FunctionCallSyntax { Arguments: [var from, _] } => from.ToString(),
        RelativeTraversalSyntax { Source: IndexSyntax index } => index.Collection.ToString(),
        _ => null,
    };

    private string? NameOf(ExpressionSyntax from)
    {
        string text = from.ToString();
        return text == keys ? "each.key" : text == values || text == list ? "each.value" : null;
    }

    private static bool IsCountIndex(ExpressionSyntax key) => key is ScopeTraversalSyntax { RootName: "count", Steps: [_, { Name: "index" }] };
}
