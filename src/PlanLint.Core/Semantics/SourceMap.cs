using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>Finds the place in the configuration that makes a fact about a resource (docs/facts/plan-files.md).</summary>
public static class SourceMap
{
    private const int MostRelated = 12;

    /// <summary>
    /// The attribute a path names, else the nested block, else the block's header; for an instance whose block is gone the
    /// <c>moved</c> or <c>removed</c> block or the module call; null when the configuration says nothing of the address. The value of
    /// the instance, when given, tells blocks of a set apart: their order in a plan is not that of the text.
    /// </summary>
    public static LocatedFact? Locate(
        this ModuleTree modules, ResourceAddress address, ResourceAddress? previousAddress = null, ValuePath? path = null, Value? value = null) =>
        modules.Evaluation.Locate(address, previousAddress, path, value);

    /// <summary>The same with what a plan adds to the configuration: keys and values that only the plan knows.</summary>
    public static LocatedFact? Locate(
        this ModuleEvaluation evaluation, ResourceAddress address, ResourceAddress? previousAddress = null, ValuePath? path = null, Value? value = null)
    {
        var tree = evaluation.Tree;
        if (UnloadedCall(tree, address.Module) is { } call) return new LocatedFact(call.Location, []);
        var moved = previousAddress is null ? [] : MovedBlocks(tree, previousAddress);
        if (tree.Find(address) is { } resource) return InResource(evaluation, resource, address, path, value, moved);
        if (previousAddress is not null && tree.Find(previousAddress) is { } previous)
            return InResource(evaluation, previous, previousAddress, path, value, moved);

        // The block is gone: what took it away is the place.
        BlockSymbol? refactoring = tree.RemovedFrom.Find(address) is { } removed ? removed : tree.MovedFrom.Find(address) ?? tree.MovedTo.Find(address);
        if (refactoring is not null) return new LocatedFact(refactoring.Location, []);
        for (int depth = address.Module.Steps.Length; depth > 0; depth--)
            if (CallOf(tree, address.Module, depth) is { } outer) return new LocatedFact(outer.Location, []);
        return null;
    }

    /// <summary>
    /// The key's place of a <c>for_each</c> instance: the map entry, the list element, the line of a variable file; null when it is not
    /// spelled.
    /// </summary>
    public static SourceLocation? KeyOf(this ModuleEvaluation evaluation, ResourceAddress address) =>
        address.Key is not null && evaluation.Tree.Find(address) is { } resource && evaluation.Instance(address.Module) is { } instance
            ? KeyPlace(evaluation.Origins, resource, instance, address.Key) : null;

    /// <summary>The outermost call on the way to a module whose sources are not on disk; null when all are.</summary>
    private static ModuleCallSymbol? UnloadedCall(ModuleTree tree, ModulePath path)
    {
        for (int depth = 1; depth <= path.Steps.Length; depth++)
            if (CallOf(tree, path, depth) is { Target: null } call) return call;
        return null;
    }

    private static ModuleCallSymbol? CallOf(ModuleTree tree, ModulePath path, int depth) =>
        tree.Find(new ModulePath(path.Steps[..(depth - 1)]))?.ModuleCalls[path.Steps[depth - 1].Name];

    private static List<RelatedLocation> MovedBlocks(ModuleTree tree, ResourceAddress previous) =>
        [.. tree.MovedFrom.All(previous).Select(m => new RelatedLocation(m.Location, $"moved from {m.From} here"))];

    private static LocatedFact InResource(
        ModuleEvaluation evaluation, ResourceSymbol resource, ResourceAddress address, ValuePath? path, Value? made, List<RelatedLocation> related)
    {
        var instance = evaluation.Instance(address.Module);
        if (instance is null) return new LocatedFact(resource.Location, [.. related]);

        var graph = evaluation.Origins;
        var location = resource.Location;
        if (path is { Steps.IsEmpty: false })
        {
            var environment = new OriginEnvironment(instance, resource, address.Key);
            var place = BodyPlace.Find(evaluation, environment, resource.Body.Attributes, resource.Body.Blocks, path.Steps, made);
            if (place is { Value: null }) location = Place(place.Node);
            else if (place is { Value: { } value })
            {
                var spelled = SpelledValue.Find(evaluation, graph, place.Node, value, place.Rest, place.Environment);
                location = spelled.File ?? Place(spelled.Node);
                if (spelled.File is not null) related.Add(new RelatedLocation(Place(spelled.Node), "read here"));
                if (spelled.Value is { } source)
                    related.AddRange(ValueProvenance.Of(graph, source, spelled.Environment, spelled.Rest, resource, withKeys: false));
            }
        }
        if (address.Key is { IsString: true } key && KeyPlace(graph, resource, instance, address.Key) is { } keyPlace)
            related.Add(new RelatedLocation(keyPlace, $"key \"{key.Text}\" is given here"));
        for (var inner = instance; inner.Parent is { } outer; inner = outer)
            if (inner.Key is { IsString: true } moduleKey && KeyPlace(graph, inner.Module.Call!, outer, inner.Key) is { } modulePlace)
                related.Add(new RelatedLocation(modulePlace, $"key \"{moduleKey.Text}\" of {inner.Module.Call!.Reference} is given here"));
        return new LocatedFact(location, [.. related.Where(r => !r.Location.Equals(location)).DistinctBy(r => r.Location).Take(MostRelated)]);
    }

    private static SourceLocation? KeyPlace(OriginGraph graph, BlockSymbol block, ModuleInstance instance, InstanceKey? key)
    {
        if (OriginGraph.RepeatedBy(block) is not { } repeatedBy || key is not { IsString: true } text) return null;
        SyntaxNode? found = null;
        lock (graph)
        {
            var start = graph.Of(repeatedBy, new OriginEnvironment(instance, null, null), [OriginPath.Of(text), OriginPath.Existence], block);
            // The farthest text that spells the key itself is where it comes from.
            foreach (var node in ValueProvenance.Walk(start))
                foreach (var candidate in node.Texts)
                    if (Spells(candidate, text.Text!)) found = candidate;
        }
        return found is null ? null : Place(found);
    }

    private static bool Spells(SyntaxNode node, string key) => node switch
    {
        ObjectKeySyntax { Keyword: { } word } => word == key,
        TemplateSyntax { LiteralValue: { } text } => text == key,
        LiteralSyntax { LiteralKind: LiteralKind.String } literal => literal.Text == key,
        _ => false,
    };

    /// <summary>The place of a node: itself on one line, else what names it.</summary>
    internal static SourceLocation Place(SyntaxNode node)
    {
        var source = node.Tree.Source;
        var lines = source.GetLineSpan(node.Span);
        if (node is BlockSyntax block) return SourceLocation.At(source, block.HeaderSpan);
        if (lines.Start.Line == lines.End.Line) return SourceLocation.At(source, node.Span);
        return SourceLocation.At(source, node switch
        {
            AttributeSyntax attribute => attribute.NameSpan,
            ObjectItemSyntax item => item.Key.Span,
            _ => TextSpan.FromBounds(node.Span.Start, source.GetLine(lines.Start.Line).End),
        });
    }
}
