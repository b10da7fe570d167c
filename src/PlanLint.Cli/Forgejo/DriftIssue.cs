using System.Globalization;
using System.Net.Http;
using Newtonsoft.Json.Linq;
using PlanLint.Drifts;

namespace PlanLint.Cli.Forgejo;

/// <summary>Keeps one issue a root on Forgejo or Gitea: opens it when there is new drift, updates it when that changes, closes it when there is none.</summary>
/// <param name="client">The server.</param>
/// <param name="repository"><c>OWNER/NAME</c>.</param>
/// <param name="log">Receives one sentence a root.</param>
internal sealed class DriftIssue(ForgejoClient client, string repository, TextWriter log)
{
    /// <summary>Forgejo keeps texts of any length; a proxy may not.</summary>
    private const int LongestBody = 60_000;

    /// <summary>The open issues as they were before the first root, or why they cannot be read.</summary>
    private (List<JObject>? Issues, ForgejoAnswer Last)? listed;

    private string IssuesPath => $"repos/{string.Join('/', repository.Split('/').Select(Uri.EscapeDataString))}/issues";

    /// <summary>Brings the issue of a root up to date; null when it is, else why not.</summary>
    /// <param name="root">Path of the root.</param>
    /// <param name="text">Markdown of its drift.</param>
    /// <param name="hasNew">True when there is new drift.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string?> Write(string root, string text, bool hasNew, CancellationToken cancellation)
    {
        var (issues, last) = listed ??= await client.List(IssuesPath, cancellation);
        if (issues is null) return last.Problem;
        string marker = DriftPage.Marker(root);
        var open = issues.FirstOrDefault(i => i["body"] is JValue { Value: string body } && body.StartsWith(marker, StringComparison.Ordinal)
            && i["pull_request"] is null or JValue { Value: null } && i["number"] is JValue { Value: long });
        string title = $"Drift in {(root.Length > 100 ? root[..100] : root)}", whole = marker + "\n" + text;
        if (whole.Length > LongestBody) whole = whole[..LongestBody] + "\n…\n";
        if (open is null)
        {
            if (!hasNew) return Say($"{root}: no new drift, and no issue is open");
            var made = await client.Send(HttpMethod.Post, IssuesPath, new JObject { ["title"] = title, ["body"] = whole }.ToString(), cancellation);
            // The server may have stored it before the connection was lost: look before saying that it failed.
            if (made.IsUncertain && (await client.List(IssuesPath, cancellation)).Items?.Exists(i => (string?)i["body"] == whole) == true)
                made = made with { Problem = null };
            return made.Problem ?? Say($"{root}: opened an issue");
        }
        string path = string.Create(CultureInfo.InvariantCulture, $"{IssuesPath}/{(long)open["number"]!}");
        if (hasNew && (string?)open["body"] == whole) return Say($"{root}: the issue says it already");
        var change = new JObject { ["body"] = whole };
        if (!hasNew) change["state"] = "closed";
        var answer = await client.Send(HttpMethod.Patch, path, change.ToString(), cancellation);
        return answer.Problem ?? Say($"{root}: {(hasNew ? "updated the issue" : "closed the issue")}");
    }

    private string? Say(string sentence)
    {
        log.Write($"planlint: {Commands.InputErrors.Printable(sentence)}\n");
        return null;
    }
}
