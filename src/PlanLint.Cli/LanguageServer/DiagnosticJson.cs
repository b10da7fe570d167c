using Newtonsoft.Json.Linq;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Cli.LanguageServer;

/// <summary>Findings as diagnostics of the protocol.</summary>
internal static class DiagnosticJson
{
    private const int Unnecessary = 1;

    /// <param name="shown">The finding.</param>
    /// <param name="isStale">True when the plan below is not of the configuration: then what it says is greyed.</param>
    /// <param name="session">Knows the editor's addresses.</param>
    public static JObject Of(ShownFinding shown, bool isStale, EditorSession session)
    {
        var finding = shown.Finding;
        var redactor = shown.Lint.Redactor;
        bool isAboutProvenance = finding.Rule.Id == "PL0127";
        var diagnostic = new JObject
        {
            ["range"] = Protocol.Range(shown.Lines),
            // In an editor the configuration is ahead of its plan as a matter of course.
            ["severity"] = isAboutProvenance ? 3 : finding.Severity switch { Severity.Error => 1, Severity.Warning => 2, _ => 3 },
            ["code"] = finding.Rule.Id,
            ["source"] = "planlint",
            ["message"] = Text(finding, redactor.Redact),
        };
        if (finding.Rule.HelpUri is { } help) diagnostic["codeDescription"] = new JObject { ["href"] = help };
        if (shown.IsOverlay && isStale && !isAboutProvenance) diagnostic["tags"] = new JArray(Unnecessary);
        if (!finding.Related.IsEmpty)
            diagnostic["relatedInformation"] = new JArray(finding.Related.Select(r => new JObject
            {
                ["location"] = Location(r.Location, shown.Lint.RepositoryRoot, session),
                ["message"] = redactor.Redact(r.Message),
            }));
        return diagnostic;
    }

    public static JObject Location(SourceLocation location, string repositoryRoot, EditorSession session) => new()
    {
        ["uri"] = session.UriOf(Path.GetFullPath(location.Path, repositoryRoot)),
        ["range"] = Protocol.Range(location.LineSpan),
    };

    private static string Text(Diagnostic finding, Func<MessageText, string> redact) =>
        string.Join('\n', finding.Notes.Select(n => $"{n.Label}: {redact(n.Text)}").Prepend(redact(finding.Text)));
}
