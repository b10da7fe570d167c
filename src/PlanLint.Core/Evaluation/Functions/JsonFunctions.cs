using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary><c>jsonencode</c> and <c>jsondecode</c>.</summary>
internal static class JsonFunctions
{
    private const int DepthLimit = 200;

    public static IEnumerable<Function> All { get; } =
    [
        new("jsonencode", ValueType.String, Encode, new Parameter("val", ValueType.Dynamic, Accepts.Null | Accepts.Unknown | Accepts.Dynamic)),
        new("jsondecode", ValueType.Dynamic, Decode, new Parameter("str", ValueType.String)) { NeverNull = false },
    ];

    private static Value? Encode(FunctionCall call)
    {
        if (!call[0].IsWhollyKnown) return Value.UnknownWithPrefix(KnownStart(call[0]));
        if (!call.SpendTextOf(call[0])) return null;
        string text = JsonEncoding.Encode(call[0]);
        return call.SpendText(text.Length) ? Value.String(text) : null;
    }

    /// <summary>How the text surely starts, though a part is not known yet.</summary>
    private static string KnownStart(Value value) => value.IsDefinitelyNotNull
        ? value.Kind switch { TypeKind.Object or TypeKind.Map => "{", TypeKind.Tuple or TypeKind.List or TypeKind.Set => "[", TypeKind.String => "\"", _ => "" }
        : "";

    private static Value? Decode(FunctionCall call)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(call.Text(0));
        if (!call.SpendText(utf8.Length)) return null;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DepthLimit });
        try
        {
            if (!reader.Read()) return call.Fail("EOF");
            if (Read(ref reader) is not { } value) return call.Fail("a number is too large");
            return reader.Read() ? call.Fail("extraneous data after JSON object") : value;
        }
        catch (JsonException e)
        {
            return call.Fail(utf8.AsSpan().Trim(" \t\r\n"u8).IsEmpty ? "EOF" : $"invalid JSON near byte {e.BytePositionInLine} of line {e.LineNumber + 1}");
        }
    }

    private static Value? Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null: return Value.DynamicNull;
            case JsonTokenType.True: return Value.True;
            case JsonTokenType.False: return Value.False;
            case JsonTokenType.String: return Value.String(TextOf(ref reader));
            case JsonTokenType.Number:
                return Number.TryParse(Encoding.ASCII.GetString(reader.ValueSpan), out var number) ? Value.Number(number) : null;
            case JsonTokenType.StartArray:
                var elements = ImmutableArray.CreateBuilder<Value>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (Read(ref reader) is not { } element) return null;
                    elements.Add(element);
                }
                return Value.Tuple(elements.DrainToImmutable());
            default:
                var names = new List<string>();
                var values = new List<Value>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    names.Add(Nfc(TextOf(ref reader)));
                    reader.Read();
                    if (Read(ref reader) is not { } value) return null;
                    values.Add(value);
                }
                return Value.Object(NameMap.From(names, values));
        }
    }

    private static string Nfc(string text) => Value.String(text).AsString;

    /// <summary>The characters of a string; half a surrogate pair becomes U+FFFD, as in Go, where the reader would throw.</summary>
    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            string raw = Encoding.UTF8.GetString(reader.ValueSpan);
            var text = new StringBuilder();
            for (int i = 0; i < raw.Length; i++)
            {
                if (raw[i] != '\\')
                {
                    text.Append(raw[i]);
                    continue;
                }
                char escape = raw[++i];
                text.Append(escape switch
                {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    'b' => '\b',
                    'f' => '\f',
                    'u' => (char)Convert.ToUInt16(raw.Substring(i + 1, 4), 16),
                    _ => escape,
                });
                if (escape == 'u') i += 4;
            }
            return string.Concat(text.ToString().EnumerateRunes());
        }
    }
}
