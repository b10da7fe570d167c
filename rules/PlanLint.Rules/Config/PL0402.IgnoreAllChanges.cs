using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0402: <c>ignore_changes = all</c> hides every change, those somebody meant included.</summary>
public sealed class IgnoreAllChanges : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0402", "ignore-all-changes", "All changes are ignored",
        "{0} ignores all changes, so edits of its own arguments are ignored too; list the attributes that others change.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnBlock("resource", "*", Check);

    private static void Check(BlockContext context)
    {
        if (context.Resource is not { Type: not "terraform_data" } resource || resource.LifecycleAttribute("ignore_changes") is not { } attribute
            || !IsAll(attribute.Value)) return;
        // What is replaced by a trigger ignores changes on purpose.
        if (resource.LifecycleAttribute("replace_triggered_by") is not null) return;
        string[] drifting = Drifting(context);
        context.Report(new Finding(resource.Address)
        {
            At = attribute.Location,
            Fixes = drifting.Length > 0
                ? [new CodeFix("Ignore what was seen to drift", FixSafety.Unsafe, [BlockEdits.ReplaceByReferences(attribute.Value, drifting)])]
                : [],
        });
    }

    private static bool IsAll(ExpressionSyntax value) =>
        value is ScopeTraversalSyntax { RootName: "all", Steps.Count: 1 } or TemplateSyntax { LiteralValue: "all" };

    /// <summary>Top-level attributes that the plan found changed outside.</summary>
    private static string[] Drifting(BlockContext context) => context.Compilation.Plan is not { } plan || context.Resource is not { } resource ? []
        : [.. plan.Drift.Where(d => d.Address.BlockAddress().Equals(resource.Address)).SelectMany(d => d.AttributeChanges)
            .Select(c => c.Path.Steps is [{ Name: { } name }, ..] ? ValuePath.Of(name).ToString() : "").Where(p => p.Length > 0)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
