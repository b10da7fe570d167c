using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>
/// Follows a value to the YAML or JSON file it is decoded from: through <c>each.value</c>, locals, variables and <c>for</c>, as
/// manifests are usually read, one file an instance.
/// </summary>
internal sealed class FileTrace(ModuleEvaluation evaluation, OriginGraph graph)
{
    private const int DepthLimit = 64;
    private int depth;

    /// <summary>The entry of the file a path leads to; null when the value is from no file that can be told.</summary>
    public SourceLocation? Find(ExpressionSyntax expression, OriginEnvironment environment, ImmutableArray<PathStep> path)
    {
        if (depth >= DepthLimit) return null;
        depth++;
        var found = expression switch
        {
            ParensSyntax parens => Find(parens.Inner, environment, path),
            TemplateWrapSyntax wrap => Find(wrap.Wrapped, environment, path),
            RelativeTraversalSyntax relative => Find(relative.Source, environment, OriginPath.Of(relative.Steps, 0, path)),
            IndexSyntax index when OriginPath.Of(Evaluate(index.Key, environment)) is var step && step != OriginPath.Any =>
                Find(index.Collection, environment, path.Insert(0, step)),
            ConditionalSyntax conditional when Evaluate(
                conditional.Condition, environment) is { IsKnown: true, IsNull: false, Kind: TypeKind.Bool } condition =>
                Find(condition.AsBool ? conditional.WhenTrue : conditional.WhenFalse, environment, path),
            ObjectSyntax or TupleSyntax when !path.IsEmpty => InEntries(expression, environment, path),
            ForSyntax loop when !path.IsEmpty => InLoop(loop, environment, path),
            ScopeTraversalSyntax traversal => Through(traversal, environment, path),
            FunctionCallSyntax call => InCall(call, environment, path),
            _ => null,
        };
        depth--;
        return found;
    }

    private SourceLocation? InEntries(ExpressionSyntax entries, OriginEnvironment environment, ImmutableArray<PathStep> path) =>
        graph.Spelled(entries, entries, path[..1]) switch
        {
            ObjectItemSyntax item => Find(item.Value, environment, path[1..]),
            ExpressionSyntax element when !ReferenceEquals(element, entries) => Find(element, environment, path[1..]),
            _ => null,
        };

    private SourceLocation? InLoop(ForSyntax loop, OriginEnvironment environment, ImmutableArray<PathStep> path)
    {
        if (graph.Names.Elements(loop, environment, path[0]) is not [var element] || element == OriginPath.Any) return null;
        var inner = environment.Bind(loop.ValueVariable, new OriginBinding(loop.Collection, environment, element, OriginBindingRole.Element));
        if (loop.KeyVariable is { } key) inner = inner.Bind(key, new OriginBinding(loop.Collection, environment, element, OriginBindingRole.Key));
        return Find(loop.Value, inner, path[1..]);
    }

    private SourceLocation? InCall(FunctionCallSyntax call, OriginEnvironment environment, ImmutableArray<PathStep> path)
    {
        switch (call.Name)
        {
            case "yamldecode" or "jsondecode" when call.Arguments is [FunctionCallSyntax { Name: "file" or "templatefile", Arguments: [var name, ..] }]:
                return Evaluate(name, environment).StringOrNull is { } file ? FilePlace.Find(graph, file, path) : null;
            case "try" or "tomap" or "sensitive" or "nonsensitive" when call.Arguments.Count > 0:
                return Find(call.Arguments[0], environment, path);
            case "merge" when path is [{ Name: { } key }, ..]:
                foreach (var argument in call.Arguments.Reverse())
                    if (Evaluate(argument, environment)[key] is not null) return Find(argument, environment, path);
                return null;
            default:
                return null;
        }
    }

    private SourceLocation? Through(ScopeTraversalSyntax traversal, OriginEnvironment environment, ImmutableArray<PathStep> path)
    {
        var steps = traversal.Steps;
        if (environment.Bindings.TryGetValue(traversal.RootName, out var binding))
            return binding.Role == OriginBindingRole.Element
                ? Find(binding.Collection, binding.Environment, [binding.Element, .. OriginPath.Of(steps, 1, path)])
                : null;
        if (steps.Count < 2 || steps[1].Name is not { } second) return null;
        var rest = OriginPath.Of(steps, 2, path);
        var instance = environment.Instance;
        switch (traversal.RootName)
        {
            case "local":
                return instance.Module.Locals[second] is { } local ? Find(local.Value, environment.OfModule, rest) : null;
            case "each" when second == "value" && environment is { Block: { } block, Key: { } key } && OriginGraph.RepeatedBy(block) is { } repeatedBy:
                return Find(repeatedBy, environment.OfModule, rest.Insert(0, OriginPath.Of(key)));
            case "var" when instance.Module.Call is { } call && call.Argument(second) is { } argument:
                return Find(argument.Value, new OriginEnvironment(instance.Parent!, call, instance.Key), rest);
            case "var" when instance.Module.Variables[second]?.Default is { } standard:
                return Find(standard, environment.OfModule, rest);
            default:
                return null;
        }
    }

    private Value Evaluate(ExpressionSyntax expression, OriginEnvironment environment) =>
        evaluation.Evaluate(expression, new OriginScope(evaluation, environment)).Value;
}
