using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PlanLint.Values;

/// <summary>Makes maps by name.</summary>
public static class NameMap
{
    /// <summary>A map of entries in any order; a later entry of the same name wins.</summary>
    public static NameMap<T> From<T>(IEnumerable<KeyValuePair<string, T>> entries)
    {
        if (entries is NameMap<T> map) return map;
        var names = new List<string>();
        var values = new List<T>();
        foreach (var (name, value) in entries)
        {
            names.Add(name);
            values.Add(value);
        }
        return From(names, values);
    }

    /// <summary>Takes over two parallel arrays; names must be distinct and in order.</summary>
    internal static NameMap<T> FromSorted<T>(string[] names, T[] values) => names.Length == 0 ? NameMap<T>.Empty : new(names, values);

    /// <summary>Position of a name among names that are in order; negative when it is absent. Linear up to eight names, logarithmic above.</summary>
    internal static int IndexOf(string[] names, string name)
    {
        if (names.Length > 8) return Array.BinarySearch(names, name, CodePointOrder.Instance);
        for (int i = 0; i < names.Length; i++)
            if (names[i] == name) return i;
        return -1;
    }

    /// <summary>A map of parallel lists in any order; a later entry of the same name wins.</summary>
    internal static NameMap<T> From<T>(List<string> names, List<T> values)
    {
        bool sorted = true;
        for (int i = 1; i < names.Count && sorted; i++) sorted = CodePointOrder.Instance.Compare(names[i - 1], names[i]) < 0;
        if (sorted) return FromSorted<T>([.. names], [.. values]);

        int[] order = [.. Enumerable.Range(0, names.Count)];
        Array.Sort(order, (a, b) => CodePointOrder.Instance.Compare(names[a], names[b]) is var c and not 0 ? c : a.CompareTo(b));
        var (sortedNames, sortedValues) = (new List<string>(order.Length), new List<T>(order.Length));
        foreach (int at in order)
        {
            if (sortedNames.Count > 0 && sortedNames[^1] == names[at])
            {
                sortedValues[^1] = values[at];
                continue;
            }
            sortedNames.Add(names[at]);
            sortedValues.Add(values[at]);
        }
        return new NameMap<T>([.. sortedNames], [.. sortedValues]);
    }
}

/// <summary>
/// An immutable map by name, ordered as the names' UTF-8 bytes. Two arrays: cheap to make and to walk, and maps of one shape can
/// share their names.
/// </summary>
/// <typeparam name="T">What is found by name.</typeparam>
[SuppressMessage("Naming", "CA1710", Justification = "Map is the word cty and HCL use.")]
public sealed class NameMap<T> : IReadOnlyDictionary<string, T>
{
    private readonly NameMap<T>? own;
    private string[]? madeNames;
    private T[]? madeValues;

    internal NameMap(string[] names, T[] values)
    {
        madeNames = names;
        madeValues = values;
    }

    private NameMap(NameMap<T> own, NameMap<T> shared)
    {
        this.own = own;
        Shared = shared;
    }

    /// <summary>The map that this one is laid over; null for most.</summary>
    internal NameMap<T>? Shared { get; }

    /// <summary>The entries that are laid over <see cref="Shared"/>; the map itself when it is laid over none.</summary>
    internal NameMap<T> Own => own ?? this;

    private string[] AllNames => madeNames ?? Unite().Names;

    private T[] AllValues => madeValues ?? Unite().Values;

    internal static NameMap<T> Empty { get; } = new([], []);

    /// <inheritdoc/>
    public int Count => AllNames.Length;

    /// <summary>The names in order.</summary>
    public IReadOnlyList<string> Keys => AllNames;

    /// <summary>The values in the order of their names.</summary>
    public IReadOnlyList<T> Values => AllValues;

    /// <inheritdoc/>
    public T this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    internal string[] NameArray => AllNames;

    internal T[] ValueArray => AllValues;

    IEnumerable<string> IReadOnlyDictionary<string, T>.Keys => AllNames;

    IEnumerable<T> IReadOnlyDictionary<string, T>.Values => AllValues;

    /// <summary>
    /// The entries of this map, and those of another whose names this one lacks. Thousands of maps can be laid over one: entries are
    /// copied only where somebody walks over the whole.
    /// </summary>
    internal NameMap<T> Over(NameMap<T> shared) => shared.Count == 0 ? this : new NameMap<T>(this, shared);

    private (string[] Names, T[] Values) Unite()
    {
        var (first, second) = (own!, Shared!);
        var (united, with) = (new List<string>(first.Count + second.Count), new List<T>(first.Count + second.Count));
        for (int i = 0, j = 0; i < first.Count || j < second.Count;)
        {
            int order = i == first.Count ? 1 : j == second.Count ? -1 : CodePointOrder.Instance.Compare(first.AllNames[i], second.AllNames[j]);
            united.Add(order <= 0 ? first.AllNames[i] : second.AllNames[j]);
            with.Add(order <= 0 ? first.AllValues[i] : second.AllValues[j]);
            if (order <= 0) i++;
            if (order >= 0) j++;
        }
        // Two threads may both do it, and get the same.
        return (madeNames = [.. united], madeValues = [.. with]);
    }

    /// <summary>A map of the same names with other values.</summary>
    internal NameMap<TOther> WithValues<TOther>(TOther[] others) => NameMap.FromSorted(AllNames, others);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => own is not null ? own.ContainsKey(key) || Shared!.ContainsKey(key) : IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        if (own is not null) return own.TryGetValue(key, out value) || Shared!.TryGetValue(key, out value);
        int at = IndexOf(key);
        value = at >= 0 ? AllValues[at] : default;
        return at >= 0;
    }

    /// <summary>Position of a name in the order; negative when it is absent.</summary>
    internal int IndexOf(string name) => NameMap.IndexOf(AllNames, name);

    /// <summary>Walks the entries in order without allocation.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A walk over the entries in order.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<string, T>>
    {
        private readonly string[] names;
        private readonly T[] values;
        private int at;

        internal Enumerator(NameMap<T> map)
        {
            (names, values) = (map.AllNames, map.AllValues);
            at = -1;
        }

        /// <inheritdoc/>
        public readonly KeyValuePair<string, T> Current => new(names[at], values[at]);

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => ++at < names.Length;

        /// <inheritdoc/>
        public void Reset() => at = -1;

        /// <inheritdoc/>
        public readonly void Dispose() { }
    }
}
