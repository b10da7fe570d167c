using System.Collections.Immutable;
using PlanLint.Values;

namespace PlanLint.Plans.Comparers;

/// <summary>Order of lists. Plan JSON does not tell sets from lists, so only lists of scalars whose order cannot count are taken for sets.</summary>
internal static class ListOrder
{
    /// <summary>Longer lists are compared by order: a multiset of them costs more than it tells.</summary>
    private const int Longest = 10_000;

    private static readonly HashSet<string> OrderCounts = new(StringComparer.Ordinal)
    {
        "args", "command", "cmd", "entrypoint", "entry_point", "env", "environment", "commands", "interpreter", "arguments", "argv", "order",
        "searches", "search", "nameservers", "domain_name_servers", "priority", "values", "valueFiles", "value_files", "steps", "script",
    };

    /// <summary>True when both hold the same known scalars, in another order, at a path where order does not count.</summary>
    public static bool IsReordered(List<PathStep> path, ImmutableArray<Value> before, ImmutableArray<Value> after)
    {
        if (before.Length != after.Length || before.Length is < 2 or > Longest) return false;
        if (path.FindLast(s => s.Name is not null).Name is { } name && OrderCounts.Contains(name)) return false;
        bool differs = false;
        for (int i = 0; i < before.Length; i++)
        {
            if (!IsScalar(before[i]) || !IsScalar(after[i])) return false;
            differs |= !before[i].Equals(after[i]);
        }
        if (!differs) return false;
        var counts = new Dictionary<Value, int>();
        foreach (var value in before) counts[value] = counts.GetValueOrDefault(value) + 1;
        foreach (var value in after)
        {
            int count = counts.GetValueOrDefault(value);
            if (count == 0) return false;
            counts[value] = count - 1;
        }
        return true;
    }

    private static bool IsScalar(Value value) => value is { IsNull: false, IsKnown: true } && value.Kind is TypeKind.String or TypeKind.Number or TypeKind.Bool;
}
