using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Syntax.Parsing;

/// <summary>Makes PL0001 findings. The reference's summary leads the message and is kept alone in the property <c>summary</c>.</summary>
internal static class SyntaxErrors
{
    private static readonly ImmutableSortedDictionary<string, string> NoProperties =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static Diagnostic Create(SourceText source, string summary, string detail, TextSpan span) =>
        new(ToolRules.SyntaxError, ToolRules.SyntaxError.DefaultSeverity, $"{summary}: {detail}", SourceLocation.At(source, span))
        {
            Properties = NoProperties.Add("summary", summary),
        };
}
