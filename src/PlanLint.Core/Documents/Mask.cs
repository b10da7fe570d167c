using System.Text;
using System.Text.Json;

namespace PlanLint.Documents;

/// <summary>
/// A mask of plan JSON (<c>after_unknown</c>, <c>*_sensitive</c>): the same shape as the value with <c>true</c> at the leaves it
/// marks. Kept pruned, so a mask that marks nothing is null. Where a mask has not the shape of the value, it marks all that is there.
/// </summary>
internal sealed class Mask
{
    private const int LongestOnStack = 128;

    /// <summary>A longer sequence is marked as a whole: a path is short, and a mask is as long as the index that it ends with.</summary>
    private const int LargestIndex = 10_000;

    /// <summary>A longer path marks all from here on, which hides more and never less: a mask that is written has to be read again.</summary>
    private const int DeepestPath = JsonCursor.MaxDepth / 2;

    /// <summary>Marks the whole value.</summary>
    public static Mask All { get; } = new();

    private Mask() { }

    /// <summary>Masks of attributes; null unless this masks an object.</summary>
    public Dictionary<string, Mask>? Names { get; private init; }

    /// <summary>Masks of elements; null unless this masks a sequence.</summary>
    public Mask?[]? Items { get; private init; }

    /// <summary>True when the whole value is marked.</summary>
    public bool IsAll => ReferenceEquals(this, All);

    /// <summary>The mask of an attribute; null when nothing in it is marked.</summary>
    public Mask? this[string name] => Names is not null ? Names.GetValueOrDefault(name) : All;

    /// <summary>The mask of the attribute that the current name of <paramref name="reader"/> spells; null when nothing in it is marked.</summary>
    public Mask? Of(in Utf8JsonReader reader)
    {
        if (Names is null) return All;
        if (reader.ValueIsEscaped || reader.ValueSpan.Length > LongestOnStack) return this[JsonText.Get(in reader)];
        Span<char> characters = stackalloc char[LongestOnStack];
        var name = characters[..Encoding.UTF8.GetChars(reader.ValueSpan, characters)];
        return Names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var mask) ? mask : null;
    }

    /// <summary>The mask of an element; null when nothing in it is marked.</summary>
    public Mask? this[int index] => Items is null ? All : index < Items.Length ? Items[index] : null;

    /// <summary>True when well-formed JSON is a mask: bools, nulls, and objects and arrays of these. Linear, a byte at a time.</summary>
    public static bool IsMask(ReadOnlySpan<byte> json)
    {
        for (int i = 0; i < json.Length; i++)
        {
            if (json[i] is (byte)'-' or (>= (byte)'0' and <= (byte)'9')) return false;
            if (json[i] != '"') continue;
            i++;
            while (i < json.Length && json[i] != '"') i += json[i] == '\\' ? 2 : 1;
            i++;
            while (i < json.Length && json[i] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') i++;
            // A string that is no name is a value.
            if (i >= json.Length || json[i] != ':') return false;
        }
        return true;
    }

    /// <summary>Reads a mask; null when it marks nothing. What has no place in a mask marks the value it stands for.</summary>
    public static Mask? Parse(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("true"u8) < 0 && IsMask(json)) return null;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonCursor.MaxDepth });
        return reader.Read() ? Parse(ref reader) : null;
    }

    /// <summary>A mask of the paths given, as Terraform states list sensitive attributes.</summary>
    public static Mask? Of(IEnumerable<IReadOnlyList<Values.PathStep>> paths)
    {
        Mask? mask = null;
        foreach (var path in paths) mask = Add(mask, path, 0);
        return mask;
    }

    private static Mask Add(Mask? mask, IReadOnlyList<Values.PathStep> path, int depth)
    {
        if (depth == path.Count || depth == DeepestPath || mask is { IsAll: true }) return All;
        if (path[depth].Name is { } name)
        {
            var names = mask?.Names ?? new Dictionary<string, Mask>(StringComparer.Ordinal);
            names[name] = Add(names.GetValueOrDefault(name), path, depth + 1);
            return mask?.Names is null ? new Mask { Names = names, Items = mask?.Items } : mask;
        }
        int index = path[depth].Index;
        if (index is < 0 or > LargestIndex) return All;
        var items = mask?.Items ?? [];
        if (index >= items.Length) Array.Resize(ref items, Math.Max(index + 1, 2 * items.Length));
        items[index] = Add(items[index], path, depth + 1);
        return new Mask { Names = mask?.Names, Items = items };
    }

    private static Mask? Parse(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.False or JsonTokenType.Null:
                return null;
            case JsonTokenType.StartObject:
                Dictionary<string, Mask>? names = null;
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    // Most names of a mask mark nothing, and are not needed.
                    var bytes = reader.ValueSpan;
                    string? escaped = reader.ValueIsEscaped ? JsonText.Get(in reader) : null;
                    reader.Read();
                    if (Parse(ref reader) is { } mask) (names ??= new(StringComparer.Ordinal))[escaped ?? Encoding.UTF8.GetString(bytes)] = mask;
                }
                return names is null ? null : new Mask { Names = names };
            case JsonTokenType.StartArray:
                List<Mask?>? items = null;
                int count = 0;
                for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
                {
                    if (Parse(ref reader) is not { } mask) continue;
                    items ??= [];
                    while (items.Count < count) items.Add(null);
                    items.Add(mask);
                }
                if (items is null) return null;
                var all = new Mask?[count];
                items.CopyTo(all);
                return new Mask { Items = all };
            default:
                return All;
        }
    }
}
