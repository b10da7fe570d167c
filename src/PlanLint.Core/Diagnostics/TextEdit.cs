using PlanLint.Text;

namespace PlanLint.Diagnostics;

/// <summary>A replacement in a file.</summary>
/// <param name="Path">Path relative to the analysis root.</param>
/// <param name="Source">The text the span refers to; null when <paramref name="NewText"/> is appended to a file that may not exist yet.</param>
/// <param name="Span">What is replaced; empty inserts.</param>
/// <param name="NewText">The replacement.</param>
public sealed record TextEdit(string Path, SourceText? Source, TextSpan Span, string NewText)
{
    /// <summary>A replacement in a known text.</summary>
    public static TextEdit Replace(SourceText source, TextSpan span, string newText) => new(source.Path, source, span, newText);

    /// <summary>An insertion in a known text.</summary>
    public static TextEdit Insert(SourceText source, int position, string newText) => new(source.Path, source, new TextSpan(position, 0), newText);

    /// <summary>Text at the end of a file, which is created when it does not exist: generated blocks in <c>imports.tf</c>.</summary>
    public static TextEdit Append(string path, string newText) => new(path, null, default, newText);
}
