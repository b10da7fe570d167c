using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PlanLint.Text;
using PlanLint.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary><c>yamlencode</c> and <c>yamldecode</c>. What a plain scalar means follows go-cty-yaml: YAML 1.1 words, 1.2 numbers.</summary>
internal static partial class YamlFunctions
{
    private const int DepthLimit = 128;

    public static IEnumerable<Function> All { get; } =
    [
        new("yamlencode", ValueType.String, Encode, new Parameter("value", ValueType.Dynamic, Accepts.Null | Accepts.Unknown | Accepts.Dynamic)),
        new("yamldecode", ValueType.Dynamic, Decode, new Parameter("src", ValueType.String)) { NeverNull = false },
    ];

    private static Value? Encode(FunctionCall call)
    {
        if (!call[0].IsWhollyKnown) return Value.Unknown(ValueType.String);
        if (!call.SpendTextOf(call[0])) return null;
        string text = YamlText.Encode(call[0]);
        return call.SpendText(text.Length) ? Value.String(text) : null;
    }

    private static Value? Decode(FunctionCall call)
    {
        if (!call.SpendText(call.Text(0).Length * 2L)) return null;
        if (call.Text(0).AsSpan().ContainsAnyInRange('\0', '\b') || call.Text(0).AsSpan().ContainsAnyInRange('\x0E', '\x1F')
            || call.Text(0).Contains('\x7F', StringComparison.Ordinal))
            return call.Fail("control characters are not allowed");
        if (call.Text(0).AsSpan().TrimStart(" \r\n").StartsWith("\t")) return call.Fail("found character that cannot start any token");
        try
        {
            return new Document(call).Read();
        }
        catch (YamlException e)
        {
            return call.Fail($"on line {e.Start.Line}, column {e.Start.Column}: {e.Message}");
        }
        catch (Exception e) when (YamlFailure.IsOne(e))
        {
            return call.Fail("this is not valid YAML");
        }
    }

    /// <summary>Reads one document from the events of a parser.</summary>
    private sealed class Document(FunctionCall call)
    {
        private readonly Parser parser = new(new StringReader(call.Text(0)));
        private readonly Dictionary<string, Value> anchors = new(StringComparer.Ordinal);
        private readonly HashSet<string> open = new(StringComparer.Ordinal);

