using PlanLint.Values;

namespace PlanLint.Plans.Saved;

/// <summary>Paths into a value, those with a common beginning together.</summary>
internal sealed class PathTree
{
    /// <summary>Longer sequences than this are marked as a whole.</summary>
    private const int LargestIndex = 100_000;

    /// <summary>True when a path ends here: all below is meant.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>The ways on by name.</summary>
    public SortedDictionary<string, PathTree> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>The ways on by index.</summary>
    public SortedDictionary<int, PathTree> Elements { get; } = [];

    /// <summary>The tree of paths; null when there are none. A step that is null leads into a set, and all of the set is meant.</summary>
    public static PathTree? Of(IEnumerable<IReadOnlyList<PathStep?>> paths)
    {
        PathTree? root = null;
        foreach (var path in paths) (root ??= new PathTree()).Add(path, 0);
        return root;
    }

    private void Add(IReadOnlyList<PathStep?> path, int depth)
    {
        if (IsEnd) return;
        bool mixes = depth < path.Count && path[depth] is { } step && (step.Name is null ? Names.Count > 0 : Elements.Count > 0);
        if (depth == path.Count || path[depth] is not { } next || mixes || next.Name is null && next.Index is < 0 or > LargestIndex)
        {
            IsEnd = true;
            Names.Clear();
            Elements.Clear();
            return;
        }
        PathTree? child;
        if (next.Name is { } name)
        {
            if (!Names.TryGetValue(name, out child)) Names[name] = child = new PathTree();
        }
        else if (!Elements.TryGetValue(next.Index, out child)) Elements[next.Index] = child = new PathTree();
        child.Add(path, depth + 1);
    }
}
