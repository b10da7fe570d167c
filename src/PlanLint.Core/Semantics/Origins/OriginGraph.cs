using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;
using YamlDotNet.RepresentationModel;

namespace PlanLint.Semantics;

/// <summary>
/// What every part of every value is made from. Nodes are made when they are asked for and expressions are followed with the keys
/// known so far, so that one entry of a map leads to just the instances it feeds. Users lock it.
/// </summary>
internal sealed partial class OriginGraph(ModuleEvaluation evaluation)
{
    private const int DepthLimit = 200;
    private const int PathLimit = 16;

    private readonly Dictionary<OriginKey, OriginNode> nodes = [];
    private readonly Stack<OriginNode> unbuilt = new();
    private OriginNode? current;
    private int depth;

    public ModuleEvaluation Evaluation => evaluation;

    public ElementNames Names { get; } = new(evaluation);

    /// <summary>YAML and JSON files looked into so far, by absolute path; null for those that are neither.</summary>
    public Dictionary<string, (SourceText Source, YamlNode Root)?> Documents { get; } = [];

    public IReadOnlyCollection<OriginNode> Nodes => nodes.Values;

    /// <summary>The node of a key and all it is made from, built.</summary>
    public OriginNode Node(OriginKey key)
    {
        var node = Intern(key);
        while (unbuilt.TryPop(out var next)) Build(next);
        return node;
    }

    /// <summary>A node that stands for one expression, built.</summary>
    public OriginNode Of(ExpressionSyntax expression, OriginEnvironment environment, ImmutableArray<PathStep> path, Symbol symbol)
    {
        var node = new OriginNode(new OriginKey(symbol, environment.Instance, environment.Key, null)) { IsBuilt = true };
        current = node;
        Follow(expression, environment, path);
        current = null;
        while (unbuilt.TryPop(out var next)) Build(next);
        return node;
    }

    /// <summary>The expression that repeats a block; null when nothing does.</summary>
    public static ExpressionSyntax? RepeatedBy(BlockSymbol block) => block switch
    {
        ResourceSymbol resource => resource.ForEach ?? resource.Count ?? ModuleEvaluation.EnabledBy(resource),
        ModuleCallSymbol call => call.ForEach ?? call.Count ?? call.Enabled,
        _ => null,
    };

    private OriginNode Intern(OriginKey key)
    {
        if (key.Path is { Steps.Length: > PathLimit } path) key = key with { Path = ValuePath.Of(path.Steps.AsSpan(0, PathLimit)) };
        if (nodes.TryGetValue(key, out var known)) return known;
        var node = new OriginNode(key);
        nodes.Add(key, node);
        unbuilt.Push(node);
        return node;
    }

    private void Need(Symbol symbol, ModuleInstance instance, InstanceKey? key, ImmutableArray<PathStep>? path) =>
        current!.Add(Intern(new OriginKey(symbol, instance, key, path is { } steps ? ValuePath.Of(steps.AsSpan()) : null)));

    private void Text(SyntaxNode node) => current!.Texts.Add(node);

    private void Build(OriginNode node)
    {
        if (node.IsBuilt) return;
        node.IsBuilt = true;
        current = node;
        var (instance, steps) = (node.Key.Instance, node.Key.Steps);
        switch (node.Key.Symbol)
        {
            case LocalSymbol local:
                node.Places.Add((Spelled(local.Attribute, local.Value, steps), local.Reference));
                Follow(local.Value, new OriginEnvironment(instance, null, null), steps);
                break;
            case OutputSymbol output:
                if (output.Value is not { } value) break;
                node.Places.Add((Spelled(output.Body.GetAttribute("value")!, value, steps), $"{instance.Path}.{output.Name}".TrimStart('.')));
                Follow(value, new OriginEnvironment(instance, null, null), steps);
                break;
            case VariableSymbol variable: BuildVariable(node, variable, instance, steps); break;
            case ResourceSymbol resource: BuildResource(resource, node.Key); break;
            case ModuleCallSymbol call: BuildExistence(call, instance, node.Key.InstanceKey); break;
        }
        current = null;
    }

