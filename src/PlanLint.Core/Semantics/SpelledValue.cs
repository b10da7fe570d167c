using System.Collections.Immutable;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>The deepest part of a value that the text spells along a path.</summary>
/// <param name="Node">The attribute, entry or element.</param>
/// <param name="Value">Its value, where the path goes on by reference; null when it ends in a file.</param>
/// <param name="Rest">What of the path is left.</param>
/// <param name="Environment">Where the value is evaluated.</param>
/// <param name="File">The place in the YAML or JSON file the value is read from; null when it is not.</param>
internal sealed record SpelledValue(
    SyntaxNode Node, ExpressionSyntax? Value, ImmutableArray<PathStep> Rest, OriginEnvironment Environment, SourceLocation? File)
{
    private const int DepthLimit = 64;

    public static SpelledValue Find(
        ModuleEvaluation evaluation, OriginGraph graph, SyntaxNode holder, ExpressionSyntax value, ImmutableArray<PathStep> path, OriginEnvironment environment)
    {
        for (int depth = 0; depth < DepthLimit; depth++)
        {
            switch (value)
            {
                case ParensSyntax parens:
                    value = parens.Inner;
                    continue;
                case TemplateWrapSyntax wrap:
                    value = wrap.Wrapped;
                    continue;
                case ConditionalSyntax conditional when Evaluate(conditional.Condition) is { IsKnown: true, IsNull: false, Kind: TypeKind.Bool } condition:
                    value = condition.AsBool ? conditional.WhenTrue : conditional.WhenFalse;
                    continue;
                case ObjectSyntax when path is [{ Name: not null }, ..] or [{ Name: null }, ..]:
                    // JSON syntax writes a single nested block as an object; its index says nothing.
                    if (path[0].Name is null)
                    {
                        if (path[0].Index != 0) return new SpelledValue(holder, value, path, environment, null);
                        path = path[1..];
                        continue;
                    }
                    SyntaxNode item;
                    lock (graph) item = graph.Spelled(holder, value, path[..1]);
                    if (ReferenceEquals(item, holder)) return new SpelledValue(holder, value, path, environment, null);
                    (holder, value, path) = (item, ((ObjectItemSyntax)item).Value, path[1..]);
                    continue;
                case TupleSyntax tuple when path is [{ Name: null } index, ..] && index.Index < tuple.Elements.Count:
                    (holder, value, path) = (tuple.Elements[index.Index], tuple.Elements[index.Index], path[1..]);
                    continue;
                case FunctionCallSyntax { Name: "merge", ExpandsFinal: false } merge when path is [{ Name: { } key }, ..]
                    && GivenBy(merge, key) is { } argument:
                    if (argument is not ObjectSyntax) return new SpelledValue(holder, argument, path, environment, null);
                    value = argument;
                    continue;
                default:
                    SourceLocation? file;
                    lock (graph) file = new FileTrace(evaluation, graph).Find(value, environment, path);
                    return new SpelledValue(holder, file is null ? value : null, path, environment, file);
            }
        }
        return new SpelledValue(holder, value, path, environment, null);

        Value Evaluate(ExpressionSyntax expression) => evaluation.Evaluate(expression, new OriginScope(evaluation, environment)).Value;

        // The last argument that has the key; none when one after it may have it too.
        ExpressionSyntax? GivenBy(FunctionCallSyntax merge, string key)
        {
            for (int i = merge.Arguments.Count - 1; i >= 0; i--)
            {
                if (merge.Arguments[i] is ObjectSyntax entries && entries.Items.Any(e => e.Key.LiteralKey == key)) return entries;
                var argument = Evaluate(merge.Arguments[i]);
                if (!argument.IsKnown) return null;
                if (argument[key] is not null) return merge.Arguments[i];
            }
            return null;
        }
    }
}
