using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Semantics;

namespace PlanLint.Rules;

/// <summary>PL0412: a reference to something that is not declared, or that has no meaning where it stands.</summary>
public sealed class UndeclaredReference : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0412", "undeclared-reference", "Reference to something that is not declared",
        "{0}.", Severity.Error)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnCompilation(Check, RuleInputs.Source);

    private static void Check(CompilationContext context)
    {
        foreach (var issue in context.Compilation.Modules!.Issues)
        {
            if (issue.Kind is not (SemanticIssueKind.UndeclaredReference or SemanticIssueKind.OutOfContext)) continue;
            context.Report(new Finding(Sentence.Of(issue))
            {
                At = issue.Location,
                Related = issue.Related,
                Fixes = issue is { Suggestion: { } near, Location.Source: { } source } && !source.Path.EndsWith(".json", StringComparison.Ordinal) && near.Contains('.', StringComparison.Ordinal) && source.ToString(issue.Location.Span).Contains('.', StringComparison.Ordinal)
                    ? [new CodeFix($"Write {near}", FixSafety.Unsafe, [TextEdit.Replace(source, issue.Location.Span, near)])] : [],
            });
        }
    }
}
