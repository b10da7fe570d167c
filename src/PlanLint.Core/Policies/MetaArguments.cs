using PlanLint.Addresses;
using PlanLint.Evaluation;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Policies;

/// <summary>
/// What a block says to Terraform instead of the provider, as a policy's <c>config</c> has it: <c>count</c> and <c>for_each</c> as values,
/// references as they are written, blocks as lists of objects.
/// </summary>
internal static class MetaArguments
{
    private static readonly string[] Names = ["count", "for_each", "depends_on", "provider", "lifecycle", "provisioner", "connection"];

    /// <summary>The values of a resource with those of its meta-arguments that are asked for and written.</summary>
    public static Value AddTo(Value config, IReadOnlyCollection<string>? asked, ResourceSymbol? resource, ResourceAddress address, ModuleEvaluation evaluation)
    {
        if (asked is null || resource is null || !config.IsKnown || config.IsNull || config.Type.Kind != TypeKind.Object || !asked.Any(Names.Contains))
            return config;
        var scope = evaluation.Scope(address);
        var added = Names.Where(asked.Contains).Select(n => (Name: n, Value: Of(n, resource, evaluation, scope))).Where(a => a.Value is not null).ToArray();
        if (added.Length == 0) return config;
        return Value.Object(config.Attributes.Where(a => !added.Any(m => m.Name == a.Key)).Concat(added.Select(m => KeyValuePair.Create(m.Name, m.Value!))))
            .WithSensitive(config.IsSensitive);
    }

    /// <summary>Null when the block does not say it.</summary>
    private static Value? Of(string name, ResourceSymbol resource, ModuleEvaluation evaluation, Scope? scope)
    {
        if (name is "count" or "for_each") return resource.Body.GetAttribute(name) is { } number ? Evaluate(number.Value, evaluation, scope) : null;
        if (name is "depends_on" or "provider") return resource.Body.GetAttribute(name) is { } reference ? Written(reference.Value) : null;
        BlockSyntax[] blocks = [.. resource.Body.GetBlocks(name)];
        if (blocks.Length == 0) return null;
        // Terraform takes the arguments of several lifecycle blocks, as of override files, for those of one.
        if (name == "lifecycle") return Value.Tuple([Value.Object([.. Lifecycle(blocks, evaluation, scope)])]);
        return Value.Tuple([.. blocks.Select(b => Value.Object([.. b.Labels.Take(1).Select(l => KeyValuePair.Create("type", Value.String(l.Value)))]))]);
    }

    private static IEnumerable<KeyValuePair<string, Value>> Lifecycle(BlockSyntax[] blocks, ModuleEvaluation evaluation, Scope? scope)
    {
        foreach (var argument in blocks.SelectMany(b => b.Body.Attributes).GroupBy(a => a.Name, StringComparer.Ordinal))
        {
            var value = argument.Last().Value;
            yield return new(argument.Key, argument.Key is "ignore_changes" or "replace_triggered_by" ? Written(value) : Evaluate(value, evaluation, scope));
        }
        foreach (var conditions in blocks.SelectMany(b => b.Body.Blocks).GroupBy(b => b.Type, StringComparer.Ordinal))
            yield return new(conditions.Key, Value.Tuple([.. conditions.Select(_ => Value.EmptyObject)]));
    }

    private static Value Evaluate(ExpressionSyntax expression, ModuleEvaluation evaluation, Scope? scope) =>
        scope is not null && evaluation.Evaluate(expression, scope) is { IsValid: true } result ? result.Value : Value.DynamicUnknown;

    /// <summary>A reference, or a list of them, as text.</summary>
    private static Value Written(ExpressionSyntax expression) => expression is TupleSyntax list
        ? Value.Tuple([.. list.Elements.Select(Written)])
        : Value.String((expression as TemplateSyntax)?.LiteralValue ?? expression.ToString().Trim());
}
