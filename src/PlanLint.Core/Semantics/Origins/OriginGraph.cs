using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;
using YamlDotNet.RepresentationModel;

namespace PlanLint.Semantics;

/// <summary>
/// What every part of every value is made from. Nodes are made when they are asked for and expressions are followed with the keys
/// known so far, so that one entry of a map leads to just the instances it feeds. Users lock it.
/// </summary>
internal sealed class OriginGraph(ModuleEvaluation evaluation)
{
    private const int DepthLimit = 200;
    private const int PathLimit = 16;

    private readonly Dictionary<OriginKey, OriginNode> nodes = [];
    private readonly Dictionary<ObjectSyntax, Dictionary<string, ObjectItemSyntax>> literalKeys = [];
    private readonly Stack<OriginNode> unbuilt = new();
    private OriginNode? current;
    private int depth;

    public ModuleEvaluation Evaluation => evaluation;

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
        ResourceSymbol resource => resource.ForEach ?? resource.Count,
        ModuleCallSymbol call => call.ForEach ?? call.Count,
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

    private void FollowAll(IEnumerable<SyntaxNode> expressions, OriginEnvironment environment)
    {
        foreach (var child in expressions)
        {
            if (child is ExpressionSyntax expression) Follow(expression, environment, []);
            else if (child is ObjectItemSyntax item)
            {
                Follow(item.Key, environment, []);
                Follow(item.Value, environment, []);
            }
        }
    }

    /// <summary>Adds to the current node what a part of an expression's value is made from.</summary>
    private void Follow(ExpressionSyntax expression, OriginEnvironment environment, ImmutableArray<PathStep> path)
    {
        if (++depth > DepthLimit)
        {
            Text(expression);
            depth--;
            return;
        }
        switch (expression)
        {
            case ScopeTraversalSyntax traversal: FollowTraversal(traversal, environment, path); break;
            case RelativeTraversalSyntax relative: Follow(relative.Source, environment, OriginPath.Of(relative.Steps, 0, path)); break;
            case ParensSyntax parens: Follow(parens.Inner, environment, path); break;
            case TemplateWrapSyntax wrap: Follow(wrap.Wrapped, environment, path); break;
            case ObjectKeySyntax { Keyword: not null }: Text(expression); break;
            case ObjectKeySyntax key: Follow(key.Wrapped, environment, []); break;
            case IndexSyntax index:
                Follow(index.Key, environment, []);
                Follow(index.Collection, environment, path.Insert(0, OriginPath.Of(Evaluate(index.Key, environment))));
                break;
            case ConditionalSyntax conditional: FollowConditional(conditional, environment, path); break;
            case ObjectSyntax entries: FollowObject(entries, environment, path); break;
            case TupleSyntax tuple: FollowTuple(tuple, environment, path); break;
            case ForSyntax loop: FollowFor(loop, environment, path); break;
            case SplatSyntax splat:
                var (element, rest) = path.IsEmpty ? (OriginPath.Any, path) : (path[0], path[1..]);
                Follow(splat.Each, environment with { Splat = new OriginBinding(splat.Source, environment, element, OriginBindingRole.Element) }, rest);
                break;
            case AnonSymbolSyntax when environment.Splat is { } binding: Follow(binding.Collection, binding.Environment, path.Insert(0, binding.Element)); break;
            case FunctionCallSyntax call: FollowCall(call, environment, path); break;
            case LiteralSyntax or TemplateSyntax { LiteralValue: not null } or SyntaxErrorSyntax or AnonSymbolSyntax: Text(expression); break;
            default:
                Text(expression);
                FollowAll(expression.ChildNodes(), environment);
                break;
        }
        depth--;
    }

