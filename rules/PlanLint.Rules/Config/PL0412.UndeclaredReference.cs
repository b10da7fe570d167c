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
    private const string Open = "{0} here {3} not declared, but {1} is not there yet and may declare what is missing: {2} tells of it.";

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
        bool isReusable = modules.Root.IsReusable(context.Compilation);
        var open = new SortedDictionary<string, List<SemanticIssue>>(StringComparer.Ordinal);
        foreach (var issue in modules.Issues)
        {
            if (!trust.IsCertain(issue)) continue;
            if (issue.Kind is not (SemanticIssueKind.UndeclaredReference or SemanticIssueKind.OutOfContext)) continue;
            // Until Terraform 0.12 a reference to several instances meant the first one.
            if (modules.IsForTerraform011 && issue.Summary?.EndsWith("instance key", StringComparison.Ordinal) == true) continue;
            bool isUndeclared = issue.Kind == SemanticIssueKind.UndeclaredReference, isInRoot = inRoot.Contains(issue.Location.Path);
            // What Terragrunt adds before a run may declare it, and whoever calls a module may pass it a provider configuration.
            if (isUndeclared && isInRoot && (modules.IsCompletedByTerragrunt || isReusable && issue.Summary == SemanticIssue.NoProviderConfiguration)) continue;
            if (isUndeclared && modules.Unwritten(DirectoryOf(issue.Location.Path)) is { } unwritten)
            {
                if (!open.TryGetValue(unwritten.Makes, out var issues)) open.Add(unwritten.Makes, issues = []);
                issues.Add(issue);
                continue;
            }
            string sentence = Sentence.Of(issue);
            context.Report(new Finding(sentence)
            {
                MessageFormat = sentence.EndsWith('?') ? "{0}" : null,
                At = issue.Location,
                Severity = trust.Severity(issue) ?? (issue.MayBeUnasked ? Severity.Warning : null),
                Related = issue.Related,
                Fixes = issue is { Suggestion: { } near, Location.Source: { } source } && near.Contains('.', StringComparison.Ordinal)
                    && IsReference(source.ToString(issue.Location.Span))
                    ? [new CodeFix($"Write {near}", FixSafety.Unsafe, [BlockEdits.ReplacePart(source, issue.Location.Span, near)])] : [],
            });
        }
        foreach (var (made, issues) in open) ReportOpen(context, made, issues);
    }

    /// <summary>True for a reference, and not a whole template.</summary>
    private static bool IsReference(string text) => text.Contains('.', StringComparison.Ordinal) && text[0] != '"';

    /// <summary>One note for a module that is not whole: what is not declared may come with the file that is made.</summary>
    private static void ReportOpen(CompilationContext context, string made, List<SemanticIssue> issues)
    {
        var unwritten = context.Compilation.Modules!.Unwritten(DirectoryOf(made))!;
        context.Report(new Finding(Plural.Of(issues.Count, "name"), unwritten.Makes, unwritten.Path, issues.Count == 1 ? "is" : "are")
        {
            MessageFormat = Open,
            At = issues[0].Location,
            Severity = Severity.Note,
            Related = [.. issues.Skip(1).Select(i => new RelatedLocation(i.Location, $"{i.Message.TrimEnd('.')}"))],
        });
    }

    private static string DirectoryOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";
}
