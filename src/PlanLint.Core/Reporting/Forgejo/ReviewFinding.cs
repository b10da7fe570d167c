using System.Collections.Immutable;

namespace PlanLint.Reporting.Forgejo;

/// <summary>A SARIF result as a review needs it.</summary>
/// <param name="Rule">Rule id.</param>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="Message">The message as it stands in the file, unescaped.</param>
/// <param name="Path">File relative to the repository root.</param>
/// <param name="Line">Line, one-based.</param>
/// <param name="HelpUri">Page of the rule; null when the file names none.</param>
/// <param name="Notes">Further lines, such as <c>live: …</c>.</param>
public sealed record ReviewFinding(string Rule, string Level, string Message, string Path, int Line, string? HelpUri, ImmutableArray<string> Notes);