    private void FollowTraversal(ScopeTraversalSyntax traversal, OriginEnvironment environment, ImmutableArray<PathStep> path)
    {
        Text(traversal);
        var steps = traversal.Steps;
        string root = traversal.RootName;
        if (environment.Bindings.TryGetValue(root, out var binding))
        {
            FollowBinding(binding, OriginPath.Of(steps, 1, path));
            return;
        }
        var (module, instance) = (environment.Instance.Module, environment.Instance);
        if (root == "self" && environment.Block is ResourceSymbol own)
        {
            Need(own, instance, environment.Key, OriginPath.Of(steps, 1, path));
            return;
        }
        if (steps.Count < 2 || steps[1].Name is not { } second) return;
        switch (root)
        {
            case "var":
                if (module.Variables[second] is { } variable) Need(variable, instance, null, OriginPath.Of(steps, 2, path));
                break;
            case "local":
                if (module.Locals[second] is { } local) Need(local, instance, null, OriginPath.Of(steps, 2, path));
                break;
            case "each":
                if (environment.Block is not { } block || RepeatedBy(block) is not { } repeatedBy) break;
                var key = environment.Key is { } k ? OriginPath.Of(k) : OriginPath.Any;
                Follow(repeatedBy, environment.OfModule, second == "key" ? [key, OriginPath.Existence] : [key, .. OriginPath.Of(steps, 2, path)]);
                break;
            case "module":
                if (module.ModuleCalls[second] is { } call) FollowModule(call, instance, OriginPath.Of(steps, 2, path));
                break;
            case "count" or "path" or "terraform":
                break;
            case "data" or "ephemeral":
                if (steps.Count > 2 && steps[2].Name is { } name && module.Resource(root == "data" ? ResourceMode.Data : ResourceMode.Ephemeral, second, name) is { } found)
                    FollowResource(found, instance, OriginPath.Of(steps, 3, path));
                break;
            default:
                if (module.Resource(ResourceMode.Managed, root, second) is { } resource) FollowResource(resource, instance, OriginPath.Of(steps, 2, path));
                break;
        }
    }

    private void FollowBinding(OriginBinding binding, ImmutableArray<PathStep> path)
    {
        var role = binding.Role;
        if (role == OriginBindingRole.Iterator)
        {
            role = path is [{ Name: "key" }, ..] ? OriginBindingRole.Key : OriginBindingRole.Element;
            path = path.IsEmpty ? path : path[1..];
        }
        Follow(binding.Collection, binding.Environment, role == OriginBindingRole.Key ? [binding.Element, OriginPath.Existence] : path.Insert(0, binding.Element));
    }

    private void FollowResource(ResourceSymbol resource, ModuleInstance instance, ImmutableArray<PathStep> path) =>
        FollowInstances(resource, instance, path, (key, rest) => Need(resource, instance, key, rest.IsEmpty ? null : rest));

    private void FollowModule(ModuleCallSymbol call, ModuleInstance instance, ImmutableArray<PathStep> path)
    {
        if (call.Target is not { } target)
        {
            // Nobody knows what a module that is not on disk makes of its arguments.
            foreach (var argument in call.Arguments) Follow(argument.Value, new OriginEnvironment(instance, call, null), []);
            return;
        }
        FollowInstances(call, instance, path, (key, rest) =>
        {
            if (evaluation.Instance(instance.Path.Child(call.Name, key)) is not { } child) return;
            if (rest is [{ Name: { } output }, ..] && target.Outputs[output] is { } named)
            {
                Need(named, child, null, rest[1..]);
                return;
            }
            Need(call, instance, key, null);
            if (rest is [var existence] && existence == OriginPath.Existence) return;
            foreach (var each in target.Outputs) Need(each, child, null, []);
        });
    }

    /// <summary>Splits the instance key off a path and visits the instances it names.</summary>
    private void FollowInstances(BlockSymbol block, ModuleInstance instance, ImmutableArray<PathStep> path, Action<InstanceKey?, ImmutableArray<PathStep>> visit)
    {
        var repetition = evaluation.RepetitionOf(block, instance.Path);
        if (repetition.Kind == RepetitionKind.Once)
        {
            // A splat over a single instance makes a list of one.
            visit(null, path is [var only, ..] && (only == OriginPath.Any || only.Name is null) ? path[1..] : path);
            return;
        }
        var rest = path.IsEmpty ? path : path[1..];
        if (!path.IsEmpty && OriginPath.ToKey(path[0], repetition.Kind) is { } key)
        {
            visit(key, rest);
            return;
        }
        // All instances: which there are matters as well as what they are.
        if (RepeatedBy(block) is { } repeatedBy) Follow(repeatedBy, new OriginEnvironment(instance, null, null), []);
        foreach (var each in repetition.Keys) visit(each, rest);
    }