        public Value? Read()
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) return Fail("missing start of document");
            if (ReadNode(0) is not { } value) return null;
            if (!parser.TryConsume<DocumentEnd>(out _)) return Fail("unexpected extra content after value");
            return parser.TryConsume<StreamEnd>(out _) ? value : Fail("unexpected extra content after value");
        }

        private Value? ReadNode(int depth)
        {
            if (depth > DepthLimit) return Fail("the document nests too deeply");
            if (!call.Spend(1)) return null;
            if (parser.TryConsume<AnchorAlias>(out var alias))
            {
                string name = alias.Value.Value;
                if (open.Contains(name)) return Fail($"cannot refer to anchor \"{name}\" from inside its own definition");
                if (!anchors.TryGetValue(name, out var target)) return Fail($"reference to undefined anchor \"{name}\"");
                // An alias costs what it stands for: aliases of aliases grow without bound.
                return call.Spend(Size(target)) ? target : null;
            }
            var node = parser.Consume<NodeEvent>();
            string anchor = node.Anchor.IsEmpty ? "" : node.Anchor.Value;
            if (anchor.Length > 0) open.Add(anchor);
            string tag = node.Tag.IsEmpty ? "" : node.Tag.Value;
            var value = node switch
            {
                Scalar scalar => Resolve(scalar, tag),
                MappingStart when tag is "" or "tag:yaml.org,2002:map" => ReadMapping(depth),
                SequenceStart when tag is "" or "tag:yaml.org,2002:seq" => ReadSequence(depth),
                _ => Fail($"can't interpret this as {tag}"),
            };
            if (value is null) return null;
            if (anchor.Length > 0)
            {
                open.Remove(anchor);
                anchors[anchor] = value;
            }
            return value;
        }

        private Value? ReadSequence(int depth)
        {
            var elements = ImmutableArray.CreateBuilder<Value>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                if (ReadNode(depth + 1) is not { } element) return null;
                elements.Add(element);
            }
            return Value.Tuple(elements.DrainToImmutable());
        }

        private Value? ReadMapping(int depth)
        {
            var names = new List<string>();
            var values = new List<Value>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                if (!parser.Accept<Scalar>(out var key)) return Fail("only strings are allowed as mapping keys");
                if (IsMerge(key))
                {
                    parser.MoveNext();
                    if (ReadNode(depth + 1) is not { } merged || !Merge(merged, names, values)) return null;
                    continue;
                }
                string tag = key.Tag.IsEmpty ? "" : key.Tag.Value;
                if (Resolve(key, tag) is not { } resolved) return null;
                parser.MoveNext();
                if (resolved.IsNull) return Fail("mapping key cannot be null");
                if (ReadNode(depth + 1) is not { } value) return null;
                names.Add(Conversions.TryConvert(resolved, ValueType.String)!.AsString);
                values.Add(value);
            }
            return Value.Object(NameMap.From(names, values));
        }

        private static bool IsMerge(Scalar key) => key.Tag.IsEmpty
            ? key is { Value: "<<", Style: ScalarStyle.Plain }
            : !key.Tag.IsNonSpecific && key.Tag.Value == "tag:yaml.org,2002:merge";

        private bool Merge(Value merged, List<string> names, List<Value> values)
        {
            var maps = merged.Kind == TypeKind.Tuple ? merged.Elements : [merged];
            foreach (var map in maps)
            {
                if (map.IsNull || map.Kind != TypeKind.Object)
                {
                    Fail($"cannot merge {map.Type.FriendlyName} into mapping");
                    return false;
                }
                names.AddRange(map.Attributes.Keys);
                values.AddRange(map.Attributes.Values);
                if (!call.Spend(map.Attributes.Count)) return false;
            }
            return true;
        }

        private Value? Resolve(Scalar scalar, string tag)
        {
            string text = scalar.Value;
            string type = tag.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal) ? tag["tag:yaml.org,2002:".Length..] : tag;
            if (type is not ("" or "str" or "bool" or "int" or "float" or "null" or "timestamp" or "binary")) return Fail($"unsupported tag \"{tag}\"");
            if (type == "str") return Value.String(text);
            if (type == "binary")
                return Convert.TryFromBase64String(text, new byte[text.Length], out _)
                    ? Value.String(text)
                    : Fail($"cannot parse \"{text}\" as !!binary: not valid base64");
            // A quoted scalar stays a string even under most tags, as in the reference.
            bool isQuoted = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted;
            if (isQuoted && (type.Length == 0 || text.Length == 0 || "+-.0123456789yYnNtTfFoO~".Contains(text[0], StringComparison.Ordinal)))
                return Value.String(text);
            if (Word(text) is { } word) return word;
            if (type.Length == 0 && text is ".nan" or ".NaN" or ".NAN") return Fail("floating point NaN is not supported");
            if (type is "" or "timestamp" && Timestamp(text) is { } timestamp) return Value.String(timestamp);
            if (text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.'))
            {
                if (IntegerPattern().IsMatch(text) || FloatPattern().IsMatch(text) || type is "int" or "float")
                    return ToNumber(text) ?? Fail($"cannot parse \"{text}\" as a number");
            }
            return type switch
            {
                "" => Value.String(text),
                "null" => Value.DynamicNull,
                _ => Fail($"cannot parse \"{text}\" as !!{type}"),
            };
        }

        private Value? Fail(string reason) => parser.Current is { } current
            ? call.Fail($"on line {current.Start.Line}, column {current.Start.Column}: {reason}")
            : call.Fail(reason);

        private static long Size(Value value)
        {
            long size = 1;
            foreach (var child in value.Children()) size += Size(child);
            return size;
        }
    }

    private static Value? Word(string text) => text switch
    {
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => Value.True,
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => Value.False,
        "" or "~" or "null" or "Null" or "NULL" => Value.DynamicNull,
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => Value.Number(Number.PositiveInfinity),
        "-.inf" or "-.Inf" or "-.INF" => Value.Number(Number.NegativeInfinity),
        _ => null,
    };

    private static Value? ToNumber(string text)
    {
        string plain = text.Replace("_", "", StringComparison.Ordinal);
        if (Number.TryParse(plain, out var number)) return Value.Number(number);
        try
        {
            if (plain.StartsWith("0x", StringComparison.Ordinal)) return Value.Number(Number.FromInt64(Convert.ToInt64(plain[2..], 16)));
            if (plain.StartsWith("0o", StringComparison.Ordinal)) return Value.Number(Number.FromInt64(Convert.ToInt64(plain[2..], 8)));
        }
        catch (Exception e) when (e is OverflowException or FormatException)
        {
            return null;
        }
        return null;
    }

    /// <summary>A date, or a date and a time, as RFC 3339.</summary>
    private static string? Timestamp(string text)
    {
        if (text.Length < 8 || text[4] != '-' || !text.AsSpan(0, 4).ContainsAnyInRange('0', '9')) return null;
        string[] formats = ["yyyy-M-d'T'H:m:s.FFFFFFFK", "yyyy-M-d't'H:m:s.FFFFFFFK", "yyyy-M-d H:m:s.FFFFFFF", "yyyy-M-d"];
        foreach (string format in formats)
        {
            if (!DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) continue;
            bool hasZone = format.EndsWith('K');
            if (hasZone && !text.EndsWith('Z') && text.LastIndexOfAny(['+', '-']) < text.IndexOfAny(['T', 't'])) continue;
            return time.ToString(time.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        }
        return null;
    }

    [GeneratedRegex(@"\A([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex IntegerPattern();

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex FloatPattern();
}
