using PlanLint.Addresses;
using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>All references of a module tree, both ways. Immutable once made; made in one walk.</summary>
public sealed class References
{
    private readonly Dictionary<Symbol, List<Reference>> to = [];
    private readonly Dictionary<Symbol, List<Reference>> from = [];

    internal References(ModuleTree tree)
    {
        foreach (var module in tree.Modules)
        {
            foreach (var symbol in Declarations(module))
            {
                foreach (var use in ReferenceUse.In(symbol))
                {
                    if (DeclarationOf(use.Syntax, module) is not { } target) continue;
                    var reference = new Reference(target, symbol, use.Syntax, use.Role);
                    Add(to, target, reference);
                    Add(from, symbol, reference);
                }
            }
        }
    }

    /// <summary>The references to a symbol, in module and source order.</summary>
    public IReadOnlyList<Reference> To(Symbol symbol) => to.TryGetValue(symbol, out var found) ? found : [];

    /// <summary>The references a declaration makes, in source order.</summary>
    public IReadOnlyList<Reference> From(Symbol symbol) => from.TryGetValue(symbol, out var found) ? found : [];

    /// <summary>
    /// What a reference names within a module: a variable, local, resource, or module call; the output itself for <c>module.a.b</c>
    /// when the module is loaded. Null for names that are no declarations and for undeclared ones.
    /// </summary>
    public static Symbol? DeclarationOf(ScopeTraversalSyntax reference, Module module)
    {
        var steps = reference.Steps;
        if (steps.Count < 2 || steps[1].Name is not { } second) return null;
        return reference.RootName switch
        {
            "var" => module.Variables[second],
            "local" => module.Locals[second],
            "module" => module.ModuleCalls[second] is { } call ? OutputOf(call, steps) ?? (Symbol)call : null,
            "data" => Resource(ResourceMode.Data, 1),
            "ephemeral" => Resource(ResourceMode.Ephemeral, 1),
            "resource" => Resource(ResourceMode.Managed, 1),
            "action" => steps.Count > 2 && steps[2].Name is { } action ? module.Actions[ActionSymbol.ReferenceTo(second, action)] : null,
            "each" or "count" or "self" or "path" or "terraform" or "tofu" => null,
            _ => Resource(ResourceMode.Managed, 0),
        };

        ResourceSymbol? Resource(ResourceMode mode, int at) =>
            steps.Count > at + 1 && steps[at].Name is { } type && steps[at + 1].Name is { } name ? module.Resource(mode, type, name) : null;
    }

    /// <summary>Everything of a module that can refer to something, in source order by kind.</summary>
    internal static IEnumerable<Symbol> Declarations(Module module) =>
        module.Symbols().Concat(module.Actions).Concat(module.Imports).Concat(module.Removed);

    private static OutputSymbol? OutputOf(ModuleCallSymbol call, IReadOnlyList<TraversalStep> steps)
    {
        int at = 2;
        if (at < steps.Count && steps[at].IsIndex) at++;
        return at < steps.Count && steps[at].Name is { } name ? call.Target?.Outputs[name] : null;
    }

    private static void Add(Dictionary<Symbol, List<Reference>> index, Symbol key, Reference reference)
    {
        if (!index.TryGetValue(key, out var list)) index[key] = list = [];
        list.Add(reference);
    }
}
