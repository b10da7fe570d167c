using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using PlanLint.Values;

namespace PlanLint.Documents;

/// <summary>Builds values from JSON that has been read once already and is known to be well-formed.</summary>
internal static class JsonValue
{
    /// <summary>Numbers beyond this many digits are kept as text: no rule calculates with them, and arithmetic on them has no bound.</summary>
    private const int LongestNumber = 4096;

    /// <summary>
    /// The value of <paramref name="json"/> with masks applied. Attributes that only the unknown mask names are added as unknown:
    /// plan JSON leaves them out of the value.
    /// </summary>
    /// <param name="json">The bytes; empty for an absent value.</param>
    /// <param name="unknown">What is unknown.</param>
    /// <param name="sensitive">What is sensitive.</param>
    /// <param name="only">Of an object, the attributes to build; null for all. Unknown ones are there all the same.</param>
    public static Value Parse(ReadOnlySpan<byte> json, Mask? unknown = null, Mask? sensitive = null, IReadOnlySet<string>? only = null)
    {
        if (unknown is { IsAll: true }) return Value.DynamicUnknown.WithSensitive(sensitive is { IsAll: true });
        if (json.IsEmpty) return Missing(unknown, sensitive) ?? Value.DynamicNull;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonCursor.MaxDepth });
        if (!reader.Read()) return Value.DynamicNull;
        // Malformed input may have left something behind.
        Scratch.Current.Release(0);
        return only is not null && reader.TokenType == JsonTokenType.StartObject && sensitive is not { IsAll: true }
            ? ParseObject(ref reader, unknown, sensitive, only)
            : Parse(ref reader, unknown, sensitive);
    }

    /// <summary>
    /// The same value, of bytes that do not change: parts of objects and arrays are built when they are asked for, and keep the bytes
    /// in memory.
    /// </summary>
    public static Value View(byte[] utf8, Range range, Mask? unknown, Mask? sensitive)
    {
        var (start, length) = range.GetOffsetAndLength(utf8.Length);
        var json = utf8.AsSpan(start, length);
        if (json.IsEmpty || unknown is { IsAll: true }) return Parse(json, unknown, sensitive);
        bool isSensitive = sensitive is { IsAll: true };
        return json[0] switch
        {
            (byte)'{' or (byte)'[' => IsEmpty(json) ? Parse(json, unknown, sensitive)
                : Value.Deferred(new JsonParts(utf8, start, length, unknown, sensitive)).WithSensitive(isSensitive),
            (byte)'n' => (Missing(unknown, sensitive) ?? Value.DynamicNull).WithSensitive(isSensitive),
            (byte)'"' => Value.String(JsonText.Get(json[1..^1])).WithSensitive(sensitive is not null),
            (byte)'t' => Value.True.WithSensitive(sensitive is not null),
            (byte)'f' => Value.False.WithSensitive(sensitive is not null),
            _ => ParseNumber(json).WithSensitive(sensitive is not null),
        };
    }

    /// <summary>True for brackets with nothing between them.</summary>
    private static bool IsEmpty(ReadOnlySpan<byte> json) => json[1..].TrimStart(" \t\r\n"u8)[0] is (byte)'}' or (byte)']';

    /// <summary>A number as exact as its text.</summary>
    public static Value ParseNumber(ReadOnlySpan<byte> digits)
    {
        string text = Encoding.ASCII.GetString(digits);
        int e = text.AsSpan().IndexOfAny('e', 'E');
        bool hasLargeExponent = e >= 0
            && (!int.TryParse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int exponent)
                || Math.Abs(exponent) > LongestNumber);
        return text.Length <= LongestNumber && !hasLargeExponent && Number.TryParse(text, out var number) ? Value.Number(number) : Value.String(text);
    }

    private static Value Parse(ref Utf8JsonReader reader, Mask? unknown, Mask? sensitive)
    {
        bool isSensitive = sensitive is { IsAll: true };
        if (unknown is { IsAll: true })
        {
            reader.Skip();
            return Value.DynamicUnknown.WithSensitive(isSensitive);
        }
        var value = reader.TokenType switch
        {
            JsonTokenType.StartObject => ParseObject(ref reader, unknown, sensitive),
            JsonTokenType.StartArray => ParseArray(ref reader, unknown, sensitive),
            JsonTokenType.String => Value.String(JsonText.Get(in reader)),
            JsonTokenType.Number => ParseNumber(reader.ValueSpan),
            JsonTokenType.True => Value.True,
            JsonTokenType.False => Value.False,
            _ => Missing(unknown, sensitive) ?? Value.DynamicNull,
        };
        return isSensitive || (sensitive is not null && IsLeaf(value)) ? value.WithSensitive(true) : value;
    }

    /// <summary>True for a value that holds no others, so that a mask of its parts can only mean all of it.</summary>
    private static bool IsLeaf(Value value) => value.IsKnown && !value.IsNull && value.Kind is TypeKind.String or TypeKind.Number or TypeKind.Bool;

    private static Value ParseObject(ref Utf8JsonReader reader, Mask? unknown, Mask? sensitive, IReadOnlySet<string>? only = null)
    {
        var scratch = Scratch.Current;
        int start = scratch.Count;
        bool isOrdered = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = scratch.GetName(in reader);
            if (only is not null && !only.Contains(name))
            {
                reader.Skip();
                continue;
            }
            isOrdered &= scratch.Count == start || CodePointOrder.Instance.Compare(scratch.Names[scratch.Count - 1], name) < 0;
            reader.Read();
            int at = scratch.Reserve(name);
            var value = Parse(ref reader, unknown?[name], sensitive?[name]);
            scratch.Values[at] = value;
        }
        var names = scratch.Names.AsSpan(start, scratch.Count - start).ToArray();
        var values = scratch.Values.AsSpan(start, scratch.Count - start).ToArray();
        scratch.Release(start);
        if (unknown?.Names is { } masks) return WithMissing(names, values, masks, sensitive);
        return Value.Object(isOrdered ? NameMap.FromSorted(names, values) : NameMap.From([.. names], [.. values]));
    }

    private static Value WithMissing(string[] names, Value[] values, Dictionary<string, Mask> masks, Mask? sensitive)
    {
        var allNames = new List<string>(names);
        var allValues = new List<Value>(values);
        var present = new HashSet<string>(names, StringComparer.Ordinal);
        foreach (var (name, mask) in masks)
            if (!present.Contains(name) && Missing(mask, sensitive?[name]) is { } missing)
            {
                allNames.Add(name);
                allValues.Add(missing);
            }
        return Value.Object(NameMap.From(allNames, allValues));
    }

    private static Value ParseArray(ref Utf8JsonReader reader, Mask? unknown, Mask? sensitive)
    {
        var scratch = Scratch.Current;
        int start = scratch.Count;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int index = scratch.Count - start;
            int at = scratch.Reserve("");
            var value = Parse(ref reader, unknown?[index], sensitive?[index]);
            scratch.Values[at] = value;
        }
        for (int i = scratch.Count - start; i < (unknown?.Items?.Length ?? 0); i++)
        {
            int at = scratch.Reserve("");
            scratch.Values[at] = Missing(unknown![i], sensitive?[i]) ?? Value.DynamicNull;
        }
        var elements = ImmutableCollectionsMarshal.AsImmutableArray(scratch.Values.AsSpan(start, scratch.Count - start).ToArray());
        scratch.Release(start);
        return elements.IsEmpty ? Value.EmptyTuple : Value.Tuple(elements);
    }

    /// <summary>The unknown parts of a value that is not in the JSON at all; null when there are none.</summary>
    private static Value? Missing(Mask? unknown, Mask? sensitive)
    {
        if (unknown is null) return null;
        bool isSensitive = sensitive is { IsAll: true };
        if (unknown.IsAll) return Value.DynamicUnknown.WithSensitive(isSensitive);
        if (unknown.Names is { } names)
        {
            var attributes = names
                .Select(n => KeyValuePair.Create(n.Key, Missing(n.Value, sensitive?[n.Key])))
                .Where(n => n.Value is not null)
                .Select(n => KeyValuePair.Create(n.Key, n.Value!));
            return Value.Object(attributes).WithSensitive(isSensitive);
        }
        var items = unknown.Items!.Select((mask, i) => Missing(mask, sensitive?[i]) ?? Value.DynamicNull);
        return Value.Tuple([.. items]).WithSensitive(isSensitive);
    }

    /// <summary>
    /// Names and values of the containers being built, one inside the other, and names met before: a plan spells the same few
    /// hundred a million times. One for each thread, so building values takes no lock.
    /// </summary>
    private sealed class Scratch
    {
        private const int KnownNames = 1024;
        private const int LongestKnown = 64;

        [ThreadStatic]
        private static Scratch? current;

        private readonly string?[] known = new string?[KnownNames];

        public static Scratch Current => current ??= new Scratch();

        public int Count { get; private set; }

        public string[] Names { get; private set; } = new string[64];

        public Value[] Values { get; private set; } = new Value[64];

        /// <summary>A place for a value; what is built before it is filled takes places after it.</summary>
        public int Reserve(string name)
        {
            if (Count == Names.Length)
            {
                string[] names = Names;
                var values = Values;
                Array.Resize(ref names, Count * 2);
                Array.Resize(ref values, Count * 2);
                Names = names;
                Values = values;
            }
            Names[Count] = name;
            return Count++;
        }

        public void Release(int start)
        {
            Array.Clear(Values, start, Count - start);
            Count = start;
        }

        public string GetName(in Utf8JsonReader reader)
        {
            var bytes = reader.ValueSpan;
            if (reader.ValueIsEscaped || bytes.Length > LongestKnown || !Ascii.IsValid(bytes)) return JsonText.Get(in reader);
            uint hash = (uint)bytes.Length;
            foreach (byte b in bytes) hash = hash * 31 + b;
            ref string? slot = ref known[hash % KnownNames];
            if (slot is not null && Ascii.Equals(bytes, slot)) return slot;
            return slot = Encoding.ASCII.GetString(bytes);
        }
    }
}
