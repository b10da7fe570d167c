using Newtonsoft.Json.Linq;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Cli.LanguageServer;

/// <summary>The fixes of the findings in a range.</summary>
internal static class CodeActions
{
    public static JArray Of(EditorSession session, OpenDocument document, JObject parameters)
    {
        var actions = new JArray();
        var source = SourceText.From(document.Text, document.Path);
        var range = Protocol.Member(parameters, "range");
        int start = Protocol.Offset(source, Protocol.Member(range, "start"));
        var asked = TextSpan.FromBounds(start, Math.Max(start, Protocol.Offset(source, Protocol.Member(range, "end"))));
        foreach (var (shown, root) in session.FindingsOf(document))
        {
            if (!Overlaps(source, shown.Lines, asked)) continue;
            bool isFirst = true;
            foreach (var fix in shown.Finding.Fixes.Where(f => f.Safety != FixSafety.DisplayOnly))
            {
                if (WorkspaceEdits.Of(fix.Edits, shown.Lint.RepositoryRoot, session) is not { } edit) continue;
                actions.Add(new JObject
                {
                    ["title"] = $"{shown.Lint.Redactor.Redact(fix.Title)}{(fix.Safety == FixSafety.Unsafe ? " (changes what Terraform does)" : "")}",
                    ["kind"] = "quickfix",
                    ["diagnostics"] = new JArray(DiagnosticJson.Of(shown, root.IsStale, session)),
                    ["isPreferred"] = isFirst && fix.Safety == FixSafety.Safe,
                    ["edit"] = edit,
                });
                isFirst = false;
            }
        }
        return actions;
    }

    private static bool Overlaps(SourceText source, LinePositionSpan lines, TextSpan asked)
    {
        int start = source.GetPosition(lines.Start), end = source.GetPosition(lines.End);
        return start <= asked.End && asked.Start <= end;
    }
}
