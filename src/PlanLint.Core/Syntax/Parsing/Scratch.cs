namespace PlanLint.Syntax.Parsing;

/// <summary>A stack of references that outlives one file, so that collecting children costs only their final arrays.</summary>
internal sealed class Scratch<T> where T : class
{
    private int highest;

    public T[] Items { get; private set; } = new T[32];

    public int Count { get; set; }

    /// <summary>Puts an item at the top, which is at <paramref name="index"/>.</summary>
    public void Push(int index, T item)
    {
        if (index == Items.Length)
        {
            var larger = new T[Items.Length * 2];
            Items.CopyTo(larger, 0);
            Items = larger;
        }
        Items[index] = item;
        Count = index + 1;
        if (Count > highest) highest = Count;
    }

    /// <summary>Lets go of the last file's nodes.</summary>
    public void Clear()
    {
        Array.Clear(Items, 0, highest);
        highest = 0;
        Count = 0;
    }
}
