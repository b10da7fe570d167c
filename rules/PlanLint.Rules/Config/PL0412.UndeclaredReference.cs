using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0412: a reference to something that is not declared, or that has no meaning where it stands.</summary>
public sealed class UndeclaredReference : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0412", "undeclared-reference", "Reference to an undeclared name",
        "{0}.", Severity.Error)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnCompilation(Check, RuleInputs.Source);

    private static void Check(CompilationContext context)
    {
        var modules = context.Compilation.Modules!;
        var trust = new IssueTrust(modules);
        var inRoot = modules.Root.Files.Select(f => f.Source.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var issue in modules.Issues)
        {
            if (!trust.IsCertain(issue)) continue;
            if (issue.Kind is not (SemanticIssueKind.UndeclaredReference or SemanticIssueKind.OutOfContext)) continue;
            // What Terragrunt adds before a run may declare it.
            if (issue.Kind == SemanticIssueKind.UndeclaredReference && inRoot.Contains(issue.Location.Path) && modules.IsCompletedByTerragrunt) continue;
            string sentence = Sentence.Of(issue);
            context.Report(new Finding(sentence)
            {
                MessageFormat = sentence.EndsWith('?') ? "{0}" : null,
                At = issue.Location,
                Severity = trust.Severity(issue),
                Related = issue.Related,
                Fixes = issue is { Suggestion: { } near, Location.Source: { } source } && near.Contains('.', StringComparison.Ordinal)
                    && IsReference(source.ToString(issue.Location.Span))
                    ? [new CodeFix($"Write {near}", FixSafety.Unsafe, [BlockEdits.ReplacePart(source, issue.Location.Span, near)])] : [],
            });
        }
    }

    /// <summary>True for a reference, and not a whole template.</summary>
    private static bool IsReference(string text) => text.Contains('.', StringComparison.Ordinal) && text[0] != '"';
}
