using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>PL0413: one name is declared twice, or one key is given twice.</summary>
public sealed class DuplicateResource : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0413", "duplicate-resource", "Name is declared twice",
        "{0}.", Severity.Error)
    { Page = RulePage.Read };

    /// <summary>How many names two files share before they are taken for files of different modules.</summary>
    private const int SeparateFiles = 4;
    private const int ShownNames = 8;

    public override void Register(RuleContext context)
    {
        context.OnCompilation(CheckDeclarations, RuleInputs.Source);
        context.OnSyntax<ObjectSyntax>(CheckKeys);
    }

    private static void CheckDeclarations(CompilationContext context)
    {
        var duplicates = context.Compilation.Modules!.Issues.Where(i => i.Kind == SemanticIssueKind.Duplicate);
        // Two files that declare the same things over and over are one mistake: they are no module together.
        foreach (var pair in duplicates.GroupBy(i => i.Location.Path + '\n' + FirstPath(i), StringComparer.Ordinal))
        {
            SemanticIssue[] issues = [.. pair];
            string first = FirstPath(issues[0]);
            if (issues.Length >= SeparateFiles && first != issues[0].Location.Path)
            {
                Report(context, issues[0], $"{issues.Length} names of this file are declared in '{first}' as well: the two are no module together",
                    [.. issues.Take(ShownNames).Select(i => new RelatedLocation(i.Location, Sentence.Of(i)))]);
                continue;
            }
            foreach (var issue in issues) Report(context, issue, Sentence.Of(issue), issue.Related);
        }
    }

    /// <summary>The file of the first declaration; that of the issue itself when no declaration is named.</summary>
    private static string FirstPath(SemanticIssue issue) => issue.Related is [var first, ..] ? first.Location.Path : issue.Location.Path;

    private static void Report(CompilationContext context, SemanticIssue issue, string message, ImmutableArray<RelatedLocation> related) =>
        context.Report(new Finding(message)
        {
            At = issue.Location,
            // Directories of examples hold pieces that are no module together.
            Severity = context.Compilation.Modules!.IsSample(issue.Location.Path) ? Severity.Warning : null,
            Related = related,
        });

    private static void CheckKeys(NodeContext<ObjectSyntax> context)
    {
        Dictionary<string, ObjectKeySyntax>? seen = null;
        foreach (var item in context.Node.Items)
        {
            if ((item.Key.LiteralKey ?? InParentheses(item.Key)) is not { } key) continue;
            seen ??= new Dictionary<string, ObjectKeySyntax>(StringComparer.Ordinal);
            if (seen.TryAdd(key, item.Key)) continue;
            context.Report(new Finding($"Key '{key}' is given twice in this map; the last one counts")
            {
                At = item.Key.Location,
                Related = [new RelatedLocation(seen[key].Location, "first given here")],
            });
        }
    }

    private static string? InParentheses(ObjectKeySyntax key) => key.Wrapped is ParensSyntax { Inner: TemplateSyntax { LiteralValue: { } text } } ? text : null;
}
