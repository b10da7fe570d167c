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

    public override void Register(RuleContext context)
    {
        context.OnCompilation(CheckDeclarations, RuleInputs.Source);
        context.OnSyntax<ObjectSyntax>(CheckKeys);
    }

    private static void CheckDeclarations(CompilationContext context)
    {
        foreach (var issue in context.Compilation.Modules!.Issues)
            if (issue.Kind == SemanticIssueKind.Duplicate) context.Report(new Finding(Sentence.Of(issue))
            {
                At = issue.Location,
                // Directories of examples hold pieces that are no module together.
                Severity = ModuleRole.IsSample(issue.Location.Path) ? Severity.Warning : null,
                Related = issue.Related,
            });
    }

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