    private void FollowConditional(ConditionalSyntax conditional, OriginEnvironment environment, ImmutableArray<PathStep> path)
    {
        Follow(conditional.Condition, environment, []);
        var condition = Evaluate(conditional.Condition, environment);
        bool isKnown = condition.IsKnown && !condition.IsNull && condition.Type.Kind == TypeKind.Bool;
        if (!isKnown || condition.AsBool) Follow(conditional.WhenTrue, environment, path);
        if (!isKnown || !condition.AsBool) Follow(conditional.WhenFalse, environment, path);
    }

    private void FollowObject(ObjectSyntax entries, OriginEnvironment environment, ImmutableArray<PathStep> path)
    {
        if (path.IsEmpty)
        {
            Text(entries);
            FollowAll(entries.Items, environment);
            return;
        }
        bool all = path[0] == OriginPath.Any;
        bool existence = path[0] == OriginPath.Existence;
        string? name = path[0].Name ?? path[0].Index.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (existence) return;
        if (all)
        {
            foreach (var item in entries.Items) FollowItem(item, environment, path[1..]);
            if (entries.Items.Count == 0) Text(entries);
            return;
        }
        if (LiteralKeys(entries).TryGetValue(name, out var literal))
        {
            FollowItem(literal, environment, path[1..]);
            return;
        }
        bool found = false;
        foreach (var item in ItemsNamed(entries, environment, name))
        {
            FollowItem(item, environment, path[1..]);
            found = true;
        }
        // What is not spelled depends on the object as a whole, not on the other entries.
        if (!found) current!.Holders.Add(entries);
    }

    private readonly Dictionary<(ObjectSyntax, OriginEnvironment), (ILookup<string, int> Known, int[] Unknown)> namesOfObjects = [];

    /// <summary>The entries whose key is computed and is a name, and those whose key may be it. Worked out once an object and place.</summary>
    private IEnumerable<ObjectItemSyntax> ItemsNamed(ObjectSyntax entries, OriginEnvironment environment, string name)
    {
        if (!namesOfObjects.TryGetValue((entries, environment), out var names))
        {
            var keys = entries.Items.Select((item, i) => (Item: item, Index: i)).Where(e => e.Item.Key.LiteralKey is null)
                .Select(e => (e.Index, Key: Evaluate(e.Item.Key.Wrapped, environment))).ToArray();
            names = (keys.Where(k => k.Key.IsKnown).ToLookup(k => k.Key.StringOrNull ?? NameOf(OriginPath.Of(k.Key)), k => k.Index, StringComparer.Ordinal),
                [.. keys.Where(k => !k.Key.IsKnown).Select(k => k.Index)]);
            namesOfObjects[(entries, environment)] = names;
        }
        return names.Known[name].Concat(names.Unknown).Order().Select(i => entries.Items[i]);
    }

    private static string NameOf(PathStep step) => step.Name ?? step.Index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void FollowItem(ObjectItemSyntax item, OriginEnvironment environment, ImmutableArray<PathStep> rest)
    {
        Follow(item.Key, environment, []);
        if (rest is [var existence] && existence == OriginPath.Existence) return;
        Follow(item.Value, environment, rest);
    }

    private Dictionary<string, ObjectItemSyntax> LiteralKeys(ObjectSyntax entries)
    {
        if (literalKeys.TryGetValue(entries, out var known)) return known;
        var keys = new Dictionary<string, ObjectItemSyntax>(StringComparer.Ordinal);
        foreach (var item in entries.Items)
            if (item.Key.LiteralKey is { } key) keys[key] = item;
        return literalKeys[entries] = keys;
    }

    private void FollowTuple(TupleSyntax tuple, OriginEnvironment environment, ImmutableArray<PathStep> path)
    {
        if (path.IsEmpty)
        {
            Text(tuple);
            FollowAll(tuple.Elements, environment);
            return;
        }
        var step = path[0];
        if (step == OriginPath.Existence) return;
        if (step == OriginPath.Any)
        {
            foreach (var element in tuple.Elements) Follow(element, environment, path[1..]);
            if (tuple.Elements.Count == 0) Text(tuple);
            return;
        }
        if (step.Name is null)
        {
            if (step.Index < tuple.Elements.Count && step.Index >= 0) Follow(tuple.Elements[step.Index], environment, path[1..]);
            else current!.Holders.Add(tuple);
            return;
        }
        // A set made of this tuple names its elements by what they are.
        var elements = ElementsNamed(tuple, environment, step.Name);
        foreach (var element in elements) Follow(element, environment, []);
        if (elements.Count == 0) current!.Holders.Add(tuple);
    }

