using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting.Forgejo;

/// <summary>
/// A review of a pull request and a commit status, as Forgejo and Gitea take them (modules/structs/pull_review.go and status.go):
/// comments on lines that the diff shows, everything else in the body: the Markdown report of the run where it is given, else the findings that no
/// comment tells.
/// </summary>
public sealed class ForgejoReview
{
    private const int MostComments = 50;
    private const int LongestList = 30_000;
    private const int ShortList = 3_000;
    private const int LongestComment = 4_000;
    private const int LongestDescription = 200;

    private readonly string sha, context;
    private readonly ImmutableArray<(string Path, int Line, string Body)> comments;
    private readonly string text;

    private ForgejoReview(string sha, string context, string text, ImmutableArray<(string Path, int Line, string Body)> comments, string state,
        string description)
    {
        this.sha = sha;
        this.context = context;
        this.text = text;
        this.comments = comments;
        State = state;
        Description = description;
        Hash = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', [sha, text, .. comments.Select(c => $"{c.Path}:{c.Line}:{c.Body}")]))).AsSpan(0, 8));
    }

    /// <summary>Commit status: <c>success</c>, <c>failure</c> for errors, <c>error</c> when the analysis did not succeed.</summary>
    public string State { get; }

    /// <summary>One line for the status.</summary>
    public string Description { get; }

    /// <summary>Tells two reviews apart; part of the body, so that a review that is already there is known.</summary>
    public string Hash { get; }

    /// <summary>True when there is nothing to say, so that no review is needed unless an earlier one must be replaced.</summary>
    public bool IsEmpty { get; private init; }

    /// <summary>First words of the body of every review of ours with that context.</summary>
    public static string Marker(string context) => $"<!-- planlint-review {MarkdownText.InComment(context)} ";

    /// <summary>Builds the review.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="diff">The pull request's diff; null to take every place as shown.</param>
    /// <param name="sha">The commit that was analysed.</param>
    /// <param name="context">Name of the check; two checks on one pull request need two names.</param>
    /// <param name="isShort">True for a body without comments and of a few lines: the server found the full one too large.</param>
    public static ForgejoReview Build(SarifFindings findings, PullRequestDiff? diff, string sha, string context, bool isShort = false)
    {
        var ordered = findings.Findings.OrderBy(f => Rank(f.Level)).ThenBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Line).ToList();
        var inDiff = ordered.Where(f => !isShort && f.Path.Length > 0 && (diff is null || diff.Shows(f.Path, f.Line))).ToList();
        ImmutableArray<(string, int, string)> comments =
        [
            .. inDiff.GroupBy(f => (f.Path, f.Line)).Take(MostComments)
                .Select(place => (place.Key.Path, place.Key.Line, Cut(string.Join("\n\n", place.Select(Comment)), LongestComment))),
        ];
        string counts = Counts(ordered);
        string headline = findings.Report is { } told ? $"{told.Verdict}: {counts}"
            : findings.IsSuccessful ? counts : $"could not analyse everything; {counts}";
        string body = findings.Report is { } report && !isShort
            ? report.Text
            : (findings.Report?.Head ?? $"**PlanLint**: {headline}.\n") + Listed(ordered, comments, isShort);
        string state = !findings.IsSuccessful ? "error" : ordered.Exists(f => f.Level == "error") || findings.Report?.Fails == true ? "failure" : "success";
        return new ForgejoReview(sha, context, body, comments, state, Cut(headline, LongestDescription))
        {
            IsEmpty = ordered.Count == 0 && findings is { IsSuccessful: true, Report: null or { HasChanges: false } },
        };
    }

    /// <summary>The findings that no comment tells, as many as fit; the others are counted.</summary>
    private static string Listed(List<ReviewFinding> ordered, ImmutableArray<(string Path, int Line, string Body)> comments, bool isShort)
    {
        var said = comments.Select(c => (c.Path, c.Line)).ToHashSet();
        var rest = ordered.Where(f => !said.Contains((f.Path, f.Line))).ToList();
        var list = new StringBuilder();
        if (rest.Count > 0) list.Append(comments.IsEmpty ? "\n" : "\nOutside the lines that this pull request shows:\n\n");
        int listed = 0, room = isShort ? ShortList : LongestList;
        foreach (var finding in rest)
        {
            string item = $"- {Comment(finding).Replace("\n\n", "\n  ", StringComparison.Ordinal)} (`{MarkdownText.Code(finding.Path)}:{finding.Line}`)\n";
            if (list.Length + item.Length > room) break;
            list.Append(item);
            listed++;
        }
        if (listed < rest.Count)
            list.Append($"\n{Plural.Of(rest.Count - listed, "more finding")} {(rest.Count - listed == 1 ? "is" : "are")} not listed here.\n");
        return list.ToString();
    }

    /// <summary>Body of <c>POST /repos/{owner}/{repo}/pulls/{index}/reviews</c>.</summary>
    public string ReviewJson() => Json(json =>
    {
        json.Plain("event", "COMMENT");
        json.Plain("body", $"{Marker(context)}{Hash} -->\n{text}");
        json.Plain("commit_id", sha);
        json.Objects("comments", comments, comment =>
        {
            json.Plain("path", comment.Path);
            json.Plain("body", comment.Body);
            // Lines of the new side; 0 says that no line of the old side is meant.
            json.Number("new_position", comment.Line);
            json.Number("old_position", 0);
        });
    });

    /// <summary>Body of <c>POST /repos/{owner}/{repo}/statuses/{sha}</c>.</summary>
    public string StatusJson(string? targetUrl) => Json(json =>
    {
        json.Plain("state", State);
        json.Plain("context", context);
        json.Plain("description", Description);
        json.Plain("target_url", targetUrl);
    });

    private static string Json(Action<JsonOutput> content)
    {
        using var writer = new StringWriter();
        using (var json = new JsonOutput(writer, Redactor.None)) json.Object(() => content(json));
        return writer.ToString();
    }

    private static string Comment(ReviewFinding finding)
    {
        string rule = MarkdownText.Escape(finding.Rule);
        string link = finding.HelpUri is { } uri && Uri.IsWellFormedUriString(uri, UriKind.Absolute)
            ? $"[{rule}]({uri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})"
            : rule;
        var text = new StringBuilder($"**{MarkdownText.Escape(finding.Level)}** {link}: {MarkdownText.Escape(finding.Message)}");
        foreach (string note in finding.Notes) text.Append("\n\n").Append(MarkdownText.Escape(note));
        return text.ToString();
    }

    private static string Counts(List<ReviewFinding> findings) =>
        Wording.Counts(new FindingCounts(
            findings.Count(f => f.Level == "error"), findings.Count(f => f.Level == "warning"), findings.Count(f => f.Level is not ("error" or "warning")), 0));

    private static int Rank(string level) => level switch { "error" => 0, "warning" => 1, _ => 2 };

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
