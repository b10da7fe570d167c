using PlanLint.Values;

namespace PlanLint.Documents;

/// <summary>
/// The names of a JSON object, member by member: objects that spell the same names in the same order end at the same shape and share
/// what is known of it. One tree of shapes a thread, so growing takes no lock; a thread that meets too many forgets them and starts anew.
/// What a shape knows any thread may ask.
/// </summary>
internal sealed class JsonShape
{
    private const int MostShapes = 4096;

    [ThreadStatic]
    private static JsonShape? root;

    [ThreadStatic]
    private static int shapes;

    private readonly JsonShape? previous;
    private readonly byte[] utf8;
    private readonly string name;
    private readonly int length;
    private JsonShape? next;
    private Dictionary<int, JsonShape>? others;
    private string[]? names;
    private int[]? members;

    private JsonShape(JsonShape? previous, byte[] utf8, string name)
    {
        (this.previous, this.utf8, this.name) = (previous, utf8, name);
        length = previous is null ? 0 : previous.length + 1;
    }

    /// <summary>The shape of an object without members.</summary>
    public static JsonShape Empty
    {
        get
        {
            if (root is not null && shapes < MostShapes) return root;
            shapes = 0;
            return root = new JsonShape(null, [], "");
        }
    }

    /// <summary>Names, distinct and in order.</summary>
    public string[] Names => Volatile.Read(ref names) ?? Sort();

    /// <summary>For each of <see cref="Names"/> the member that has it, the last one where several have; null when all are in order.</summary>
    public int[]? Members
    {
        get
        {
            // Another thread may ask too, and tells by the names that the members are there.
            if (Volatile.Read(ref names) is null) Sort();
            return members;
        }
    }

    /// <summary>The shape with one more member, whose name is spelled as given, without its quotes.</summary>
    public JsonShape With(ReadOnlySpan<byte> spelling)
    {
        if (next is { } likely && spelling.SequenceEqual(likely.utf8)) return likely;
        int hash = Hash(spelling);
        if (others is not null && others.TryGetValue(hash, out var known) && spelling.SequenceEqual(known.utf8)) return next = known;
        shapes++;
        var made = new JsonShape(this, spelling.ToArray(), JsonText.Get(spelling));
        if (next is null) return next = made;
        others ??= new() { [Hash(next.utf8)] = next };
        others[hash] = made;
        return next = made;
    }

    private static int Hash(ReadOnlySpan<byte> spelling)
    {
        uint hash = (uint)spelling.Length;
        foreach (byte b in spelling) hash = hash * 31 + b;
        return (int)hash;
    }

    private string[] Sort()
    {
        string[] all = new string[length];
        for (var shape = this; shape.previous is not null; shape = shape.previous) all[shape.length - 1] = shape.name;
        int[]? order = null;
        for (int i = 1; i < all.Length && order is null; i++)
            if (CodePointOrder.Instance.Compare(all[i - 1], all[i]) >= 0) order = OrderOf(all);
        string[] sorted = order is null ? all : Array.ConvertAll(order, i => all[i]);
        members = order;
        Volatile.Write(ref names, sorted);
        return sorted;
    }

    private static int[] OrderOf(string[] all)
    {
        int[] order = [.. Enumerable.Range(0, all.Length)];
        Array.Sort(order, (a, b) => CodePointOrder.Instance.Compare(all[a], all[b]) is var c and not 0 ? c : a.CompareTo(b));
        return [.. order.Where((member, at) => at == order.Length - 1 || all[order[at + 1]] != all[member])];
    }
}
