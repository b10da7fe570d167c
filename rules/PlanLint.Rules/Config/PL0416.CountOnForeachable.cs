using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>PL0416: instances are numbered by their place in a list, so taking one out renames all that follow.</summary>
public sealed class CountOnForeachable : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0416", "count-on-foreachable", "Instances are indexed by position in a list",
        "{0} is indexed by position in {1}: removing an element changes every instance after it, which for_each avoids.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context)
    {
        context.OnBlock("resource", "*", Check);
        context.OnBlock("module", "*", Check);
    }

    private static void Check(BlockContext context)
    {
        if (context.Block.Body.GetAttribute("count") is not { } count
            || (count.Value is TemplateWrapSyntax wrap ? wrap.Wrapped : count.Value) is not FunctionCallSyntax { Name: "length", Arguments: [var list] } length)
            return;
        string text = list.ToString();
        if (!context.Block.Body.DescendantNodes().Any(n => IndexesByCount(n, text))) return;
        string name = context.Block.Labels is [var label] ? label.Value : "";
        var written = new QuotedValue(BlockEdits.NativeText(length.Tree.Source, length.Span)) { IsText = true };
        context.Report(new Finding(context.Resource?.Address.ToString() ?? $"module.{name}", written)
        {
            At = count.Location,
            Fixes = Counted() is { } counted && CountToForEach.Fix(context.Compilation, counted, count, list) is { } fix ? [fix] : [],
        });

        BlockSymbol? Counted() => context.Resource ?? (context.Module.ModuleCalls[name] is { } call && call.Block == context.Block ? call : (BlockSymbol?)null);
    }

    /// <summary>True for an element of the list that <c>count.index</c> picks.</summary>
    internal static bool IndexesByCount(SyntaxNode node, string list) => node switch
    {
        IndexSyntax index => index.Collection.ToString() == list && IsCountIndex(index.Key),
        FunctionCallSyntax { Name: "element", Arguments: [var from, var key] } => from.ToString() == list && IsCountIndex(key),
        RelativeTraversalSyntax { Source: IndexSyntax index } => index.Collection.ToString() == list && IsCountIndex(index.Key),
        _ => false,
    };

    private static bool IsCountIndex(ExpressionSyntax key) => key is ScopeTraversalSyntax { RootName: "count", Steps: [_, { Name: "index" }] };
}
