using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>Which root modules read outputs of which states.</summary>
internal sealed class StateReaders
{
    private readonly ILookup<StateLocation, StateReader> byState;

    private StateReaders(IEnumerable<(StateLocation State, StateReader Reader)> readers) => byState = readers.ToLookup(r => r.State, r => r.Reader);

    /// <summary>Those of all roots of a run.</summary>
    public static StateReaders Of(IEnumerable<ModuleTree> roots) => new(roots.SelectMany(Reads));

    /// <summary>What reads a state.</summary>
    public IEnumerable<StateReader> Of(StateLocation state) => byState[state];

    /// <summary>A root module's path, as findings call it.</summary>
    public static string Name(Module root) => root.Directory.Length == 0 ? "." : root.Directory;

    /// <summary>A walk of its own: the driver passes over one root's files, and these are all roots'. Only modules that read a state are looked at.</summary>
    private static IEnumerable<(StateLocation State, StateReader Reader)> Reads(ModuleTree tree)
    {
        string name = Name(tree.Root);
        foreach (var module in tree.Modules)
        {
            var sources = new Dictionary<string, StateLocation>(StringComparer.Ordinal);
            foreach (var resource in module.Resources)
                if (StateLocation.ReadBy(resource, tree) is { } state) sources.TryAdd(resource.Name, state);
            if (sources.Count == 0) continue;
            foreach (var reference in module.Files.SelectMany(f => f.Root.DescendantNodes()).OfType<ScopeTraversalSyntax>())
            {
                if (reference.Steps is not [{ Name: "data" }, { Name: "terraform_remote_state" }, { Name: { } source }, ..]
                    || !sources.TryGetValue(source, out var read)) continue;
                if (reference.Steps.Select(s => s.Name ?? s.Key).SkipWhile(s => s != "outputs").Skip(1).FirstOrDefault() is { } output)
                    yield return (read, new StateReader(output, name, reference.Location));
            }
        }
    }
}
