using System.Globalization;
using System.Text;
using System.Xml;
using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>An XML writer whose texts are redacted and hold no character that XML forbids.</summary>
internal sealed class ReportXml : IDisposable
{
    private readonly XmlWriter xml;
    private readonly TextWriter output;
    private readonly Redactor redactor;

    public ReportXml(TextWriter output, Redactor redactor)
    {
        this.output = output;
        this.redactor = redactor;
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml = XmlWriter.Create(output, new XmlWriterSettings
        {
            Indent = true,
            NewLineChars = "\n",
            OmitXmlDeclaration = true,
            CloseOutput = false,
            Encoding = Encoding.UTF8,
        });
    }

    public void Element(string name, Action content)
    {
        xml.WriteStartElement(name);
        content();
        xml.WriteEndElement();
    }

    public void Attribute(string name, string value) => xml.WriteAttributeString(name, TerminalText.Escape(TerminalText.OneLine(redactor.Redact(value))));

    /// <summary>A path, an address or an id, which stays readable whatever a secret says.</summary>
    public void Name(string name, string value) => xml.WriteAttributeString(name, TerminalText.Escape(TerminalText.OneLine(value)));

    public void Attribute(string name, int value) => xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A message without what is sensitive in it.</summary>
    public string Redacted(MessageText message) => redactor.Redact(message);

    /// <summary>Lines that are redacted as the element's text.</summary>
    public void Lines(IEnumerable<string> lines) => xml.WriteString(string.Join('\n', lines.Select(l => TerminalText.Escape(TerminalText.OneLine(l)))));

    /// <summary>Ends the last line; the text writer stays open.</summary>
    public void Dispose()
    {
        xml.Dispose();
        output.Write('\n');
    }
}
