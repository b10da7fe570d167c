using System.Text;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Policies;

/// <summary>A string of a policy file taken as it is written: <c>${var.x}</c> in it stays <c>${var.x}</c>.</summary>
/// <param name="Text">The characters.</param>
/// <param name="FirstLine">Zero-based line of the policy file on which they begin.</param>
/// <param name="Indent">Columns that were taken off each line, as <c>&lt;&lt;-</c> does.</param>
internal sealed record WrittenText(string Text, int FirstLine, int Indent)
{
    /// <summary>The text of a heredoc or quoted string; null for any other expression.</summary>
    public static WrittenText? Of(ExpressionSyntax expression)
    {
        if (expression is not TemplateSyntax template) return null;
        var source = template.Tree.Source;
        int line = source.GetLinePosition(template.Span.Start).Line;
        return template.IsHeredoc ? OfHeredoc(source.ToString(template.Span), line) : new(OfQuoted(template, source), line, 0);
    }

    /// <summary>The place in the policy file of a place in the text.</summary>
    public LinePosition Outer(LinePosition inner) => new(FirstLine + inner.Line, inner.Character + Indent);

    private static WrittenText OfHeredoc(string written, int line)
    {
        string[] lines = written.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        string[] content = lines.Length < 2 ? [] : lines[1..^1];
        bool isFlush = lines[0].StartsWith("<<-", StringComparison.Ordinal);
        int indent = isFlush ? content.Where(l => l.Trim().Length > 0).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty(0).Min() : 0;
        return new(string.Concat(content.Select(l => l[Math.Min(indent, l.Length)..] + "\n")), line + 1, indent);
    }

    private static string OfQuoted(TemplateSyntax template, SourceText source)
    {
        var text = new StringBuilder();
        foreach (var part in template.Parts)
            text.Append(part is LiteralSyntax { LiteralKind: LiteralKind.String } literal ? literal.Text : $"${{{source.ToString(part.Span)}}}");
        return text.ToString();
    }
}
