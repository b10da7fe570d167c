using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Fixes;

/// <summary>What applying fixes makes of the files. Nothing is written yet.</summary>
/// <param name="Files">Files that change, ordered by path.</param>
/// <param name="Applied">Findings whose fix is in <paramref name="Files"/>, in order.</param>
/// <param name="Left">Findings whose fix was not applied, with the reason, in order.</param>
public sealed record FixResult(ImmutableArray<FixedFile> Files, ImmutableArray<AppliedFix> Applied, ImmutableArray<LeftFix> Left);

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

/// <summary>A fix that was applied.</summary>
public sealed record AppliedFix(Diagnostic Finding, CodeFix Fix);

/// <summary>A fix that was not applied.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Fix">The fix.</param>
/// <param name="Reason">Why, as the end of a sentence: <c>it overlaps the fix of PL0304</c>.</param>
public sealed record LeftFix(Diagnostic Finding, CodeFix Fix, string Reason)
{
    /// <summary>True when a file is not what was analysed any more: the finding may be gone, or elsewhere.</summary>
    public bool HasChanged { get; init; }
}
