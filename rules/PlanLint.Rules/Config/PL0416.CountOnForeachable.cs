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
        var counted = CountedElements.Of(list);
        if (!context.Block.Body.DescendantNodes().Any(n => counted.PickOf(n) is not null)) return;
        string name = context.Block.Labels is [var label] ? label.Value : "";
        var written = new QuotedValue(BlockEdits.NativeText(length.Tree.Source, length.Span)) { IsText = true };
        context.Report(new Finding(context.Resource?.Address.ToString() ?? $"module.{name}", written)
        {
            At = count.Location,
            Fixes = Counted() is { } block && CountToForEach.Fix(context.Compilation, block, count, counted) is { } fix ? [fix] : [],
        });

        BlockSymbol? Counted() => context.Resource ?? (context.Module.ModuleCalls[name] is { } call && call.Block == context.Block ? call : (BlockSymbol?)null);
    }
}
