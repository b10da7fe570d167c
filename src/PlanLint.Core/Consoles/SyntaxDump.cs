using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Secrets;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Consoles;

/// <summary>
/// Writes trees and tokens as JSON lines, the form in which parsers of HCL can be compared: byte offsets into the UTF-8 file,
/// one-based lines, columns counted in grapheme clusters, and the node names of hashicorp/hcl.
/// </summary>
public sealed partial class SyntaxDump
{
    private static readonly Evaluator Evaluator = new();

    private readonly JsonTextWriter json;
    private readonly SourceText source;
    private readonly int[]? byteOffsets;
    private readonly Redactor? redactor;

    private SyntaxDump(JsonTextWriter json, SourceText source, Redactor? redactor = null)
    {
        this.json = json;
        this.redactor = redactor is { IsEmpty: true } ? null : redactor;
        this.source = source;
        byteOffsets = source.GetByteOffsets();
    }

    /// <summary>Writes one line with the tree of a file and what is wrong with it.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="tree">The file.</param>
    /// <param name="redactor">Hides literals that are secrets; null to write them all.</param>
    public static void WriteTree(TextWriter output, SyntaxTree tree, Redactor? redactor = null)
    {
        using var json = Open(output);
        new SyntaxDump(json, tree.Source, redactor).WriteFile(tree);
        output.Write('\n');
    }

    /// <summary>Writes one line with the tokens of a file, comments and line ends included.</summary>
    public static void WriteTokens(TextWriter output, SourceText source)
    {
        using var json = Open(output);
        new SyntaxDump(json, source).WriteTokenList();
        output.Write('\n');
    }

    /// <summary>Writes one line for a file that could not be read.</summary>
    public static void WriteUnreadable(TextWriter output, string path, string reason)
    {
        using (var json = Open(output))
        {
            json.WriteStartObject();
            json.WritePropertyName("path");
            json.WriteValue(path);
            json.WritePropertyName("ok");
            json.WriteValue(false);
            json.WritePropertyName("ioError");
            json.WriteValue(reason);
            json.WriteEndObject();
        }
        output.Write('\n');
    }

    /// <summary>Writes an expression alone, without a line end.</summary>
    public static void WriteExpression(TextWriter output, SourceText source, ExpressionSyntax expression)
    {
        using var json = Open(output);
        new SyntaxDump(json, source).Expression(expression);
    }

    /// <summary>Writes diagnostics alone, as an array without a line end.</summary>
    public static void WriteDiagnostics(TextWriter output, SourceText source, IEnumerable<Diagnostic> diagnostics)
    {
        using var json = Open(output);
        new SyntaxDump(json, source).DiagnosticList(diagnostics);
    }

    private static JsonTextWriter Open(TextWriter output) =>
        new(output) { Formatting = Formatting.None, CloseOutput = false, AutoCompleteOnClose = false };

    private int ByteOffset(int position) => byteOffsets is null ? position : byteOffsets[position];

    private void WriteFile(SyntaxTree tree)
    {
        json.WriteStartObject();
        Name("path").WriteValue(source.Path);
        Name("bytes").WriteValue(ByteOffset(source.Length));
        Name("syntax").WriteValue(tree.IsJson ? "json" : "native");
        // Strings of a JSON file are read as templates only when they are evaluated: the file is valid all the same.
        var ofFile = tree.Diagnostics.Where(d => !d.Properties.ContainsKey("phase")).ToList();
        if (tree.Json is { IsRootBroken: true } && ofFile.Count > 0 && source.Length > 0) ofFile.Add(RootError(ofFile[0]));
        Name("ok").WriteValue(!ofFile.Exists(d => d.Severity == Severity.Error));
        json.WritePropertyName("diags");
        DiagnosticList(ofFile);
        if (tree.Json is { } outline)
        {
            Outline(outline);
        }
        else
        {
            json.WritePropertyName("body");
            Body(tree.Body, TextSpan.FromBounds(StartOfFirstToken(), source.Length));
        }
        json.WriteEndObject();
    }

    /// <summary>What the reference adds when the outermost object has an error, whatever that is.</summary>
    private Diagnostic RootError(Diagnostic first) => first with
    {
        Text = "Root value must be object: The root value in a JSON-based configuration must be either a JSON object or a JSON array of objects.",
        Location = SourceLocation.At(source, new TextSpan(0, 1)),
        Properties = first.Properties.SetItem("summary", "Root value must be object"),
    };

    private void Outline(JsonOutline outline)
    {
        json.WritePropertyName("attrs");
        json.WriteStartArray();
        foreach (var property in outline.Properties)
        {
            json.WriteStartObject();
            Name("name").WriteValue(property.Name);
            Range("nameRange", property.NameSpan);
            Range("exprRange", property.ValueSpan);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The reference's file body begins at its first token that is no comment.</summary>
    private int StartOfFirstToken()
    {
        foreach (var token in SyntaxTree.ScanTokens(source))
            if (token.Kind != TokenKind.Comment || source.Text[token.Span.End - 1] == '\n') return token.Span.Start;
        return source.Length;
    }

    private void WriteTokenList()
    {
        json.WriteStartObject();
        Name("path").WriteValue(source.Path);
        json.WritePropertyName("tokens");
        json.WriteStartArray();
        foreach (var token in SyntaxTree.ScanTokens(source))
        {
            json.WriteStartArray();
            json.WriteValue(token.Kind.ToString());
            json.WriteValue(ByteOffset(token.Span.Start));
            json.WriteValue(ByteOffset(token.Span.End));
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WritePropertyName("diags");
        DiagnosticList(HclParser.ParseFile(source).Diagnostics);
        json.WriteEndObject();
    }

    private JsonTextWriter Name(string name)
    {
        json.WritePropertyName(name);
        return json;
    }

    private void DiagnosticList(IEnumerable<Diagnostic> diagnostics)
    {
        json.WriteStartArray();
        foreach (var diagnostic in diagnostics)
        {
            json.WriteStartObject();
            Name("sev").WriteValue(diagnostic.Severity == Severity.Error ? "error" : "warning");
            string summary = diagnostic.Properties.GetValueOrDefault("summary", diagnostic.Message);
            Name("summary").WriteValue(summary);
            Name("detail").WriteValue(diagnostic.Message.Length > summary.Length + 2 ? diagnostic.Message[(summary.Length + 2)..] : "");
            json.WritePropertyName("subject");
            json.WriteStartObject();
            Place("s", diagnostic.Location.Span.Start);
            Place("e", diagnostic.Location.Span.End);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void Place(string name, int position)
    {
        var line = source.GetLinePosition(position);
        var before = source.Slice(new TextSpan(position - line.Character, line.Character));
        json.WritePropertyName(name);
        json.WriteStartArray();
        json.WriteValue(line.Line + 1);
        json.WriteValue(CountGraphemes(before) + 1);
        json.WriteValue(ByteOffset(position));
        json.WriteEndArray();
    }

    private static int CountGraphemes(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text)) return text.Length;
        int count = 0;
        while (!text.IsEmpty)
        {
            text = text[StringInfo.GetNextTextElementLength(text)..];
            count++;
        }
        return count;
    }

    private void Range(string name, TextSpan span)
    {
        json.WritePropertyName(name);
        Range(span);
    }

    private void Range(TextSpan span)
    {
        json.WriteStartArray();
        json.WriteValue(ByteOffset(span.Start));
        json.WriteValue(ByteOffset(span.End));
        json.WriteEndArray();
    }
}
