namespace PlanLint.Syntax.Parsing;

/// <summary>Collects children until their number is known; allocates the array once when there is at most one, else by doubling.</summary>
internal struct ItemList<T> where T : class
{
    private T? first;
    private T[]? items;

    public int Count { get; private set; }

    public readonly T this[int index] => items is null ? first! : items[index];

    public void Add(T item)
    {
        if (Count == 0)
        {
            first = item;
        }
        else
        {
            items ??= [first!, null!, null!, null!];
            if (Count == items.Length) Array.Resize(ref items, Count * 2);
            items[Count] = item;
        }
        Count++;
    }

    public readonly T[] ToArray()
    {
        if (Count == 0) return [];
        if (items is null) return [first!];
        return items.Length == Count ? items : items.AsSpan(0, Count).ToArray();
    }
}
