namespace PlanLint.Analysis;

/// <summary>What was worked out of one block or change while rules are asked about it one after another, for the next of them. For one thread.</summary>
internal sealed class BlockMemo
{
    private Dictionary<object, object?>? known;

    /// <summary>What is known by a key, worked out when it is asked for first.</summary>
    public T Get<T>(object key, Func<T> make)
    {
        known ??= [];
        if (!known.TryGetValue(key, out object? value)) known[key] = value = make();
        return (T)value!;
    }
}
