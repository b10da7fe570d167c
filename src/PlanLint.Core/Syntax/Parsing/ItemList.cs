namespace PlanLint.Syntax.Parsing;

/// <summary>
/// Collects children until their number is known, on a stack that nested lists share: a list is whole before the one around it
/// grows again. Every list must be taken with <see cref="TakeArray"/>.
/// </summary>
internal struct ItemList<T>(Scratch<T> scratch) where T : class
{
    private readonly int start = scratch.Count;

    public int Count { get; private set; }

    public readonly T this[int index] => scratch.Items[start + index];

    public void Add(T item)
    {
        scratch.Push(start + Count, item);
        Count++;
    }

    /// <summary>The children in an array of their number; the list is empty afterwards.</summary>
    public T[] TakeArray()
    {
        var array = Count == 0 ? [] : scratch.Items.AsSpan(start, Count).ToArray();
        scratch.Count = start;
        Count = 0;
        return array;
    }
}
