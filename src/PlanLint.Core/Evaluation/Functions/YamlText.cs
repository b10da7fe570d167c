using System.Globalization;
using System.Text;
using PlanLint.Values;

namespace PlanLint.Evaluation.Functions;

/// <summary>
/// Values as YAML text, byte for byte as <c>yamlencode</c> writes it: block style, quoted strings folded at 80 columns, literal
/// style for text of several lines, complex keys for long ones. The writer is ours because no library writes these bytes.
/// </summary>
internal sealed class YamlText
{
    private const int Width = 80, SimpleKeyLimit = 128;
    private readonly StringBuilder output = new();
    private int column;

    private YamlText() { }

    public static string Encode(Value value)
    {
        var text = new YamlText();
        text.Node(value, -1, Place.Root);
        text.EndLine();
        // A plain scalar alone is ended by the mark that says so.
        if (value.IsNull || value.Kind is TypeKind.Number or TypeKind.Bool) text.Write("...\n");
        return text.output.ToString();
    }

    private enum Place { Root, Sequence, MappingValue, ComplexKey }

    private void Node(Value value, int indent, Place place)
    {
        if (value.IsNull)
        {
            Plain("null", place);
            return;
        }
        switch (value.Kind)
        {
            case TypeKind.String:
                Text(value.AsString, indent, place);
                break;
            case TypeKind.Number:
                Plain(value.AsNumber.ToString(), place);
                break;
            case TypeKind.Bool:
                Plain(value.AsBool ? "true" : "false", place);
                break;
            case TypeKind.Map or TypeKind.Object:
                Mapping(value, indent, place);
                break;
            default:
                Sequence(value, indent, place);
                break;
        }
    }

    private void Plain(string text, Place place)
    {
        Separate(place);
        Write(text);
    }

    private void Sequence(Value value, int indent, Place place)
    {
        if (value.Elements.IsEmpty)
        {
            Plain("[]", place);
            return;
        }
        // A sequence in a mapping stands at the mapping's own indentation.
        int inner = place switch { Place.MappingValue => indent, Place.Root => 0, _ => indent + 2 };
        bool compact = place is Place.Sequence or Place.ComplexKey;
        bool first = true;
        foreach (var element in value.Elements)
        {
            Start(inner, first && compact);
            Write("-");
            Node(element, inner, Place.Sequence);
            first = false;
        }
    }

    private void Mapping(Value value, int indent, Place place)
    {
        if (value.Attributes.Count == 0)
        {
            Plain("{}", place);
            return;
        }
        int inner = place == Place.Root ? 0 : indent + 2;
        bool compact = place is Place.Sequence or Place.ComplexKey;
        bool first = true;
        foreach (var (name, element) in value.Attributes)
        {
            Start(inner, first && compact);
            first = false;
            if (IsSimple(name))
            {
                Quoted(name, inner, folds: false);
                Write(":");
            }
            else
            {
                Write("?");
                Text(name, inner, Place.ComplexKey);
                Start(inner, compact: false);
                Write(":");
                Node(element, inner, Place.ComplexKey);
                continue;
            }
            Node(element, inner, Place.MappingValue);
        }
    }

    private static bool IsSimple(string key) => Encoding.UTF8.GetByteCount(key) <= SimpleKeyLimit && !key.Contains('\n', StringComparison.Ordinal);

    private void Text(string text, int indent, Place place)
    {
        Separate(place);
        int inner = Math.Max(indent, 0) + (place == Place.Root ? 0 : 2);
        if (text.Contains('\n', StringComparison.Ordinal) && AllowsLiteral(text)) Literal(text, Math.Max(inner, 2));
        else Quoted(text, place == Place.Root ? 2 : inner, folds: true);
    }

    /// <summary>Literal style holds neither special characters nor blanks at the end of a line.</summary>
    private static bool AllowsLiteral(string text)
    {
        bool previousSpace = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n' && previousSpace) return false;
            if (c != '\n' && !IsPrintable(c)) return false;
            previousSpace = c == ' ';
        }
        return !previousSpace;
    }

    private void Literal(string text, int indent)
    {
        Write("|");
        if (text[0] is ' ' or '\n') Write("2");
        int content = text.TrimEnd('\n').Length;
        if (content == text.Length) Write("-");
        else if (content == 0 || text.Length - content > 1) Write("+");
        EndLine();
        string body = content == text.Length ? text : text[..^1];
        foreach (string line in body.Split('\n'))
        {
            if (line.Length > 0) Write(new string(' ', indent));
            Write(line);
            Write("\n");
        }
    }

    private void Quoted(string text, int indent, bool folds)
    {
        Write("\"");
        bool spaces = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == ' ' && folds && !spaces && column > Width && i > 0 && i < text.Length - 1)
            {
                Write("\n");
                Write(new string(' ', indent));
                if (text[i + 1] == ' ') Write("\\");
                spaces = true;
                continue;
            }
            spaces = c == ' ';
            if (char.IsHighSurrogate(c) && i + 1 < text.Length)
            {
                Write(string.Create(CultureInfo.InvariantCulture, $"\\U{char.ConvertToUtf32(c, text[++i]):X8}"));
                continue;
            }
            Write(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\0' => "\\0",
                '\a' => "\\a",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\v' => "\\v",
                '\f' => "\\f",
                '\r' => "\\r",
                '\x1B' => "\\e",
                '\x85' => "\\N",
                '\u2028' => "\\L",
                '\u2029' => "\\P",
                _ when IsPrintable(c) => c.ToString(),
                < '\x100' => string.Create(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
            });
        }
        Write("\"");
    }

    private static bool IsPrintable(char c) =>
        c is >= ' ' and <= '~' or >= '\xA0' and <= '\uD7FF' or >= '\uE000' and <= '\uFFFD' and not '\uFEFF' && c is not ('\u2028' or '\u2029');

    /// <summary>Starts an entry: on the line of its parent's mark when it is compact, else on a line of its own.</summary>
    private void Start(int indent, bool compact)
    {
        if (compact)
        {
            Write(" ");
            return;
        }
        EndLine();
        Write(new string(' ', indent));
    }

    private void Separate(Place place)
    {
        if (place != Place.Root) Write(" ");
    }

    private void EndLine()
    {
        if (column > 0) Write("\n");
    }

    private void Write(string text)
    {
        output.Append(text);
        int line = text.LastIndexOf('\n');
        column = line < 0 ? column + text.Length : text.Length - line - 1;
    }
}
