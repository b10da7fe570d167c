using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Semantics;

namespace PlanLint.Differences;

/// <summary>
/// Which resource instances a difference of two configurations can reach: through locals, variables, outputs, module calls, data
/// sources, provider configurations, files and <c>replace_triggered_by</c>, key by key. An instance whose configured values are known
/// and equal in both is not reached; where something is not known, the texts that make it and all they refer to have to be equal.
/// Every doubt counts as reached. Answers are kept; safe to share between threads.
/// </summary>
public sealed class Reach
{
    private readonly ConfigurationDifference difference;
    private readonly ReachWalk walk;
    private readonly Lazy<(HashSet<Symbol> Before, HashSet<Symbol> Head)> affected;
    private readonly Dictionary<ResourceAddress, ReachChain?> chains = [];
    private readonly Lazy<NearestEdits> nearest;
    private readonly Lock gate = new();

    private Reach(ConfigurationDifference difference)
    {
        this.difference = difference;
        walk = new ReachWalk(difference);
        nearest = new(() => new NearestEdits(difference));
        affected = new(() => (Dependents(difference.Base, s => s.Before), Dependents(difference.Head, s => s.Head)));
    }

    /// <summary>The reach of a difference; worked out as far as it is asked for.</summary>
    public static Reach Of(ConfigurationDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return new Reach(difference);
    }

    /// <summary>The difference.</summary>
    public ConfigurationDifference Difference => difference;

    /// <summary>True when the difference can change what is planned for an instance; false for one that neither configuration has.</summary>
    public bool Reaches(ResourceAddress address) => Find(address) is { IsOrderOnly: false };

    /// <summary>
    /// The way from an edit to an instance; null when none is known to exist. An address that only base has is reached by its removal,
    /// or by the block that moved it as the address it has now.
    /// </summary>
    public ReachChain? Find(ResourceAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (difference.IsEmpty) return null;
        lock (gate)
        {
            if (chains.TryGetValue(address, out var known)) return known;
            return chains[address] = Make(address);
        }
    }

    /// <summary>
    /// The difference that comes closest to an instance without reaching it: in what its block depends on, else in its module or file, else
    /// any. Null when nothing differs.
    /// </summary>
    public Difference? Nearest(ResourceAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        lock (gate) return nearest.Value.Of(address);
    }

    /// <summary>The address that an instance of head had in base; null when base has no such block.</summary>
    public ResourceAddress? BaseAddressOf(ResourceAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return difference.Pairing.Moves.BaseOf(address);
    }

    /// <summary>
    /// All instances that are reached, ordered; of blocks whose keys cannot be listed the block. Those that only base has are here
    /// under the address they had. Instances that are merely ordered by <c>depends_on</c> are left out.
    /// </summary>
    public ImmutableArray<ResourceAddress> Instances()
    {
        if (difference.IsEmpty) return [];
        var head = difference.Head.Modules.SelectMany(m => m.Resources).SelectMany(walk.Instances).ToHashSet();
        var moved = head.Select(a => difference.Pairing.Moves.BaseOf(a)).OfType<ResourceAddress>().ToHashSet();
        var gone = difference.Base.Modules.SelectMany(m => m.Resources).SelectMany(r => difference.BaseValues.Instances(r).Addresses)
            .Where(a => !head.Contains(a) && !moved.Contains(a));
        return [.. head.Concat(gone).Where(Reaches).Order()];
    }

    private ReachChain? Make(ResourceAddress address)
    {
        var now = difference.Head.Find(address);
        if (now is null)
        {
            if (difference.Base.Find(address) is not { } was || difference.Pairing.IsBehindOpaque(was.Module)) return null;
            return new Cause(address.ToString(), was.Location).ToChain(isOrderOnly: false);
        }
        if (!MayReach(now)) return null;
        if (walk.Instance(address) is { } cause) return cause.ToChain(isOrderOnly: false);
        return walk.Order(address) is { } order ? new Cause(address.ToString(), now.Location, order).ToChain(isOrderOnly: true) : null;
    }

    /// <summary>False when nothing that the block depends on, in either configuration, says something else: then no value need be asked for.</summary>
    private bool MayReach(ResourceSymbol now)
    {
        if (difference.Pairing.IsOpaque(now.Module) || affected.Value.Head.Contains(now)) return true;
        return difference.Pairing.BaseOf(now) is not { } was || affected.Value.Before.Contains(was) || difference.Differences.Any(d => d.Symbols.IsEmpty);
    }

    private HashSet<Symbol> Dependents(ModuleTree tree, Func<(Symbol? Before, Symbol? Head), Symbol?> side)
    {
        var reached = new HashSet<Symbol>();
        var pending = new Stack<Symbol>();
        foreach (var symbol in difference.Differences.SelectMany(d => d.Symbols))
            if (side(Both(symbol)) is { } start && reached.Add(start)) pending.Push(start);
        while (pending.TryPop(out var symbol))
        {
            foreach (var dependent in tree.Dependencies.DependentsOf(symbol))
                if (reached.Add(dependent)) pending.Push(dependent);
            // An import speaks about a block that does not refer to it.
            if (symbol is ImportSymbol { To.Resource: { } to } && tree.Find(to) is { } imported && reached.Add(imported)) pending.Push(imported);
            // So do the arguments of a call about the variables they feed.
            if (symbol is ModuleCallSymbol { Target: { } target })
                foreach (var variable in target.Variables)
                    if (reached.Add(variable)) pending.Push(variable);
        }
        return reached;
    }

    private (Symbol? Before, Symbol? Head) Both(Symbol symbol) =>
        IsOf(difference.Head, symbol) ? (difference.Pairing.BaseOf(symbol), symbol) : (symbol, difference.Pairing.HeadOf(symbol));

    private static bool IsOf(ModuleTree tree, Symbol symbol) => ReferenceEquals(tree.Find(symbol.Module.Path), symbol.Module);
}
