using PlanLint.Documents;
using PlanLint.Evaluation;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Provenance;

/// <summary>Compares expressions and nested blocks with what a plan file keeps of them.</summary>
internal static class ExpressionComparer
{
    private static readonly Evaluator Literals = new(EvaluationOptions.Default);

    /// <summary>True when the plan cannot have been made from the expression. Either may be absent.</summary>
    public static bool Differ(ExpressionSyntax? written, ConfiguredExpression? planned)
    {
        if (written is null) return planned is not null && !IsNull(planned);
        if (planned is null) return !IsNull(written);
        if (planned.Items is not null || planned.Names is not null) return DifferAsBlocks(written, planned);

        var references = WrittenReferences.In(written);
        if (!references.Match(planned.References.IsDefault ? [] : planned.References)) return true;
        // A plan made from JSON syntax holds templates as constants, and no reader can tell which syntax it was.
        if (!references.IsEmpty) return false;
        if (CallsFunction(written)) return planned.ConstantJson is not null && !IsTemplate(planned.ConstantJson);
        var value = Literals.Evaluate(written, VariableScope.Empty).Value;
        if (!value.IsWhollyKnown) return false;
        if (planned.ConstantJson is not { } constant) return !value.IsNull;
        return !PlainValue.AreSame(value, JsonValue.Parse(constant)) && !IsTemplate(constant);
    }

    /// <summary>As the other, for <c>count</c> and <c>for_each</c>: plan files leave them out where they have neither a constant nor references.</summary>
    public static bool DifferAsRepetition(ExpressionSyntax? written, ConfiguredExpression? planned) =>
        planned is null && written is not null && CallsFunction(written) ? !WrittenReferences.In(written).IsEmpty : Differ(written, planned);

    /// <summary>The value of an expression that needs neither names nor functions; null when it does.</summary>
    public static Value? Constant(ExpressionSyntax expression) =>
        CallsFunction(expression) || !WrittenReferences.In(expression).IsEmpty ? null : Literals.Evaluate(expression, VariableScope.Empty).Value;

    /// <summary>True when nested blocks of one type differ from the plan's.</summary>
    public static bool Differ(IReadOnlyList<BlockSyntax> written, ConfiguredExpression planned)
    {
        // Blocks with labels are nested by them.
        if (written.Any(b => b.Labels.Count > 0)) return false;
        // Blocks that stand for an attribute, such as the routes of a table, are one expression in the plan: only its references can be compared.
        if (planned.Items is null && planned.Names is null && (!planned.References.IsDefaultOrEmpty || planned.ConstantJson is not null))
            return !WrittenReferences.In(written).Match(planned.References.IsDefault ? [] : planned.References);
        var blocks = planned.Items ?? [planned];
        if (blocks.Count != written.Count) return true;
        for (int i = 0; i < blocks.Count; i++)
            if (DifferInside(written[i], blocks[i])) return true;
        return false;
    }

    private static bool DifferInside(BlockSyntax block, ConfiguredExpression planned)
    {
        foreach (var attribute in block.Body.Attributes)
            if (Differ(attribute.Value, planned[attribute.Name])) return true;
        foreach (var group in block.Body.Blocks.GroupBy(b => b.Type, StringComparer.Ordinal))
            if (group.Key != "dynamic" && planned[group.Key] is { } inner && Differ([.. group], inner)) return true;
        foreach (var (name, inner) in planned.Names ?? NameMap<ConfiguredExpression>.Empty)
        {
            bool isWritten = block.Body.GetAttribute(name) is not null || block.Body.Blocks.Any(b => b.Type == name);
            if (!isWritten && !IsNull(inner)) return true;
        }
        return false;
    }

    /// <summary>JSON syntax writes nested blocks as objects, and several as a list of objects.</summary>
    private static bool DifferAsBlocks(ExpressionSyntax written, ConfiguredExpression planned)
    {
        var objects = written switch
        {
            TupleSyntax list => list.Elements.ToArray(),
            ObjectSyntax one => [one],
            _ => null,
        };
        var blocks = planned.Items ?? [planned];
        // An attribute given as a block, or the other way round, is no evidence: only the provider's schema tells.
        if (objects is null || objects.Length != blocks.Count) return objects is not null;
        for (int i = 0; i < blocks.Count; i++)
        {
            if (objects[i] is not ObjectSyntax item) return false;
            foreach (var property in item.Items)
                if (property.Key.LiteralKey is { } name && name != "dynamic" && Differ(property.Value, blocks[i][name])) return true;
        }
        return false;
    }

    private static bool IsNull(ExpressionSyntax expression) => expression is LiteralSyntax { LiteralKind: LiteralKind.Null };

    private static bool IsNull(ConfiguredExpression planned) =>
        planned.Names is null && planned.Items is null && planned.References.IsDefaultOrEmpty
        && (planned.ConstantJson is null || planned.ConstantJson.AsSpan().SequenceEqual("null"u8));

    private static bool IsTemplate(ReadOnlySpan<byte> json) => json.IndexOf("${"u8) >= 0 || json.IndexOf("%{"u8) >= 0;

    private static bool CallsFunction(ExpressionSyntax expression) =>
        expression is FunctionCallSyntax || expression.DescendantNodes().Any(n => n is FunctionCallSyntax);
}
