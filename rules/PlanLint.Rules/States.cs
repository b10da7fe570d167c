using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>Which of the states given belong to the root module at hand; the others are other roots' states.</summary>
internal static class States
{
    /// <summary>The states of this root, in the order given.</summary>
    public static IEnumerable<State> Own(Compilation compilation) => compilation.States.Where(s => IsOwn(compilation, s));

    /// <summary>Where an instance of a state is declared; its place in the state file for states of other roots and for what is declared nowhere.</summary>
    public static SourceLocation PlaceOf(Compilation compilation, State state, StateInstance instance) =>
        compilation.Declaration(instance.Address) is not null && IsOwn(compilation, state) && compilation.Modules!.Evaluation.Locate(instance.Address) is { } fact
            ? fact.Location
            : state.LocationOf(instance);

    /// <summary>
    /// True when at least half of the state's managed instances are in the plan's prior state or have a block in the configuration,
    /// or at least half of what those know is in the state. State files do not say which configuration they belong to.
    /// </summary>
    public static bool IsOwn(Compilation compilation, State state) => compilation.Indexed(c => new OwnStates(c)).Contains(state);

    /// <summary>The states of this root, found out once: findings about thousands of instances ask.</summary>
    private sealed class OwnStates(Compilation compilation)
    {
        private readonly HashSet<State> own = new(compilation.States.Where(s => Matches(compilation, s)), ReferenceEqualityComparer.Instance);

        public bool Contains(State state) => own.Contains(state);
    }

    private static bool Matches(Compilation compilation, State state)
    {
        var instances = state.Instances.Where(i => i.DeposedKey is null && i.Address.Mode == ResourceMode.Managed).Select(i => i.Address).ToHashSet();
        if (instances.Count == 0) return compilation.States.Length == 1;
        if (compilation.Plan is { HasPriorState: true } plan)
        {
            int planned = instances.Count(plan.PriorInstances.Contains);
            return planned > 0 && (planned * 2 >= instances.Count || planned * 2 >= plan.PriorInstances.Count);
        }
        if (compilation.Modules is null) return compilation.States.Length == 1;
        int declared = instances.Count(a => compilation.Declaration(a) is not null);
        int blocks = compilation.Modules.Modules.Sum(m => m.Resources.Count(r => r.Mode == ResourceMode.Managed));
        return declared > 0 && (declared * 2 >= instances.Count || declared * 2 >= blocks);
    }
}
