using System.Text;
using System.Text.Json;
using System.Xml;
using PlanLint.Fuzz.Running;

namespace PlanLint.Fuzz.Targets;

/// <summary>What holds for everything PlanLint writes.</summary>
internal static class Outputs
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Fails the input unless a report is well formed.</summary>
    public static void Require(string format, string text)
    {
        switch (format)
        {
            case "json" or "sarif" or "gitlab": RequireJson(text, $"{format} is JSON"); break;
            case "junit" or "checkstyle": RequireXml(text, format); break;
            case "html": Execution.Require(Count(text, "<script") == Count(text, "</script"), "html holds its own scripts alone"); break;
            default: RequirePlain(text, $"{format} holds no control characters"); break;
        }
        if (format == "html") RequirePlain(text, "html holds no control characters");
    }

    /// <summary>Fails the input unless a text is JSON in UTF-8, by the letter.</summary>
    public static void RequireJson(string text, string property, JsonDocumentOptions options = default)
    {
        try
        {
            // What PlanLint reads nests deeper than the default of this reader, and some of it is passed on.
            if (options.MaxDepth == 0) options.MaxDepth = 1000;
            using var document = JsonDocument.Parse(Strict.GetBytes(text), options);
        }
        catch (Exception exception) when (exception is JsonException or EncoderFallbackException)
        {
            Execution.Require(false, property, $"{exception.Message}\n{text}");
        }
    }

    /// <summary>Fails the input when a text holds what a terminal obeys.</summary>
    public static void RequirePlain(string text, string property)
    {
        foreach (char c in text)
            if (char.IsControl(c) && c is not ('\n' or '\t')) Execution.Require(false, property, $"U+{(int)c:X4} in\n{text}");
    }

    private static void RequireXml(string text, string format)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(Strict.GetBytes(text)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (reader.Read()) { }
        }
        catch (Exception exception) when (exception is XmlException or EncoderFallbackException)
        {
            Execution.Require(false, $"{format} is XML", $"{exception.Message}\n{text}");
        }
    }

    private static int Count(string text, string word)
    {
        int count = 0;
        for (int at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase)) count++;
        return count;
    }
}
