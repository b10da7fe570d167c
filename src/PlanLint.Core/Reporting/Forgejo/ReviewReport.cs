namespace PlanLint.Reporting.Forgejo;

/// <summary>
/// The Markdown report of a run as the text of a review: the verdict, what decides it, what to do, the changes by cause. The run itself writes it,
/// because a SARIF file says nothing of changes and decisions.
/// </summary>
/// <param name="Verdict">The verdict in its own words, such as <c>Do not apply</c>.</param>
/// <param name="Text">The report from its heading on, within the length of a comment; what it leaves out is counted in it.</param>
public sealed record ReviewReport(string Verdict, string Text)
{
    private const string Start = MarkdownReporter.Marker + "\n" + MarkdownReporter.Heading;

    /// <summary>What it says before its first table or list, for a server that takes no more: verdict, reason, and how much there is of everything.</summary>
    internal string Head => MarkdownReporter.Head(Text);

    /// <summary>True when the plan changes something.</summary>
    internal bool HasChanges => Text.Contains(MarkdownChanges.Heading, StringComparison.Ordinal);

    /// <summary>True when the run failed.</summary>
    internal bool Fails => VerdictWording.Of(Verdict) is Reporting.Verdict.DoNotApply;

    /// <summary>What a file says; null when it is no report of <c>planlint check --report markdown=FILE</c>.</summary>
    public static ReviewReport? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string lines = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (!lines.StartsWith(Start, StringComparison.Ordinal)) return null;
        string headline = lines[Start.Length..].Split('\n', 2)[0];
        return VerdictWording.Of(headline) is null ? null : new ReviewReport(headline, lines[(MarkdownReporter.Marker.Length + 1)..]);
    }
}
