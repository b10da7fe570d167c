using System.Collections;
using System.Diagnostics.CodeAnalysis;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>The symbols of one kind that a module declares, in source order, found by name. Of duplicates the first counts.</summary>
/// <typeparam name="T">The kind.</typeparam>
[SuppressMessage("Naming", "CA1710", Justification = "Table is the compiler's word for it.")]
public sealed class SymbolTable<T> : IReadOnlyList<T> where T : Symbol
{
    private readonly List<T> symbols = [];
    private readonly Dictionary<string, T> byName = new(StringComparer.Ordinal);

    private readonly Lazy<NearestNames> names;

    internal SymbolTable() => names = new(() => new NearestNames(byName.Keys));

    /// <inheritdoc/>
    public int Count => symbols.Count;

    /// <inheritdoc/>
    public T this[int index] => symbols[index];

    /// <summary>The symbol of that name; null when none is declared.</summary>
    public T? this[string name] => byName.GetValueOrDefault(name);

    /// <summary>The same of a name that is no string yet.</summary>
    internal T? Find(ReadOnlySpan<char> name) => byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var symbol) ? symbol : null;

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => symbols.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The declared name that was probably meant by one that is not; null when none is near. Ask when all are declared.</summary>
    internal string? Nearest(string name) => names.Value.Of(name);

    internal bool TryAdd(string key, T symbol)
    {
        if (!byName.TryAdd(key, symbol)) return false;
        symbols.Add(symbol);
        return true;
    }
}
