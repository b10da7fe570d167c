using System.Buffers;
using System.Globalization;
using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Syntax.Parsing.Json;

/// <summary>
/// Reads a JSON text with the places of everything in it, which no library gives. Errors carry the summaries of hashicorp/hcl's
/// JSON reader; after one, reading goes on behind the object or array that had it.
/// </summary>
internal sealed class JsonParser
{
    private const int MaxDiagnostics = 200;

    private static readonly SearchValues<char> StringStops = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000E\u000F"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    private readonly SourceText source;
    private readonly string text;
    private readonly List<Diagnostic> diagnostics;
    private readonly NameCache names = NameCache.Current;
    private int position;
    private int depth;

    private JsonParser(SourceText source, List<Diagnostic> diagnostics)
    {
        this.source = source;
        text = source.Text;
        this.diagnostics = diagnostics;
    }

    /// <summary>The value of the text; of kind <see cref="JsonKind.Invalid"/> when it begins as none.</summary>
    /// <param name="source">The text.</param>
    /// <param name="diagnostics">Receives what is wrong with it.</param>
    /// <param name="isRootBroken">True when the outermost value itself was not read to its end.</param>
    public static JsonNode Parse(SourceText source, List<Diagnostic> diagnostics, out bool isRootBroken)
    {
        var parser = new JsonParser(source, diagnostics);
        if (source.HasByteOrderMark)
        {
            parser.Error("Invalid start of value", "A JSON text must not begin with a byte order mark.", new TextSpan(0, 0));
            isRootBroken = true;
            return new JsonNode(JsonKind.Invalid, default);
        }
        var value = parser.ParseValue(out isRootBroken);
        if (diagnostics.Count == 0)
        {
            parser.SkipSpace();
            if (parser.position < parser.text.Length)
                parser.Error("Extraneous data after value", "Extra characters appear after the JSON value.", parser.CharacterSpan());
        }
        return value;
    }

    private char Current => position < text.Length ? text[position] : '\0';

    private bool AtEnd => position >= text.Length;

    private void SkipSpace()
    {
        while (position < text.Length && text[position] is ' ' or '\t' or '\n' or '\r') position++;
    }

    private void Error(string summary, string detail, TextSpan span)
    {
        if (diagnostics.Count < MaxDiagnostics) diagnostics.Add(SyntaxErrors.Create(source, summary, detail, span));
    }

    private TextSpan CharacterSpan() => new(Math.Min(position, text.Length), AtEnd ? 0 : char.IsHighSurrogate(Current) && position + 1 < text.Length ? 2 : 1);

    private JsonNode ParseValue(out bool isBroken)
    {
        SkipSpace();
        isBroken = false;
        if (AtEnd)
        {
            Error("Missing value", "The JSON data ends prematurely.", new TextSpan(text.Length, 0));
            isBroken = true;
            return new JsonNode(JsonKind.Invalid, new TextSpan(text.Length, 0));
        }
        char c = Current;
        switch (c)
        {
            case '{' or '[':
                if (++depth > Parser.MaxDepth)
                {
                    Error("Nesting too deep", string.Create(CultureInfo.InvariantCulture, $"Objects and arrays may be nested {Parser.MaxDepth} deep."),
                        CharacterSpan());
                    position = text.Length;
                    depth--;
                    isBroken = true;
                    return new JsonNode(JsonKind.Invalid, new TextSpan(text.Length, 0));
                }
                var value = c == '{' ? ParseObject(out isBroken) : ParseArray(out isBroken);
                depth--;
                return value;
            case '"':
                return ParseString();
            case '-' or '+' or '.' or (>= '0' and <= '9'):
                return ParseNumber();
            case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                return ParseKeyword();
            case '}':
                Error("Missing JSON value", "A JSON value must start with a brace, a bracket, a number, a string, or a keyword.", CharacterSpan());
                break;
            case ']':
                Error("Missing array element value", "A JSON value must start with a brace, a bracket, a number, a string, or a keyword.", CharacterSpan());
                break;
            default:
                Error("Invalid start of value", "A JSON value must start with a brace, a bracket, a number, a string, or a keyword.", CharacterSpan());
                break;
        }
        isBroken = true;
        return new JsonNode(JsonKind.Invalid, CharacterSpan());
    }

