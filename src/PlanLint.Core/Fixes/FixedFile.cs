using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Fixes;

/// <summary>A file before and after.</summary>
/// <param name="Path">Path relative to the analysis root.</param>
/// <param name="OldText">The text before; null when the file does not exist yet.</param>
/// <param name="Edits">What changes, ordered, none overlapping; spans refer to <paramref name="OldText"/>.</param>
public sealed record FixedFile(string Path, SourceText? OldText, ImmutableArray<(TextSpan Span, string NewText)> Edits)
{
    /// <summary>The text after.</summary>
    public string NewText
    {
        get
        {
            string old = OldText?.Text ?? "";
            var text = new System.Text.StringBuilder(old.Length + 256);
            int copied = 0;
            foreach (var (span, newText) in Edits)
            {
                text.Append(old, copied, span.Start - copied).Append(newText);
                copied = span.End;
            }
            return text.Append(old, copied, old.Length - copied).ToString();
        }
    }
}
