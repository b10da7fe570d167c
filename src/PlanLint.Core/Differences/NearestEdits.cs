using PlanLint.Addresses;
using PlanLint.Semantics;

namespace PlanLint.Differences;

/// <summary>Finds, for blocks that no edit reaches, the edit that comes closest: by dependencies, then by module and file.</summary>
internal sealed class NearestEdits
{
    private const int MostSymbols = 1_000;

    private readonly ConfigurationDifference difference;
    private readonly Dictionary<Symbol, Difference> bySymbol = [];
    private readonly Dictionary<ResourceSymbol, Difference?> known = [];
    private readonly Dictionary<string, Difference> byFile = new(StringComparer.Ordinal);
    private readonly Dictionary<Module, Difference> byModule = [];

    public NearestEdits(ConfigurationDifference difference)
    {
        this.difference = difference;
        foreach (var edit in difference.Differences)
        {
            foreach (var symbol in edit.Symbols)
            {
                bySymbol.TryAdd(symbol, edit);
                byModule.TryAdd(symbol.Module, edit);
            }
            if ((edit.Head ?? edit.Base)?.Path is { } path) byFile.TryAdd(path, edit);
        }
    }

    /// <summary>The edit; null when nothing differs.</summary>
    public Difference? Of(ResourceAddress address)
    {
        if (difference.Head.Find(address) is not { } block) return difference.Differences.FirstOrDefault();
        if (known.TryGetValue(block, out var answer)) return answer;
        return known[block] = Connected(block)
            ?? byModule.GetValueOrDefault(block.Module)
            ?? byFile.GetValueOrDefault(block.Location.Path)
            ?? difference.Differences.FirstOrDefault();
    }

    /// <summary>The nearest edit of what the block depends on: for other keys, other outputs, or only for its order.</summary>
    private Difference? Connected(ResourceSymbol block)
    {
        var seen = new HashSet<Symbol> { block };
        var pending = new Queue<Symbol>([block]);
        while (pending.TryDequeue(out var symbol))
        {
            if (bySymbol.TryGetValue(symbol, out var edit)) return edit;
            if (seen.Count > MostSymbols) return null;
            foreach (var needed in difference.Head.Dependencies.DependenciesOf(symbol))
                if (seen.Add(needed)) pending.Enqueue(needed);
        }
        return null;
    }
}