    private JsonNode ParseObject(out bool isBroken)
    {
        int open = position++;
        var properties = new List<JsonProperty>();
        isBroken = false;
        while (true)
        {
            SkipSpace();
            if (Current == '}' && !AtEnd) break;
            int errors = diagnostics.Count;
            int nameStart = position;
            var name = ParseValue(out _);
            if (name.Kind != JsonKind.String)
            {
                if (diagnostics.Count == errors)
                    Error("Invalid object property name", "A JSON object property name must be a string.",
                        new TextSpan(nameStart, Math.Max(1, name.Span.Length)));
                isBroken = true;
                break;
            }
            SkipSpace();
            if (Current != ':' || AtEnd)
            {
                ReportMissingColon(open);
                isBroken = true;
                break;
            }
            var colon = new TextSpan(position++, 1);
            var value = ParseValue(out bool valueIsBroken);
            properties.Add(new JsonProperty(name, colon, value));
            if (valueIsBroken && value.Kind == JsonKind.Invalid)
            {
                isBroken = true;
                break;
            }
            SkipSpace();
            if (AtEnd)
            {
                if (!valueIsBroken) Error("Unclosed object", "No closing brace was found for this JSON object.", new TextSpan(open, 1));
                isBroken = true;
                break;
            }
            if (Current == '}') break;
            if (Current == ',')
            {
                int comma = position++;
                SkipSpace();
                if (Current != '}' || AtEnd) continue;
                Error("Trailing comma in object", "JSON does not permit a trailing comma after the final property in an object.", new TextSpan(comma, 1));
                isBroken = true;
                break;
            }
            if (Current == ']') Error("Mismatched braces", "A JSON object must be closed with a brace, not a bracket.", CharacterSpan());
            else Error("Missing attribute seperator comma", "A comma must appear between each property definition in an object.", CharacterSpan());
            isBroken = true;
            break;
        }
        Close('}', isBroken);
        var result = new JsonNode(JsonKind.Object, TextSpan.FromBounds(open, position));
        result.Properties.AddRange(properties);
        return result;
    }

    private void ReportMissingColon(int open)
    {
        if (AtEnd) Error("Unclosed object", "No closing brace was found for this JSON object.", new TextSpan(open, 1));
        else if (Current is '}' or ',') Error("Missing object value", "A JSON object attribute must have a value, introduced by a colon.", CharacterSpan());
        else if (Current == '=') Error("Missing property value colon", "JSON uses a colon as its name/value delimiter, not an equals sign.", CharacterSpan());
        else Error("Missing property value colon", "A colon must appear between an object property's name and its value.", CharacterSpan());
    }

    private JsonNode ParseArray(out bool isBroken)
    {
        int open = position++;
        var elements = new List<JsonNode>();
        isBroken = false;
        while (true)
        {
            SkipSpace();
            if (Current == ']' && !AtEnd) break;
            var value = ParseValue(out bool valueIsBroken);
            elements.Add(value);
            if (valueIsBroken && value.Kind == JsonKind.Invalid)
            {
                isBroken = true;
                break;
            }
            SkipSpace();
            if (AtEnd)
            {
                if (!valueIsBroken) Error("Unclosed object", "No closing bracket was found for this JSON array.", new TextSpan(open, 1));
                isBroken = true;
                break;
            }
            if (Current == ']') break;
            if (Current == ',')
            {
                int comma = position++;
                SkipSpace();
                if (Current != ']' || AtEnd) continue;
                Error("Trailing comma in array", "JSON does not permit a trailing comma after the final value in an array.", new TextSpan(comma, 1));
                isBroken = true;
                break;
            }
            switch (Current)
            {
                case ':': Error("Invalid array value", "A colon is not used to introduce values in a JSON array.", CharacterSpan()); break;
                case '}': Error("Mismatched brackets", "A JSON array must be closed with a bracket, not a brace.", CharacterSpan()); break;
                default: Error("Missing attribute seperator comma", "A comma must appear between each value in an array.", CharacterSpan()); break;
            }
            isBroken = true;
            break;
        }
        Close(']', isBroken);
        var result = new JsonNode(JsonKind.Array, TextSpan.FromBounds(open, position));
        result.Elements.AddRange(elements);
        return result;
    }

    /// <summary>Moves past the closing token; after an error, past the one that closes this nesting level.</summary>
    private void Close(char close, bool isBroken)
    {
        if (!isBroken)
        {
            position++;
            return;
        }
        int nesting = 0;
        while (position < text.Length)
        {
            char c = text[position];
            if (c == '"')
            {
                SkipString();
                continue;
            }
            if (c is '{' or '[')
            {
                nesting++;
            }
            else if (c is '}' or ']' && nesting-- == 0)
            {
                if (c == close) position++;
                return;
            }
            position++;
        }
    }

    private void SkipString()
    {
        position++;
        while (position < text.Length && text[position] is not ('"' or '\n'))
            position += text[position] == '\\' && position + 1 < text.Length ? 2 : 1;
        if (position < text.Length) position++;
        else position = text.Length;
    }

