using Newtonsoft.Json.Linq;
using PlanLint.Text;

namespace PlanLint.Cli.LanguageServer;

/// <summary>A text that an editor holds. Immutable.</summary>
/// <param name="Uri">As the editor wrote it; answers repeat it.</param>
/// <param name="Path">Absolute.</param>
/// <param name="Version">The editor's number of the text.</param>
/// <param name="Text">The text.</param>
internal sealed record OpenDocument(string Uri, string Path, int Version, string Text)
{
    /// <summary>The text after the changes of a <c>didChange</c>, in order; a change without a range is the whole text.</summary>
    public OpenDocument Change(int version, JArray? changes)
    {
        string text = Text;
        foreach (var change in changes?.OfType<JObject>() ?? [])
        {
            string inserted = Protocol.Text(change, "text") ?? "";
            if (Protocol.Member(change, "range") is not { } range)
            {
                text = inserted;
                continue;
            }
            var source = SourceText.From(text, Path);
            int start = Protocol.Offset(source, Protocol.Member(range, "start")), end = Protocol.Offset(source, Protocol.Member(range, "end"));
            text = string.Concat(text.AsSpan(0, start), inserted, text.AsSpan(Math.Max(start, end)));
        }
        return this with { Version = version, Text = text };
    }
}
