using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Diagnostics;

/// <summary>A way out that can be applied to files.</summary>
/// <param name="Title">What applying it does, as an instruction: <c>Import the live object</c>.</param>
/// <param name="Safety">Whether it may be applied without looking.</param>
/// <param name="Edits">Edits over one or more files; none overlap.</param>
public sealed record CodeFix(string Title, FixSafety Safety, ImmutableArray<TextEdit> Edits);

/// <summary>Whether a fix may be applied without looking.</summary>
public enum FixSafety
{
    /// <summary>Keeps what the configuration means, or only adds what the finding asks for.</summary>
    Safe,

    /// <summary>Changes what Terraform will do; applied only with <c>--unsafe</c>.</summary>
    Unsafe,

    /// <summary>Shown, never applied.</summary>
    DisplayOnly,
}

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