    private readonly Dictionary<(TupleSyntax, OriginEnvironment), (Dictionary<string, List<int>> Known, List<int> Unknown)> namesOfTuples = [];

    /// <summary>The elements that are a string, and those that may be it. Worked out once a tuple and place: each instance of a set asks.</summary>
    private List<ExpressionSyntax> ElementsNamed(TupleSyntax tuple, OriginEnvironment environment, string name)
    {
        if (!namesOfTuples.TryGetValue((tuple, environment), out var names))
        {
            names = (new(StringComparer.Ordinal), []);
            for (int i = 0; i < tuple.Elements.Count; i++)
            {
                var value = Evaluate(tuple.Elements[i], environment);
                if (!value.IsKnown) names.Unknown.Add(i);
                else if (value.StringOrNull is { } text)
                {
                    if (!names.Known.TryGetValue(text, out var list)) names.Known[text] = list = [];
                    list.Add(i);
                }
            }
            namesOfTuples[(tuple, environment)] = names;
        }
        return [.. names.Known.GetValueOrDefault(name, []).Concat(names.Unknown).Order().Select(i => tuple.Elements[i])];
    }

    private void FollowFor(ForSyntax loop, OriginEnvironment environment, ImmutableArray<PathStep> path)
    {
        Text(loop);
        var rest = path.IsEmpty ? path : path[1..];
        if (path is [var first, ..] && first == OriginPath.Existence) return;
        var wanted = path.IsEmpty ? OriginPath.Any : path[0];
        foreach (var element in Elements(loop, environment, wanted))
        {
            var inner = environment.Bind(loop.ValueVariable, new OriginBinding(loop.Collection, environment, element, OriginBindingRole.Element));
            if (loop.KeyVariable is { } key) inner = inner.Bind(key, new OriginBinding(loop.Collection, environment, element, OriginBindingRole.Key));
            Follow(loop.Collection, environment, [element, OriginPath.Existence]);
            if (loop.Condition is not null) Follow(loop.Condition, inner, []);
            if (loop.Key is not null) Follow(loop.Key, inner, []);
            if (rest is [var existence] && existence == OriginPath.Existence) continue;
            Follow(loop.Value, inner, rest);
        }
    }

    /// <summary>The elements of the collection that make the wanted element of the result; all of them when that is not known.</summary>
    internal List<PathStep> Elements(ForSyntax loop, OriginEnvironment environment, PathStep wanted)
    {
        if (wanted == OriginPath.Any) return [OriginPath.Any];
        if (loop.Key is ScopeTraversalSyntax { Steps: [_] } same && same.RootName == loop.KeyVariable) return [wanted];
        if (!elementsOfLoops.TryGetValue((loop, environment), out var keys)) elementsOfLoops[(loop, environment)] = keys = ElementsOf(Evaluate(loop.Collection, environment));
        if (keys is null) return [OriginPath.Any];
        if (loop.Key is null) return loop.Condition is null && wanted.Name is null && wanted.Index < keys.Count ? [keys[wanted.Index]] : [OriginPath.Any];

        var index = KeysOf(loop, environment, keys);
        if (index is null) return [OriginPath.Any];
        string name = wanted.Name ?? wanted.Index.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return index.TryGetValue(name, out var found) ? found : [OriginPath.Any];
    }

    private readonly Dictionary<(ForSyntax, OriginEnvironment), List<PathStep>?> elementsOfLoops = [];
    private readonly Dictionary<(ForSyntax, OriginEnvironment), Dictionary<string, List<PathStep>>?> keysOfLoops = [];

    /// <summary>What the elements of a collection are called, in order; null when it is not known.</summary>
    private static List<PathStep>? ElementsOf(Value collection) => !collection.IsKnown || collection.IsNull ? null : collection.Kind switch
    {
        TypeKind.Map or TypeKind.Object => [.. collection.Attributes.Keys.Select(k => (PathStep)k)],
        TypeKind.Set => [.. collection.Elements.Select(OriginPath.Of)],
        _ => [.. Enumerable.Range(0, collection.Elements.Length).Select(i => (PathStep)i)],
    };

