using PlanLint.Addresses;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Differences;

/// <summary>Which declaration of base is which of head: by name within modules that belong together, and through <c>moved</c>.</summary>
internal sealed class Pairing
{
    private readonly Dictionary<Symbol, Symbol> toBase = [];
    private readonly Dictionary<Symbol, Symbol> toHead = [];
    private readonly Dictionary<Module, Module> modules = [];
    private readonly HashSet<Module> opaque = [];

    public Pairing(ModuleTree before, ModuleTree head)
    {
        (Before, Head) = (before, head);
        Moves = new Moves(before, head);
        AnyFileChanged = new(() => FileComparer.AnyChanged(before, head));
        Comparison = new SyntaxComparison((_, _) => false);
        foreach (var module in head.Modules)
        {
            if (IsOpaqueCall(module)) opaque.Add(module);
            else if (Moves.BaseOf(module.Path) is { } path && before.Find(path) is { } earlier) modules[module] = earlier;
        }
        foreach (var module in head.Modules)
        {
            foreach (var resource in module.Resources)
                if (Moves.BaseOf(resource.Address) is { } address && before.Find(address) is { } earlier) Pair(earlier, resource);
            foreach (var call in module.ModuleCalls)
                if (BaseCall(module, call) is { } earlier) Pair(earlier, call);
            if (!modules.TryGetValue(module, out var old)) continue;
            PairByName(old.Variables, module.Variables);
            PairByName(old.Locals, module.Locals);
            PairByName(old.Outputs, module.Outputs);
            PairByName(old.Providers, module.Providers);
            PairByName(old.Checks, module.Checks);
        }
    }

    public ModuleTree Before { get; }

    /// <summary>The files that providers read.</summary>
    public ProviderFiles Files => field ??= new ProviderFiles(this);

    /// <summary>The providers whose locked versions differ.</summary>
    public IReadOnlyList<(LockedProvider Before, LockedProvider Head)> Locked => field ??= [.. LockComparer.Changed(Before, Head)];

    public ModuleTree Head { get; }

    public Moves Moves { get; }

    private SyntaxComparison Comparison { get; }

    public Module? BaseOf(Module head) => modules.GetValueOrDefault(head);

    public Symbol? BaseOf(Symbol head) => toBase.GetValueOrDefault(head);

    public Symbol? HeadOf(Symbol before) => toHead.GetValueOrDefault(before);

    /// <summary>True for a module that base calls just so and that is not part of base: fetched from elsewhere, taken as equal.</summary>
    public bool IsOpaque(Module head) => opaque.Contains(head);

    /// <summary>True for a module whose call base has and whose content it lacks: what it was cannot be told.</summary>
    public bool IsUnknownBefore(Module head) =>
        head.Call is { } call && (BaseOf(call) is ModuleCallSymbol { Target: null, IsLocal: false } || IsUnknownBefore(head.Parent!));

    /// <summary>True when any file but the configuration's own differs: what may be read by a name that is not known.</summary>
    public Lazy<bool> AnyFileChanged { get; }

    /// <summary>True for a module of base that head calls, too, and that is fetched for head only now and then.</summary>
    public bool IsBehindOpaque(Module before) =>
        before.Call is { } call && (!call.IsLocal && HeadOf(call) is ModuleCallSymbol { Target: null } || IsBehindOpaque(before.Parent!));

    /// <summary>True when two references of modules that belong together name the same thing, renamed or not.</summary>
    public bool SameReference(ScopeTraversalSyntax left, Module before, ScopeTraversalSyntax right, Module head)
    {
        var (mine, from) = Named(left, before);
        var (theirs, at) = Named(right, head);
        if (mine is null && theirs is null) return left.IsEquivalentTo(right);
        return mine is not null && theirs is not null && ReferenceEquals(BaseOf(theirs), mine) && SameSteps(left, from, right, at);
    }

    /// <summary>The declaration a reference names, calls instead of their outputs, and how many steps name it.</summary>
    public static (Symbol? Symbol, int Steps) Named(ScopeTraversalSyntax reference, Module module) => References.DeclarationOf(reference, module) switch
    {
        OutputSymbol output => (output.Module.Call, 2),
        ResourceSymbol { Mode: not ResourceMode.Managed } resource => (resource, 3),
        var symbol => (symbol, 2),
    };

    private bool IsOpaqueCall(Module module)
    {
        if (module.Parent is not { } parent) return false;
        if (opaque.Contains(parent)) return true;
        if (module.Call!.IsLocal) return false;
        return Moves.BaseOf(parent.Path) is { } path && Before.Find(path)?.ModuleCalls[module.Call.Name] is { Target: null } earlier
            && Comparison.Same(earlier.Body.GetAttribute("source")?.Value, module.Call.Body.GetAttribute("source")?.Value)
            && Comparison.Same(earlier.Body.GetAttribute("version")?.Value, module.Call.Body.GetAttribute("version")?.Value);
    }

    /// <summary>A call of base that was not loaded is found by its name alone.</summary>
    private ModuleCallSymbol? BaseCall(Module module, ModuleCallSymbol call) =>
        (Moves.BaseOf(module.Path.Child(call.Name)) is { } path ? Before.Find(path)?.Call : null) ?? BaseOf(module)?.ModuleCalls[call.Name];

    private void PairByName<T>(SymbolTable<T> before, SymbolTable<T> head) where T : Symbol
    {
        foreach (var symbol in head)
            if (before[symbol is ProviderSymbol ? symbol.Reference : symbol.Name] is { } earlier) Pair(earlier, symbol);
    }

    private void Pair(Symbol before, Symbol head)
    {
        if (toHead.TryAdd(before, head)) toBase[head] = before;
    }

    private static bool SameSteps(ScopeTraversalSyntax left, int from, ScopeTraversalSyntax right, int at)
    {
        if (left.Steps.Count - from != right.Steps.Count - at) return false;
        for (; from < left.Steps.Count; from++, at++)
            if (left.Steps[from].Name != right.Steps[at].Name || left.Steps[from].Key != right.Steps[at].Key
                || left.Steps[from].KeyKind != right.Steps[at].KeyKind) return false;
        return true;
    }
}
