using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Documents;

namespace PlanLint.Plans.Reading;

/// <summary>The order of changes in a plan: by address, the current object before deposed ones.</summary>
internal static class ChangeOrder
{
    /// <summary>By address. Two entries for one object fail: which of the two an apply would carry out is anybody's guess.</summary>
    public static ImmutableArray<ResourceChange> Of(List<ResourceChange>? entries, string section)
    {
        var ordered = Ordered(entries);
        for (int i = 1; i < ordered.Length; i++)
            if (ordered[i].Address.Equals(ordered[i - 1].Address) && ordered[i].DeposedKey == ordered[i - 1].DeposedKey)
                throw new InputException($"{ordered[i].Address} appears twice in \"{section}\"", ordered[i].Position);
        return ordered;
    }

    private static ImmutableArray<ResourceChange> Ordered(List<ResourceChange>? entries)
    {
        if (entries is null) return [];
        // Terraform writes them almost in this order.
        bool isOrdered = true;
        for (int i = 1; i < entries.Count && isOrdered; i++) isOrdered = Compare(entries[i - 1], entries[i]) <= 0;
        if (isOrdered) return [.. entries];
        // First the blocks, which are few, and then the instances of each.
        var blocks = new Dictionary<ResourceAddress, List<ResourceChange>>();
        var block = new List<ResourceChange>();
        ResourceAddress? last = null;
        foreach (var entry in entries)
        {
            if (last?.IsBeside(entry.Address) != true && !blocks.TryGetValue(entry.Address.WithoutKey(), out block))
                blocks.Add(entry.Address.WithoutKey(), block = []);
            last = entry.Address;
            block.Add(entry);
        }
        foreach (var instances in blocks.Values) instances.Sort(Compare);
        return [.. blocks.OrderBy(b => b.Key).SelectMany(b => b.Value)];
    }

    private static int Compare(ResourceChange a, ResourceChange b)
    {
        int order = a.Address.CompareTo(b.Address);
        if (order == 0) order = string.CompareOrdinal(a.DeposedKey, b.DeposedKey);
        return order != 0 ? order : a.ByteOffset.CompareTo(b.ByteOffset);
    }
}
