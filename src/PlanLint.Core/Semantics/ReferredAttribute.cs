using System.Collections.Immutable;
using System.Text;
using PlanLint.Addresses;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>
/// An attribute of a resource instance that an expression takes over as it is, so that two expressions of the same one have the same
/// value, known or not.
/// </summary>
/// <param name="Address">The instance.</param>
/// <param name="Attribute">The attribute, with what of it: <c>id</c>, <c>metadata[0].name</c>.</param>
public sealed record ReferredAttribute(ResourceAddress Address, string Attribute)
{
    private const int DepthLimit = 64;

    /// <summary>As an interpolation: <c>${aws_vpc.main.id}</c>.</summary>
    public override string ToString() => $"${{{Address}.{Attribute}}}";

    /// <summary>Follows variables, locals, outputs and keys; null when the expression makes a value of its own or the way is not known.</summary>
    internal static ReferredAttribute? Follow(ModuleEvaluation evaluation, ExpressionSyntax expression, OriginEnvironment environment)
    {
        var path = ImmutableArray<PathStep>.Empty;
        for (int depth = 0; depth < DepthLimit; depth++)
        {
            switch (expression)
            {
                case ParensSyntax parens:
                    expression = parens.Inner;
                    break;
                case TemplateWrapSyntax wrap:
                    expression = wrap.Wrapped;
                    break;
                case ConditionalSyntax conditional when Evaluate(conditional.Condition) is { IsKnown: true, IsNull: false, Kind: TypeKind.Bool } condition:
                    expression = condition.AsBool ? conditional.WhenTrue : conditional.WhenFalse;
                    break;
                case RelativeTraversalSyntax relative:
                    path = OriginPath.Of(relative.Steps, 0, path);
                    expression = relative.Source;
                    break;
                case IndexSyntax index when OriginPath.Of(Evaluate(index.Key)) is var key && key != OriginPath.Any:
                    path = path.Insert(0, key);
                    expression = index.Collection;
                    break;
                case ObjectSyntax entries when path is [{ Name: { } name }, ..] && entries.Items.LastOrDefault(i => i.Key.LiteralKey == name) is { } entry:
                    path = path[1..];
                    expression = entry.Value;
                    break;
                case TupleSyntax tuple when path is [{ Name: null } at, ..] && at.Index < tuple.Elements.Count:
                    path = path[1..];
                    expression = tuple.Elements[at.Index];
                    break;
                case ScopeTraversalSyntax { Steps: [_, { Name: { } second }, ..] } traversal:
                    var steps = traversal.Steps;
                    var (module, instance) = (environment.Instance.Module, environment.Instance);
                    ExpressionSyntax? next = null;
                    switch (traversal.RootName)
                    {
                        case "var" when module.Variables[second] is { } variable:
                            path = OriginPath.Of(steps, 2, path);
                            if (instance.Parent is null || module.Call!.Argument(variable.Name) is not { } argument) return null;
                            next = argument.Value;
                            environment = new OriginEnvironment(instance.Parent, module.Call, instance.Key);
                            break;
                        case "local" when module.Locals[second] is { } local:
                            path = OriginPath.Of(steps, 2, path);
                            next = local.Value;
                            environment = environment.OfModule;
                            break;
                        case "each" when second == "value" && environment is { Block: { } block, Key: { } key }:
                            path = OriginPath.Of(steps, 2, path).Insert(0, OriginPath.Of(key));
                            next = OriginGraph.RepeatedBy(block);
                            environment = environment.OfModule;
                            break;
                        case "module" when module.ModuleCalls[second] is { Target: { } target } call:
                            path = OriginPath.Of(steps, 2, path);
                            if (TakeKey(evaluation, call, instance, ref path) is not { } calledKey || path is not [{ Name: { } output }, ..]) return null;
                            next = target.Outputs[output]?.Value;
                            path = path[1..];
                            if (evaluation.Instance(instance.Path.Child(call.Name, calledKey.Key)) is not { } child) return null;
                            environment = new OriginEnvironment(child, null, null);
                            break;
                        case "data" when steps is [_, _, { Name: { } name }, ..]:
                            return Of(ResourceMode.Data, second, name, 3);
                        case "resource" when steps is [_, _, { Name: { } name }, ..]:
                            return Of(ResourceMode.Managed, second, name, 3);
                        case not ("var" or "local" or "each" or "module" or "data" or "ephemeral" or "self" or "count" or "path" or "terraform" or "tofu"
                            or "resource"):
                            return Of(ResourceMode.Managed, traversal.RootName, second, 2);
                    }
                    if (next is null) return null;
                    expression = next;
                    break;

                    ReferredAttribute? Of(ResourceMode mode, string type, string name, int from)
                    {
                        if (module.Resource(mode, type, name) is not { } resource) return null;
                        var rest = OriginPath.Of(steps, from, path);
                        return TakeKey(evaluation, resource, instance, ref rest) is { } taken && rest is [{ Name: not null }, ..]
                            ? new ReferredAttribute(new ResourceAddress(instance.Path, mode, type, name, taken.Key), Text(rest))
                            : null;
                    }
                default:
                    return null;
            }
        }
        return null;

        Value Evaluate(ExpressionSyntax part) => evaluation.Evaluate(part, new OriginScope(evaluation, environment)).Value;
    }

    /// <summary>Splits the key of an instance off a path; null when the path does not say which instance.</summary>
    private static (InstanceKey? Key, bool IsTaken)? TakeKey(
        ModuleEvaluation evaluation, BlockSymbol block, ModuleInstance instance, ref ImmutableArray<PathStep> path)
    {
        var kind = evaluation.RepetitionOf(block, instance.Path).Kind;
        if (kind is RepetitionKind.Once or RepetitionKind.Disabled) return (null, false);
        if (path is not [var step, ..] || OriginPath.ToKey(step, kind) is not { } key) return null;
        path = path[1..];
        return (key, true);
    }

    private static string Text(ImmutableArray<PathStep> path)
    {
        var text = new StringBuilder();
        foreach (var step in path)
        {
            if (step.Name is { } name) text.Append(text.Length == 0 ? "" : ".").Append(name);
            else text.Append('[').Append(step.Index).Append(']');
        }
        return text.ToString();
    }
}
