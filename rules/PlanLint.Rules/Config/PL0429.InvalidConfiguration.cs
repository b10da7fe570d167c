using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Semantics;

namespace PlanLint.Rules;

/// <summary>PL0429: what Terraform refuses before it asks any provider, in Terraform's words.</summary>
public sealed class InvalidConfiguration : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0429", "invalid-configuration", "Terraform refuses the configuration",
        "{0}.", Severity.Error)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnCompilation(Check, RuleInputs.Source);

    private static void Check(CompilationContext context)
    {
        var modules = context.Compilation.Modules!;
        // Terraform 0.11 took types in quotes, and arguments of modules as blocks.
        if (modules.IsForTerraform011) return;
        var trust = new IssueTrust(modules);
        foreach (var issue in modules.Issues.Concat(context.Compilation.SchemaIssues))
        {
            // Undeclared names and duplicates have rules of their own.
            if (issue.Kind is SemanticIssueKind.UndeclaredReference or SemanticIssueKind.OutOfContext or SemanticIssueKind.Duplicate
                || !trust.IsCertain(issue)) continue;
            string words = Words(issue);
            context.Report(new Finding(words)
            {
                MessageFormat = words.EndsWith('?') ? "{0}" : null,
                At = issue.Location,
                Severity = trust.Severity(issue) ?? (IsDoubtful(issue) ? Severity.Warning : null),
                Related = issue.Related,
            });
        }
    }

    /// <summary>A dynamic block may make no block, a file may be built before Terraform runs, and of what is deprecated Terraform only warns.</summary>
    private static bool IsDoubtful(SemanticIssue issue) =>
        issue is { OnlyAtPlan: true, Kind: SemanticIssueKind.InvalidValue } or { Kind: SemanticIssueKind.Deprecated } or { DependsOnFiles: true };

    private static string Words(SemanticIssue issue)
    {
        string text = issue.Message.Length == 0 ? issue.Summary ?? "" : issue.Summary is null ? issue.Message : $"{issue.Summary}: {issue.Message}";
        return text.TrimEnd('.');
    }
}
