using Newtonsoft.Json.Linq;
using PlanLint.Diagnostics;
using PlanLint.Files;
using PlanLint.Text;

namespace PlanLint.Cli.LanguageServer;

/// <summary>Edits as the protocol has them: each document with its version, files that a fix makes first.</summary>
internal static class WorkspaceEdits
{
    /// <summary>Null when a text that is edited is not the one the editor holds, which happens when it was typed on since.</summary>
    public static JObject? Of(IEnumerable<TextEdit> edits, string repositoryRoot, EditorSession session)
    {
        var changes = new JArray();
        foreach (var file in edits.GroupBy(e => Path.GetFullPath(e.Path, repositoryRoot), StringComparer.Ordinal))
        {
            var document = session.Document(file.Key);
            string? text = document?.Text ?? file.Select(e => e.Source?.Text).FirstOrDefault(t => t is not null) ?? TextOnDisk(file.Key);
            string uri = session.UriOf(file.Key);
            if (text is null) changes.Add(new JObject { ["kind"] = "create", ["uri"] = uri });
            var source = SourceText.From(text ?? "", file.Key);
            if (file.Any(e => e.Source is { } edited && edited.Text != source.Text)) return null;
            changes.Add(new JObject
            {
                ["textDocument"] = new JObject { ["uri"] = uri, ["version"] = document is null ? JValue.CreateNull() : document.Version },
                ["edits"] = new JArray(file.Select(e => Edit(e, source))),
            });
        }
        return new JObject { ["documentChanges"] = changes };
    }

    /// <summary>Null when there is no such file.</summary>
    private static string? TextOnDisk(string path) => NamedFile.Read(path, out _, mayBePipe: false) is { } bytes ? SourceText.From(bytes, path).Text : null;

    private static JObject Edit(TextEdit edit, SourceText source)
    {
        if (edit.Source is not null) return new JObject { ["range"] = Protocol.Range(source, edit.Span), ["newText"] = edit.NewText };
        string apart = source.Length == 0 ? "" : source.Text.EndsWith('\n') ? "\n" : "\n\n";
        return new JObject { ["range"] = Protocol.Range(source, new TextSpan(source.Length, 0)), ["newText"] = apart + edit.NewText };
    }
}
