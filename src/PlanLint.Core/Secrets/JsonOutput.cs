using Newtonsoft.Json;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Secrets;

/// <summary>JSON whose texts from input are redacted. Everything it writes is indented by two and ends lines in LF.</summary>
internal sealed class JsonOutput : IDisposable
{
    private readonly JsonTextWriter json;
    private readonly TextWriter output;
    private readonly Redactor redactor;

    /// <summary>Writes to a text writer, which stays open.</summary>
    public JsonOutput(TextWriter output, Redactor redactor)
    {
        output.NewLine = "\n";
        this.output = output;
        this.redactor = redactor;
        json = new JsonTextWriter(output) { Formatting = Formatting.Indented, CloseOutput = false };
    }

    /// <summary>A text of ours, written as it is; left out when null.</summary>
    public void Plain(string name, string? value)
    {
        if (value is null) return;
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    /// <summary>A text that may come from input.</summary>
    public void Text(string name, string? value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value is null ? null : redactor.Redact(value));
    }

    /// <summary>A message.</summary>
    public void Text(string name, MessageText value) => Plain(name, redactor.Redact(value));

    /// <summary>A message without what is sensitive in it.</summary>
    public string Redacted(MessageText message) => redactor.Redact(message);

    /// <summary>A stretch of a source.</summary>
    public void Source(string name, SourceText source, TextSpan span) => Plain(name, redactor.RedactSource(source, span));

    /// <summary>True when something in a stretch of a source may not be shown: a hash of it would let a list of words confirm it.</summary>
    public bool Hides(SourceText source, TextSpan span) => redactor.Hides(source, span);

    /// <summary>Configuration that is written for the user.</summary>
    public void Code(string name, string code) => Plain(name, redactor.RedactCode(code));

    public void Number(string name, int value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    public void Flag(string name, bool value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    public void Null(string name)
    {
        json.WritePropertyName(name);
        json.WriteNull();
    }

    /// <summary>Texts of ours as a list.</summary>
    public void Plain(string name, IEnumerable<string> values) => List(name, values, json.WriteValue);

    /// <summary>Texts from input as a list.</summary>
    public void Texts(string name, IEnumerable<string> values) => List(name, values, v => json.WriteValue(redactor.Redact(v)));

    public void Object(string name, Action content)
    {
        json.WritePropertyName(name);
        Object(content);
    }

    public void Object(Action content)
    {
        json.WriteStartObject();
        content();
        json.WriteEndObject();
    }

    /// <summary>A list with an object for each item.</summary>
    public void Objects<T>(string name, IEnumerable<T> items, Action<T> content) => List(name, items, item => Object(() => content(item)));

    /// <summary>The whole text as a list with an object for each item.</summary>
    public void Objects<T>(IEnumerable<T> items, Action<T> content)
    {
        json.WriteStartArray();
        foreach (var item in items) Object(() => content(item));
        json.WriteEndArray();
    }

    /// <summary>A list with whatever <paramref name="each"/> writes for each item.</summary>
    public void List<T>(string name, IEnumerable<T> items, Action<T> each)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var item in items) each(item);
        json.WriteEndArray();
    }

    /// <summary>Ends the last line; the text writer stays open.</summary>
    public void Dispose()
    {
        json.Flush();
        output.Write('\n');
    }
}
