using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>
/// Which resource instances a piece of text can influence. Keys are followed, so one entry of a map leads to just the instances it
/// feeds; where a key is not known, all instances count. Instances whose keys cannot be listed appear as their block. Safe to share
/// between threads; the first question costs a walk over all instances.
/// </summary>
public sealed class Slices
{
    private readonly ModuleEvaluation evaluation;
    private Dictionary<OriginNode, List<OriginNode>>? dependents;
    private int nodeCount;
    private readonly Lazy<(OriginGraph Graph, IReadOnlyList<(ResourceAddress Address, OriginNode Node)> Instances)> graph;

    /// <summary>Slices of an evaluated module tree.</summary>
    public Slices(ModuleEvaluation evaluation)
    {
        this.evaluation = evaluation;
        graph = new(Build);
    }

    /// <summary>The instances that editing <paramref name="node"/> can influence, ordered. The node may stand in a file of variable values.</summary>
    public ImmutableArray<ResourceAddress> Of(SyntaxNode node)
    {
        var tree = node.Tree;
        var span = node.Span;
        bool Touches(SyntaxNode text) => ReferenceEquals(text.Tree, tree) && text.Span.Overlaps(span);
        bool Holds(SyntaxNode text) => ReferenceEquals(text.Tree, tree) && span.Contains(text.Span);
        return Reached(n => n.Texts.Exists(Touches) || n.Holders.Exists(Holds) || Declares(n.Key, node, tree));
    }

    /// <summary>The instances that a declaration can influence, ordered; of a resource these are its own and those that depend on them.</summary>
    public ImmutableArray<ResourceAddress> Of(Symbol symbol) => Reached(n => ReferenceEquals(n.Key.Symbol, symbol));

    /// <summary>The instances that a value given to a root variable can influence, ordered.</summary>
    public ImmutableArray<ResourceAddress> Of(VariableAssignment assignment) =>
        assignment.Attribute is { } attribute ? Of(attribute)
        : evaluation.Tree.Root.Variables[assignment.Name] is { } variable ? Of(variable) : [];

    /// <summary>True when editing the node changes what the symbol is, beyond the expressions that were followed.</summary>
    private static bool Declares(OriginKey key, SyntaxNode node, SyntaxTree tree)
    {
        if (key.Symbol is not BlockSymbol symbol || key.Symbol is ResourceSymbol && key.Path is not null) return false;
        foreach (var block in symbol.Body.Declarations)
        {
            if (!ReferenceEquals(block.Tree, tree)) continue;
            if (node.Span.Contains(block.HeaderSpan) || block.HeaderSpan.Contains(node.Span)) return true;
            if (!block.Span.Contains(node.Span)) continue;
            // Meta-arguments and the blocks that speak to Terraform concern every instance; so does all of a variable's block.
            var item = node.AncestorsAndSelf().OfType<BodyItemSyntax>().LastOrDefault(i => ReferenceEquals(i.Parent, block.Body));
            if (symbol is VariableSymbol || item is AttributeSyntax attribute
                && attribute.Name is "depends_on" or "provider" or "providers" or "source" or "version"
                || item is BlockSyntax nested && ConfiguredBody.MetaBlocks.Contains(nested.Type)) return true;
        }
        return false;
    }

    private ImmutableArray<ResourceAddress> Reached(Func<OriginNode, bool> isStart)
    {
        var (origins, instances) = graph.Value;
        lock (origins)
        {
            var reached = new HashSet<OriginNode>();
            var pending = new Stack<OriginNode>();
            var dependents = DependentsIn(origins);
            foreach (var node in origins.Nodes)
                if (isStart(node) && reached.Add(node)) pending.Push(node);
            while (pending.TryPop(out var node))
                if (dependents.TryGetValue(node, out var list))
                    foreach (var dependent in list)
                        if (reached.Add(dependent)) pending.Push(dependent);
            return [.. instances.Where(i => reached.Contains(i.Node)).Select(i => i.Address).Distinct().Order()];
        }
    }

    /// <summary>The graph turned around; kept until somebody else's question has added nodes to it.</summary>
    private Dictionary<OriginNode, List<OriginNode>> DependentsIn(OriginGraph origins)
    {
        if (dependents is { } known && nodeCount == origins.Nodes.Count) return known;
        var turned = new Dictionary<OriginNode, List<OriginNode>>();
        foreach (var node in origins.Nodes)
        {
            foreach (var source in node.Sources)
            {
                if (!turned.TryGetValue(source, out var list)) turned[source] = list = [];
                list.Add(node);
            }
        }
        nodeCount = origins.Nodes.Count;
        return dependents = turned;
    }

    private (OriginGraph, IReadOnlyList<(ResourceAddress, OriginNode)>) Build()
    {
        var origins = evaluation.Origins;
        var instances = new List<(ResourceAddress, OriginNode)>();
        lock (origins)
        {
            foreach (var module in evaluation.Tree.Modules) AddModule(module);
        }
        return (origins, instances);

        void AddModule(Module module)
        {
            var paths = evaluation.Instances(module, out bool isComplete);
            foreach (var path in paths) AddInstances(module, path, path);
            // What cannot be listed is followed once, for all instances together.
            if (!isComplete && paths.Count == 0) AddInstances(module, module.Path, module.Path);
        }

        void AddInstances(Module module, ModulePath path, ModulePath shown)
        {
            if (evaluation.Instance(path) is not { } instance) return;
            foreach (var resource in module.Resources)
            {
                var repetition = evaluation.RepetitionOf(resource, path);
                var address = new ResourceAddress(shown, resource.Mode, resource.Type, resource.Name);
                if (repetition.Kind == RepetitionKind.Once || !repetition.IsKnown)
                    instances.Add((address, origins.Node(new OriginKey(resource, instance, null, null))));
                else
                    foreach (var key in repetition.Keys)
                        instances.Add((address.WithKey(key), origins.Node(new OriginKey(resource, instance, key, null))));
            }
        }
    }
}
