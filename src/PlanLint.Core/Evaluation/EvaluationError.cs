using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Evaluation;

/// <summary>Why an expression has no value. Holds no sensitive value.</summary>
/// <param name="Summary">Terraform's words for the kind of error; stable.</param>
/// <param name="Detail">A sentence or two; may span lines.</param>
/// <param name="Node">The node that failed.</param>
/// <param name="Span">The part of the node's text that is to blame.</param>
/// <param name="Kind">Who may catch it.</param>
public sealed record EvaluationError(string Summary, string Detail, SyntaxNode Node, TextSpan Span, EvaluationErrorKind Kind = EvaluationErrorKind.Dynamic)
{
    /// <summary>True when a file was not found or may not be read: where the files are others, nothing may be wrong.</summary>
    public bool IsAboutFiles { get; init; }

    /// <summary>The place.</summary>
    public SourceLocation Location => SourceLocation.At(Node.Tree.Source, Span);

    /// <summary>As a finding: PL0008 for a bound, PL0009 for everything else; the summary alone is kept in the property <c>summary</c>.</summary>
    public Diagnostic ToDiagnostic()
    {
        var rule = Kind == EvaluationErrorKind.Bound ? ToolRules.BoundExceeded : ToolRules.InvalidExpression;
        string detail = Detail.ReplaceLineEndings(" ").Trim();
        return new Diagnostic(rule, rule.DefaultSeverity, detail.Length == 0 ? Summary : $"{Summary}: {detail}", Location)
        {
            Properties = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("summary", Summary),
        };
    }
}
