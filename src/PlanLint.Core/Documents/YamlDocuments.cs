using System.Collections.Immutable;
using System.Text;
using PlanLint.Text;
using PlanLint.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PlanLint.Documents;

/// <summary>
/// YAML documents as values, by the core schema. Aliases share the value of their anchor, and what they would expand to is
/// counted, so a bomb of nested aliases stops at <see cref="MostNodes"/>.
/// </summary>
internal sealed class YamlDocuments
{
    /// <summary>Nodes of one file, aliases counted as often as they are used.</summary>
    public const int MostNodes = 5_000_000;

    private readonly Dictionary<AnchorName, (Value Value, long Nodes)> anchors = [];
    private readonly Parser parser;
    private long nodes;

    private YamlDocuments(TextReader reader) => parser = new Parser(reader);

    /// <summary>The documents, in order; throws <see cref="InputException"/> on malformed input.</summary>
    public static IReadOnlyList<Document> Read(ReadOnlyMemory<byte> utf8)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8.Span);
        }
        catch (DecoderFallbackException)
        {
            throw new InputException("the file is not valid UTF-8; it is damaged or in another encoding", default);
        }
        var documents = new YamlDocuments(new StringReader(text));
        try
        {
            return documents.ReadAll();
        }
        catch (YamlException e)
        {
            throw new InputException("this is neither JSON nor valid YAML", PositionOf(e.Start));
        }
        catch (Exception e) when (YamlFailure.IsOne(e))
        {
            throw new InputException("this is neither JSON nor valid YAML", documents.parser.Current is { } last ? PositionOf(last.End) : default);
        }
    }

    private List<Document> ReadAll()
    {
        var documents = new List<Document>();
        while (parser.MoveNext())
        {
            if (parser.Current is not DocumentStart) continue;
            anchors.Clear();
            parser.MoveNext();
            var position = PositionOf(parser.Current!.Start);
            var content = ReadNode(0);
            if (!content.IsNull) documents.Add(new Document(content, position));
        }
        return documents;
    }

    /// <summary>Reads the node whose first event is current, and leaves its last event current.</summary>
    private Value ReadNode(int depth)
    {
        var start = parser.Current!;
        if (depth > JsonCursor.MaxDepth) throw new InputException($"nested deeper than {JsonCursor.MaxDepth} levels", PositionOf(start.Start));
        Count(1, start);
        long before = nodes;
        if (start is AnchorAlias alias)
        {
            if (!anchors.TryGetValue(alias.Value, out var known))
                throw new InputException("an alias of an anchor that is not defined before", PositionOf(start.Start));
            Count(known.Nodes, start);
            return known.Value;
        }
        var value = start switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart => ReadSequence(depth),
            MappingStart => ReadMapping(depth),
            _ => Value.DynamicNull,
        };
        if (start is NodeEvent { Anchor.IsEmpty: false } anchored) anchors[anchored.Anchor] = (value, nodes - before + 1);
        return value;
    }

    private Value ReadSequence(int depth)
    {
        var elements = ImmutableArray.CreateBuilder<Value>();
        while (parser.MoveNext() && parser.Current is not SequenceEnd) elements.Add(ReadNode(depth + 1));
        return Value.Tuple(elements.ToImmutable());
    }

    private Value ReadMapping(int depth)
    {
        var attributes = new Dictionary<string, Value>(StringComparer.Ordinal);
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            if (parser.Current is not Scalar key) throw new InputException("a key of a mapping has to be a plain word", PositionOf(parser.Current!.Start));
            parser.MoveNext();
            if (!attributes.TryAdd(key.Value, ReadNode(depth + 1)))
                throw new InputException("a key appears twice in one mapping", PositionOf(key.Start));
        }
        return Value.Object(attributes);
    }

    private static Value ReadScalar(Scalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain || !scalar.Tag.IsEmpty) return Value.String(scalar.Value);
        return scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => Value.DynamicNull,
            "true" or "True" or "TRUE" => Value.True,
            "false" or "False" or "FALSE" => Value.False,
            _ when IsNumber(scalar.Value) => JsonValue.ParseNumber(Encoding.ASCII.GetBytes(scalar.Value)),
            _ => Value.String(scalar.Value),
        };
    }

    /// <summary>A number as JSON spells it: other spellings, such as octal, are not what tools that list objects write.</summary>
    private static bool IsNumber(string text)
    {
        int at = text[0] == '-' ? 1 : 0;
        if (at == text.Length || !char.IsAsciiDigit(text[at])) return false;
        if (text[at] == '0' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) return false;
        int dots = 0, exponents = 0;
        for (int i = at; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsAsciiDigit(c)) continue;
            bool isLast = i == text.Length - 1;
            if (c == '.' && dots++ == 0 && exponents == 0 && !isLast) continue;
            if (c is 'e' or 'E' && exponents++ == 0 && !isLast) continue;
            if (c is '+' or '-' && text[i - 1] is 'e' or 'E' && !isLast) continue;
            return false;
        }
        return true;
    }

    private void Count(long more, ParsingEvent at)
    {
        nodes += more;
        if (nodes > MostNodes) throw new InputException($"more than {MostNodes} values once aliases are expanded", PositionOf(at.Start));
    }

    private static LinePosition PositionOf(Mark mark) => new((int)Math.Max(0, mark.Line - 1), (int)Math.Max(0, mark.Column - 1));
}