    private JsonNode ParseNumber()
    {
        int start = position;
        while (position < text.Length && text[position] is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9')) position++;
        var span = TextSpan.FromBounds(start, position);
        var digits = text.AsSpan(start, span.Length);
        if (!IsNumber(digits))
        {
            Error("Invalid JSON number", "There is a syntax error in the given JSON number.", span);
            return new JsonNode(JsonKind.Null, span);
        }
        return new JsonNode(JsonKind.Number, span) { Text = names.Get(digits) };
    }

    /// <summary>The grammar of RFC 8259 section 6.</summary>
    private static bool IsNumber(ReadOnlySpan<char> digits)
    {
        int at = digits[0] == '-' ? 1 : 0;
        int whole = Digits(digits, at);
        if (whole == at || whole > at + 1 && digits[at] == '0') return false;
        at = whole;
        if (at < digits.Length && digits[at] == '.')
        {
            int fraction = Digits(digits, at + 1);
            if (fraction == at + 1) return false;
            at = fraction;
        }
        if (at < digits.Length && digits[at] is 'e' or 'E')
        {
            at++;
            if (at < digits.Length && digits[at] is '+' or '-') at++;
            int exponent = Digits(digits, at);
            if (exponent == at) return false;
            at = exponent;
        }
        return at == digits.Length;
    }

    private static int Digits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at;
    }

    private JsonNode ParseKeyword()
    {
        int start = position;
        while (position < text.Length && (char.IsAsciiLetter(text[position]) || text[position] == '_')) position++;
        var span = TextSpan.FromBounds(start, position);
        switch (text.AsSpan(start, span.Length))
        {
            case "true": return new JsonNode(JsonKind.True, span);
            case "false": return new JsonNode(JsonKind.False, span);
            case "null": return new JsonNode(JsonKind.Null, span);
        }
        string word = source.ToString(span);
        string hint = word.Length < 16 && NearestName.Of(word, ["true", "false", "null"]) is { } meant ? $" Did you mean \"{meant}\"?" : "";
        Error("Invalid JSON keyword", $"\"{word}\" is not a valid JSON keyword.{hint}", span);
        return new JsonNode(JsonKind.Null, span);
    }

    private JsonNode ParseString()
    {
        int start = position++;
        int run = position;
        StringBuilder? decoded = null;
        List<int>? offsets = null;
        while (true)
        {
            int skipped = text.AsSpan(position).IndexOfAny(StringStops);
            position = skipped < 0 ? text.Length : position + skipped;
            if (AtEnd || Current is not ('"' or '\\'))
            {
                Error("Invalid JSON string", AtEnd || Current is '\n' or '\r'
                    ? "The string has no closing quote on its line. Add the quote, or write a line end as \\n."
                    : "Control characters must be escaped in a JSON string.", CharacterSpan());
                var broken = TextSpan.FromBounds(start, position);
                // What follows on the line belongs to the string as far as anybody can tell.
                SkipString();
                return new JsonNode(JsonKind.String, broken) { Text = text[(start + 1)..broken.End] };
            }
            if (Current == '"') break;

            decoded ??= new StringBuilder();
            offsets ??= [];
            for (int i = run; i < position; i++) offsets.Add(i);
            decoded.Append(text, run, position - run);
            int escape = position;
            AppendEscape(decoded);
            while (offsets.Count < decoded.Length) offsets.Add(escape);
            run = position;
        }
        int end = position++;
        var span = TextSpan.FromBounds(start, position);
        if (decoded is null || offsets is null) return new JsonNode(JsonKind.String, span) { Text = names.Get(text.AsSpan(start + 1, end - start - 1)) };
        for (int i = run; i <= end; i++) offsets.Add(i);
        decoded.Append(text, run, end - run);
        return new JsonNode(JsonKind.String, span) { Text = decoded.ToString(), Offsets = [.. offsets] };
    }

    private void AppendEscape(StringBuilder decoded)
    {
        int start = position;
        char selector = position + 1 < text.Length ? text[position + 1] : '\0';
        int simple = "\"\\/bfnrt".IndexOf(selector, StringComparison.Ordinal);
        if (simple >= 0)
        {
            decoded.Append("\"\\/\b\f\n\r\t"[simple]);
            position += 2;
            return;
        }
        if (selector == 'u' && TryHex(position + 2, out char unit))
        {
            position += 6;
            if (char.IsHighSurrogate(unit) && position + 1 < text.Length && text[position] == '\\' && text[position + 1] == 'u'
                && TryHex(position + 2, out char low) && char.IsLowSurrogate(low))
            {
                decoded.Append(unit).Append(low);
                position += 6;
                return;
            }
            decoded.Append(char.IsSurrogate(unit) ? '\uFFFD' : unit);
            return;
        }
        position = Math.Min(position + (selector is '\0' or '\n' or '\r' ? 1 : 2), text.Length);
        Error("Invalid JSON string", "There is no such escape in JSON. Write a backslash as \\\\.", TextSpan.FromBounds(start, position));
    }

    private bool TryHex(int at, out char unit)
    {
        unit = '\0';
        if (at + 4 > text.Length || !ushort.TryParse(text.AsSpan(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort value))
            return false;
        unit = (char)value;
        return true;
    }
}
