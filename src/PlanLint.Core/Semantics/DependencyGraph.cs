using System.Collections.Immutable;

namespace PlanLint.Semantics;

/// <summary>
/// What declarations need and what needs them, across modules: through locals, outputs and call arguments. Instances of one block
/// are one node here; see <see cref="Slices"/> for instances.
/// </summary>
public sealed class DependencyGraph
{
    private readonly Dictionary<Symbol, List<Symbol>> needs = [];
    private readonly Dictionary<Symbol, List<Symbol>> neededBy = [];
    private readonly List<Symbol> symbols = [];

    internal DependencyGraph(ModuleTree tree)
    {
        foreach (var module in tree.Modules) symbols.AddRange(References.Declarations(module));
        foreach (var symbol in symbols)
        {
            var direct = new List<Symbol>();
            var seen = new HashSet<Symbol>();
            foreach (var needed in Direct(tree, symbol))
                if (seen.Add(needed)) direct.Add(needed);
            needs[symbol] = direct;
            foreach (var needed in direct)
            {
                if (!neededBy.TryGetValue(needed, out var list)) neededBy[needed] = list = [];
                list.Add(symbol);
            }
        }
        Cycles = FindCycles();
    }

    /// <summary>Every declaration, in module and source order.</summary>
    public IReadOnlyList<Symbol> Symbols => symbols;

    /// <summary>Declarations that need each other, each set once, in declaration order; a declaration that needs itself is a set of one.</summary>
    public ImmutableArray<ImmutableArray<Symbol>> Cycles { get; }

    /// <summary>What a declaration needs directly, in source order.</summary>
    public IReadOnlyList<Symbol> DependenciesOf(Symbol symbol) => needs.TryGetValue(symbol, out var found) ? found : [];

    /// <summary>What needs a declaration directly, in declaration order.</summary>
    public IReadOnlyList<Symbol> DependentsOf(Symbol symbol) => neededBy.TryGetValue(symbol, out var found) ? found : [];

    /// <summary>All that a declaration needs, directly or not, without itself unless it is part of a cycle.</summary>
    public IReadOnlySet<Symbol> AllDependenciesOf(Symbol symbol) => Reach(symbol, DependenciesOf);

    /// <summary>All that needs a declaration, directly or not, without itself unless it is part of a cycle.</summary>
    public IReadOnlySet<Symbol> AllDependentsOf(Symbol symbol) => Reach(symbol, DependentsOf);

    private static HashSet<Symbol> Reach(Symbol start, Func<Symbol, IReadOnlyList<Symbol>> next)
    {
        var reached = new HashSet<Symbol>();
        var pending = new Stack<Symbol>([start]);
        while (pending.TryPop(out var symbol))
            foreach (var neighbour in next(symbol))
                if (reached.Add(neighbour)) pending.Push(neighbour);
        return reached;
    }

    private static IEnumerable<Symbol> Direct(ModuleTree tree, Symbol symbol)
    {
        foreach (var reference in tree.References.From(symbol))
        {
            // Conditions of a variable are checked apart from its value, and a call's arguments are needed by the variables they feed.
            if (symbol is VariableSymbol) continue;
            // What a resource triggers runs before or after it, and may use its values.
            if (reference.Role == ReferenceRole.ActionTrigger) continue;
            if (symbol is ModuleCallSymbol && reference.Role is not (ReferenceRole.Repetition or ReferenceRole.DependsOn)) continue;
            foreach (var target in Meant(reference)) yield return target;
        }
        if (symbol is VariableSymbol variable && symbol.Module.Call?.Argument(variable.Name) is { } argument)
        {
            foreach (var reference in tree.References.From(symbol.Module.Call!))
                if (argument.Span.Contains(reference.Syntax.Span) && ReferenceEquals(argument.Tree, reference.Syntax.Tree))
                    foreach (var target in Meant(reference)) yield return target;
        }
        if (symbol.Module.Call is { } call) yield return call;
        if (symbol is ResourceSymbol resource && resource.ProviderConfiguration is { } provider) yield return provider;
    }

    /// <summary>A whole call stands for its outputs; as an order (<c>depends_on</c>) for everything in it.</summary>
    private static IEnumerable<Symbol> Meant(Reference reference)
    {
        if (reference.Target is OutputSymbol output)
        {
            yield return output;
            if (reference.Role != ReferenceRole.DependsOn) yield break;
        }
        var call = reference.Target as ModuleCallSymbol ?? (reference.Target as OutputSymbol)?.Module.Call;
        if (call is null)
        {
            yield return reference.Target;
            yield break;
        }
        yield return call;
        if (call.Target is not { } target) yield break;
        if (reference.Role != ReferenceRole.DependsOn)
        {
            foreach (var each in target.Outputs) yield return each;
            yield break;
        }
        var pending = new Stack<Module>([target]);
        while (pending.TryPop(out var module))
        {
            foreach (var inner in module.Resources) yield return inner;
            foreach (var inner in module.Outputs) yield return inner;
            foreach (var inner in module.ModuleCalls)
                if (inner.Target is { } deeper) pending.Push(deeper);
        }
    }

    /// <summary>Tarjan's strongly connected components, without recursion.</summary>
    private ImmutableArray<ImmutableArray<Symbol>> FindCycles()
    {
        var order = new Dictionary<Symbol, int>();
        var low = new Dictionary<Symbol, int>();
        var onStack = new HashSet<Symbol>();
        var stack = new Stack<Symbol>();
        var rank = symbols.Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i);
        var cycles = new List<ImmutableArray<Symbol>>();
        foreach (var root in symbols)
        {
            if (order.ContainsKey(root)) continue;
            var work = new Stack<(Symbol Symbol, int Next)>([(root, 0)]);
            while (work.TryPop(out var frame))
            {
                var (symbol, next) = frame;
                if (next == 0)
                {
                    order[symbol] = low[symbol] = order.Count;
                    stack.Push(symbol);
                    onStack.Add(symbol);
                }
                var targets = DependenciesOf(symbol);
                if (next > 0) low[symbol] = Math.Min(low[symbol], onStack.Contains(targets[next - 1]) ? low[targets[next - 1]] : int.MaxValue);
                while (next < targets.Count && order.TryGetValue(targets[next], out int seen))
                {
                    if (onStack.Contains(targets[next])) low[symbol] = Math.Min(low[symbol], seen);
                    next++;
                }
                if (next < targets.Count)
                {
                    work.Push((symbol, next + 1));
                    work.Push((targets[next], 0));
                    continue;
                }
                if (low[symbol] != order[symbol]) continue;
                var component = new List<Symbol>();
                Symbol member;
                do
                {
                    member = stack.Pop();
                    onStack.Remove(member);
                    component.Add(member);
                }
                while (!ReferenceEquals(member, symbol));
                if (component.Count > 1 || targets.Contains(symbol)) cycles.Add([.. component.OrderBy(s => rank[s])]);
            }
        }
        return [.. cycles.OrderBy(c => rank[c[0]])];
    }
}