    /// <summary>Which elements make each key of an object-for; null when a key is not known. Worked out once a loop and place.</summary>
    private Dictionary<string, List<PathStep>>? KeysOf(ForSyntax loop, OriginEnvironment environment, List<PathStep> elements)
    {
        if (keysOfLoops.TryGetValue((loop, environment), out var known)) return known;
        var index = new Dictionary<string, List<PathStep>>(StringComparer.Ordinal);
        foreach (var element in elements)
        {
            var inner = environment.Bind(loop.ValueVariable, new OriginBinding(loop.Collection, environment, element, OriginBindingRole.Element));
            if (loop.KeyVariable is { } key) inner = inner.Bind(key, new OriginBinding(loop.Collection, environment, element, OriginBindingRole.Key));
            var made = OriginPath.Of(Evaluate(loop.Key!, inner));
            if (made == OriginPath.Any || element == OriginPath.Any) return keysOfLoops[(loop, environment)] = null;
            string name = made.Name ?? made.Index.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (!index.TryGetValue(name, out var list)) index[name] = list = [];
            list.Add(element);
        }
        return keysOfLoops[(loop, environment)] = index;
    }

    private void FollowCall(FunctionCallSyntax call, OriginEnvironment environment, ImmutableArray<PathStep> path)
    {
        var arguments = call.Arguments;
        if (arguments.Count == 0) Text(call);
        switch (call.Name)
        {
            case "merge" when path is [{ Name: { } name } step, ..] && step != OriginPath.Any && !call.ExpandsFinal:
                // The last argument that has the key gives it; one that may have it may as well.
                for (int i = arguments.Count - 1; i >= 0; i--)
                {
                    var value = Evaluate(arguments[i], environment);
                    if (value.IsKnown && value[name] is null) continue;
                    Follow(arguments[i], environment, path);
                    if (value.IsKnown) return;
                }
                return;
            case "merge" or "try" or "coalesce" or "coalescelist" or "setunion":
                foreach (var argument in arguments) Follow(argument, environment, path);
                return;
            case "tomap" or "tolist" or "toset" or "tostring" or "tonumber" or "tobool" or "sensitive" or "nonsensitive" or "distinct" or "compact" when arguments.Count == 1:
                Follow(arguments[0], environment, path);
                return;
            case "keys" when arguments.Count == 1:
                Follow(arguments[0], environment, path is [{ Name: not null } key, ..] ? [key, OriginPath.Existence] : [OriginPath.Any, OriginPath.Existence]);
                return;
            case "one" when arguments.Count == 1:
                Follow(arguments[0], environment, path.Insert(0, OriginPath.Any));
                return;
            case "lookup" when arguments.Count >= 2:
                Follow(arguments[1], environment, []);
                Follow(arguments[0], environment, path.Insert(0, OriginPath.Of(Evaluate(arguments[1], environment))));
                if (arguments.Count > 2) Follow(arguments[2], environment, path);
                return;
            default:
                FollowAll(arguments, environment);
                return;
        }
    }

    private Value Evaluate(ExpressionSyntax expression, OriginEnvironment environment) =>
        evaluation.Evaluate(expression, new OriginScope(evaluation, environment)).Value;

    /// <summary>The deepest node that a value spells on the way along a path: the entry of an object, else the attribute.</summary>
    internal SyntaxNode Spelled(SyntaxNode holder, ExpressionSyntax value, ImmutableArray<PathStep> path)
    {
        foreach (var step in path)
        {
            if (step == OriginPath.Any || step == OriginPath.Existence) break;
            while (value is ParensSyntax parens) value = parens.Inner;
            if (value is ObjectSyntax entries && step.Name is { } name && LiteralKeys(entries).TryGetValue(name, out var item)) (holder, value) = (item, item.Value);
            else if (value is TupleSyntax tuple && step.Name is null && step.Index < tuple.Elements.Count) holder = value = tuple.Elements[step.Index];
            else break;
        }
        return holder;
    }
}
