using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Semantics;

// What a part of an expression's value is made from.
internal sealed partial class OriginGraph
{
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
            case AnonSymbolSyntax when environment.Splat is { } binding:
                Follow(
                binding.Collection, binding.Environment, path.Insert(0, binding.Element)); break;
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
            case "count" or "path" or "terraform" or "tofu":
                break;
            case "data" or "ephemeral" or "resource":
                if (References.DeclarationOf(traversal, module) is ResourceSymbol found) FollowResource(found, instance, OriginPath.Of(steps, 3, path));
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
        Follow(binding.Collection, binding.Environment, role == OriginBindingRole.Key
            ? [binding.Element, OriginPath.Existence]
            : path.Insert(0, binding.Element));
    }

    private void FollowConditional(ConditionalSyntax conditional, OriginEnvironment environment, ImmutableArray<PathStep> path)
    {
        Follow(conditional.Condition, environment, []);
        var condition = Evaluate(conditional.Condition, environment);
        bool isKnown = condition.IsKnown && !condition.IsNull && condition.Type.Kind == TypeKind.Bool;
        if (!isKnown || condition.AsBool) Follow(conditional.WhenTrue, environment, path);
        if (!isKnown || !condition.AsBool) Follow(conditional.WhenFalse, environment, path);
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
            case "tomap" or "tolist" or "toset" or "tostring" or "tonumber" or "tobool" or "sensitive" or "nonsensitive" or "distinct"
                or "compact" when arguments.Count == 1:
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
}
