using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Documents;

/// <summary>What plan, state and inventory readers share: opening the input, and turning its end of sense into a diagnostic.</summary>
internal static class DocumentReader
{
    /// <summary>Reads one document from a cursor that stands before its first token.</summary>
    public delegate T ReadDocument<out T>(ref JsonCursor cursor, string path);

    /// <summary>The document in <paramref name="stream"/>; null when an error was put into <paramref name="bag"/>.</summary>
    public static T? Read<T>(Stream stream, string path, DiagnosticBag bag, string wayOut, ReadDocument<T> read) where T : class
    {
        try
        {
            var input = JsonInput.Open(stream);
            NotJson.Refuse(input.Head.Span, wayOut);
            if (input.HasTextBefore) Report(bag, path, default, Severity.Note, "text before the JSON document was passed over");
            return Read(input, path, read);
        }
        catch (InputException e)
        {
            Report(bag, path, e.Position, ToolRules.InputNotUnderstood.DefaultSeverity, e.Message);
            return null;
        }
        catch (IOException)
        {
            Report(bag, path, default, ToolRules.InputNotUnderstood.DefaultSeverity, "the file cannot be read to its end");
            return null;
        }
    }

    /// <summary>Reads a document from an input that has been looked at; throws <see cref="InputException"/>.</summary>
    public static T Read<T>(JsonInput input, string path, ReadDocument<T> read, bool manyDocuments = false)
    {
        var cursor = new JsonCursor(input, manyDocuments);
        try
        {
            return read(ref cursor, path);
        }
        catch (System.Text.Json.JsonException)
        {
            // A part that was passed over unchecked is parsed where it is marked sensitive.
            throw cursor.Failure("the value that ends here is not valid JSON");
        }
        finally
        {
            cursor.Dispose();
        }
    }

    /// <summary>Adds a finding about the file.</summary>
    public static void Report(DiagnosticBag bag, string path, LinePosition position, Severity severity, string message) =>
        bag.Add(new Diagnostic(ToolRules.InputNotUnderstood, severity, message, SourceLocation.At(path, new LinePositionSpan(position, position))));
}