    private void BuildVariable(OriginNode node, VariableSymbol variable, ModuleInstance instance, ImmutableArray<PathStep> steps)
    {
        node.Places.Add((variable.Block, variable.Reference));
        if (instance.Parent is { } parent)
        {
            var call = instance.Module.Call!;
            if (call.Argument(variable.Name) is { } argument)
            {
                node.Places.Add((Spelled(argument, argument.Value, steps), $"argument of {call.Reference}"));
                Follow(argument.Value, new OriginEnvironment(parent, call, instance.Key), steps);
                return;
            }
        }
        else if (evaluation.Tree.Assignment(variable.Name) is { } assignment)
        {
            if (assignment.Value is null) return;
            node.Places.Add((Spelled(assignment.Attribute!, assignment.Value, steps), $"{variable.Reference} is given here"));
            Follow(assignment.Value, new OriginEnvironment(instance, null, null), steps);
            return;
        }
        if (variable.Default is not { } standard) return;
        node.Places.Add((Spelled(variable.Body.GetAttribute("default")!, standard, steps), $"default of {variable.Reference}"));
        Follow(standard, new OriginEnvironment(instance, null, null), steps);
    }

    private void BuildResource(ResourceSymbol resource, OriginKey key)
    {
        var environment = new OriginEnvironment(key.Instance, resource, key.InstanceKey);
        if (key.Path is null)
        {
            // The instance as a whole: that it exists, and all that is configured.
            BuildExistence(resource, key.Instance, key.InstanceKey);
            foreach (var use in ReferenceUse.In(resource).Where(u => u.Role == ReferenceRole.ReplaceTrigger)) Follow(use.Syntax, environment, []);
            foreach (var attribute in resource.Body.Attributes)
                if (!ConfiguredBody.MetaArguments.Contains(attribute.Name)) Need(resource, key.Instance, key.InstanceKey, [attribute.Name]);
            foreach (var block in resource.Body.Blocks)
                if (!ConfiguredBody.MetaBlocks.Contains(block.Type)) FollowBlock(block, environment);
            return;
        }
        if (key.Steps is [var only] && only == OriginPath.Existence)
        {
            BuildExistence(resource, key.Instance, key.InstanceKey);
            return;
        }
        var place = BodyPlace.Find(evaluation, environment, resource.Body.Attributes, resource.Body.Blocks, key.Steps);
        if (place is { Value: { } value })
        {
            current!.Places.Add((Spelled(place.Node, value, place.Rest), resource.Reference));
            Follow(value, place.Environment, place.Rest);
        }
        // What the provider computes may depend on all that is configured.
        else if (place?.Node is BlockSyntax block && place.Rest.IsEmpty) FollowBlock(block, place.Environment);
        else Need(resource, key.Instance, key.InstanceKey, null);
    }

    private void BuildExistence(BlockSymbol block, ModuleInstance instance, InstanceKey? key)
    {
        if (instance.Module.Call is { } call) Need(call, instance.Parent!, instance.Key, null);
        if (RepeatedBy(block) is not { } repeatedBy) return;
        bool isForEach = block is ResourceSymbol { ForEach: not null } or ModuleCallSymbol { ForEach: not null };
        Follow(repeatedBy, new OriginEnvironment(instance, null, null), isForEach && key is { } k ? [OriginPath.Of(k), OriginPath.Existence] : []);
    }

    private void FollowBlock(BlockSyntax block, OriginEnvironment environment)
    {
        if (block.Type != "dynamic")
        {
            FollowBody(block.Body, environment);
            return;
        }
        if (block.Body.GetAttribute("for_each")?.Value is not { } collection) return;
        Follow(collection, environment, []);
        var inner = environment.Bind(DynamicBlock.Iterator(block), new OriginBinding(collection, environment, OriginPath.Any, OriginBindingRole.Iterator));
        foreach (var content in block.Body.GetBlocks("content")) FollowBody(content.Body, inner);
    }

    private void FollowBody(BodySyntax body, OriginEnvironment environment)
    {
        foreach (var attribute in body.Attributes) Follow(attribute.Value, environment, []);
        foreach (var block in body.Blocks) FollowBlock(block, environment);
    }

    /// <summary>The deepest node that a value spells on the way along a path: the entry of an object, else the attribute.</summary>
    internal SyntaxNode Spelled(SyntaxNode holder, ExpressionSyntax value, ImmutableArray<PathStep> path)
    {
        foreach (var step in path)
        {
            if (step == OriginPath.Any || step == OriginPath.Existence) break;
            while (value is ParensSyntax parens) value = parens.Inner;
            if (value is ObjectSyntax entries && step.Name is { } name && Names.LiteralKeys(entries).TryGetValue(name, out var item))
                (holder, value) = (item, item.Value);
            else if (value is TupleSyntax tuple && step.Name is null && step.Index < tuple.Elements.Count) holder = value = tuple.Elements[step.Index];
            else break;
        }
        return holder;
    }
}
