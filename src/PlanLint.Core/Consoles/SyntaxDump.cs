using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Secrets;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Consoles;

/// <summary>
/// Writes trees and tokens as JSON lines, the form in which parsers of HCL can be compared: byte offsets into the UTF-8 file,
/// one-based lines, columns counted in grapheme clusters, and the node names of hashicorp/hcl.
/// </summary>
public sealed class SyntaxDump
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

    private void Body(BodySyntax body, TextSpan span)
    {
        json.WriteStartObject();
        Range("r", span);
        json.WritePropertyName("attrs");
        json.WriteStartArray();
        foreach (var attribute in body.Attributes) Attribute(attribute);
        json.WriteEndArray();
        json.WritePropertyName("blocks");
        json.WriteStartArray();
        foreach (var block in body.Blocks) Block(block);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Attribute(AttributeSyntax attribute)
    {
        json.WriteStartObject();
        Name("name").WriteValue(attribute.Name);
        Range("r", attribute.Span);
        Range("nameRange", attribute.NameSpan);
        Range("eqRange", attribute.EqualsSpan);
        json.WritePropertyName("expr");
        Expression(attribute.Value);
        if (NeedsNoScope(attribute.Value)) Result(attribute.Value);
        json.WriteEndObject();
    }

    private void Result(ExpressionSyntax expression)
    {
        if (redactor?.FindIn(source, expression.Span).Count > 0) return;
        var result = Evaluator.Evaluate(expression, VariableScope.Empty);
        if (!CtyJson.CanWrite(result.Value)) return;
        json.WritePropertyName("val");
        if (result.IsValid)
        {
            CtyJson.Write(json, result.Value);
            return;
        }
        json.WriteStartObject();
        json.WritePropertyName("error");
        json.WriteStartArray();
        foreach (var error in result.Errors) json.WriteValue(error.Summary);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>True for an expression that uses no function, and no variable but those its own for-expressions declare.</summary>
    private static bool NeedsNoScope(ExpressionSyntax expression) =>
        !expression.DescendantNodes().Prepend(expression).Any(node => node switch
        {
            FunctionCallSyntax or SyntaxErrorSyntax => true,
            ScopeTraversalSyntax { Parent: ObjectKeySyntax { Keyword: not null } } => false,
            ScopeTraversalSyntax traversal => !IsDeclaredAround(traversal, expression),
            _ => false,
        });

    private static bool IsDeclaredAround(ScopeTraversalSyntax traversal, ExpressionSyntax outermost)
    {
        for (SyntaxNode node = traversal; node != outermost; node = node.Parent!)
            if (node.Parent is ForSyntax loop && node != loop.Collection && (loop.ValueVariable == traversal.RootName || loop.KeyVariable == traversal.RootName)) return true;
        return false;
    }

    private void Block(BlockSyntax block)
    {
        json.WriteStartObject();
        Name("type").WriteValue(block.Type);
        json.WritePropertyName("labels");
        json.WriteStartArray();
        foreach (var label in block.Labels) json.WriteValue(label.Value);
        json.WriteEndArray();
        Range("typeRange", block.TypeSpan);
        json.WritePropertyName("labelRanges");
        json.WriteStartArray();
        foreach (var label in block.Labels) Range(label.Span);
        json.WriteEndArray();
        Range("openBrace", block.OpenBrace);
        Range("closeBrace", block.CloseBrace);
        json.WritePropertyName("body");
        Body(block.Body, IsSingleLine(block) ? block.Body.Items[0].Span : block.Body.Span);
        json.WriteEndObject();
    }

    /// <summary>True for <c>b { a = 1 }</c>, whose body the reference takes to be the argument without the braces.</summary>
    private bool IsSingleLine(BlockSyntax block) =>
        block.Body.Items is [AttributeSyntax attribute] && !source.Slice(TextSpan.FromBounds(block.OpenBrace.End, attribute.Span.Start)).Contains('\n');

    private void Child(string name, SyntaxNode node)
    {
        json.WritePropertyName(name);
        Expression((ExpressionSyntax)node);
    }

    private void Children(IEnumerable<ExpressionSyntax> children)
    {
        json.WritePropertyName("c");
        json.WriteStartArray();
        foreach (var child in children) Expression(child);
        json.WriteEndArray();
    }

    private void Expression(ExpressionSyntax node)
    {
        json.WriteStartObject();
        Name("k").WriteValue(node.Kind.ToString());
        Range("r", node.Span);
        switch (node)
        {
            case LiteralSyntax literal:
                json.WritePropertyName("v");
                if (redactor?.FindIn(source, literal.Span) is [var secret, ..]) Literal(LiteralKind.String, secret.Label);
                else Literal(literal.LiteralKind, literal.Text);
                break;
            case TemplateSyntax template:
                Children(template.Parts);
                break;
            case TemplateWrapSyntax wrap:
                Children([wrap.Wrapped]);
                break;
            case TemplateJoinSyntax join:
                Children([join.Tuple]);
                break;
            case ScopeTraversalSyntax traversal:
                Steps(traversal.Steps, isScope: true);
                break;
            case RelativeTraversalSyntax traversal:
                Children([traversal.Source]);
                Steps(traversal.Steps, isScope: false);
                break;
            case FunctionCallSyntax call:
                Name("name").WriteValue(call.Name);
                Range("nameRange", call.NameSpan);
                Range("openParen", call.OpenParen);
                Range("closeParen", call.CloseParen);
                Name("expand").WriteValue(call.ExpandsFinal);
                Children(call.Arguments);
                break;
            case ConditionalSyntax conditional:
                Children([conditional.Condition, conditional.WhenTrue, conditional.WhenFalse]);
                break;
            case IndexSyntax index:
                Children([index.Collection, index.Key]);
                break;
            case TupleSyntax tuple:
                Children(tuple.Elements);
                break;
            case ObjectSyntax @object:
                json.WritePropertyName("items");
                json.WriteStartArray();
                foreach (var item in @object.Items)
                {
                    json.WriteStartObject();
                    Child("key", item.Key);
                    Child("value", item.Value);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                break;
            case ObjectKeySyntax key:
                Name("forceNonLiteral").WriteValue(key.ForceNonLiteral);
                if (key.Keyword is not null) Name("keyword").WriteValue(key.Keyword);
                Children([key.Wrapped]);
                break;
            case ForSyntax @for:
                Name("keyVar").WriteValue(@for.KeyVariable ?? "");
                Name("valVar").WriteValue(@for.ValueVariable);
                Child("coll", @for.Collection);
                if (@for.Key is not null) Child("key", @for.Key);
                Child("val", @for.Value);
                if (@for.Condition is not null) Child("cond", @for.Condition);
                Name("group").WriteValue(@for.Groups);
                break;
            case SplatSyntax splat:
                Range("marker", splat.Marker);
                Child("source", splat.Source);
                Child("each", splat.Each);
                break;
            case BinarySyntax binary:
                Name("op").WriteValue(OperatorText(binary.Operator));
                Children([binary.Left, binary.Right]);
                break;
            case UnarySyntax unary:
                Name("op").WriteValue(OperatorText(unary.Operator));
                Children([unary.Operand]);
                break;
            case ParensSyntax parens:
                Children([parens.Inner]);
                break;
            case AnonSymbolSyntax or SyntaxErrorSyntax:
                break;
            default:
                throw new InvalidOperationException($"No dump for {node.Kind}.");
        }
        json.WriteEndObject();
    }

    private void Steps(IReadOnlyList<TraversalStep> steps, bool isScope)
    {
        json.WritePropertyName("t");
        json.WriteStartArray();
        for (int i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            json.WriteStartArray();
            if (step.IsIndex)
            {
                json.WriteValue("index");
                Literal(step.KeyKind, step.Key!);
            }
            else
            {
                json.WriteValue(isScope && i == 0 ? "root" : "attr");
                json.WriteValue(step.Name);
            }
            json.WriteValue(ByteOffset(step.Span.Start));
            json.WriteValue(ByteOffset(step.Span.End));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private void Literal(LiteralKind kind, string text)
    {
        json.WriteStartObject();
        switch (kind)
        {
            case LiteralKind.String:
                Name("type").WriteValue("string");
                Name("value").WriteValue(text);
                break;
            case LiteralKind.Number:
                Name("type").WriteValue("number");
                Name("value").WriteRawValue(PlainNumber(text));
                break;
            case LiteralKind.Bool:
                Name("type").WriteValue("bool");
                Name("value").WriteValue(text == "true");
                break;
            default:
                Name("type").WriteValue("dynamic");
                Name("value").WriteNull();
                break;
        }
        json.WriteEndObject();
    }

    /// <summary>The number without exponent and superfluous zeros, as cty writes it; null when it is none, or has more digits than anybody reads.</summary>
    private static string PlainNumber(string text)
    {
        const int longestExponent = 4;
        int exponent = text.AsSpan().IndexOfAny('e', 'E');
        if (exponent >= 0 && text.AsSpan(exponent + 1).TrimStart("+-0").Length > longestExponent) return "null";
        return Number.TryParse(text, out var number) && !number.IsInfinite ? number.ToString() : "null";
    }

    private static string OperatorText(OperatorKind @operator) => @operator switch
    {
        OperatorKind.Or => "||",
        OperatorKind.And => "&&",
        OperatorKind.Equal => "==",
        OperatorKind.NotEqual => "!=",
        OperatorKind.LessThan => "<",
        OperatorKind.LessThanOrEqual => "<=",
        OperatorKind.GreaterThan => ">",
        OperatorKind.GreaterThanOrEqual => ">=",
        OperatorKind.Add => "+",
        OperatorKind.Subtract or OperatorKind.Negate => "-",
        OperatorKind.Multiply => "*",
        OperatorKind.Divide => "/",
        OperatorKind.Modulo => "%",
        OperatorKind.Not => "!",
        _ => throw new InvalidOperationException($"No text for {@operator}."),
    };
}
