using PlanLint.Analysis;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>Which of the states given belong to the root module at hand; the others are other roots' states.</summary>
internal static class States
{
    /// <summary>The states of this root, in the order given.</summary>
    public static IEnumerable<State> Own(Compilation compilation) => compilation.OwnStates;

    /// <summary>Where an instance of a state is declared; its place in the state file for states of other roots and for what is declared nowhere.</summary>
    public static SourceLocation PlaceOf(Compilation compilation, State state, StateInstance instance) =>
        compilation.Declaration(instance.Address) is not null && IsOwn(compilation, state)
        && compilation.Modules!.Evaluation.Locate(instance.Address) is { } fact
            ? fact.Location
            : state.LocationOf(instance);

    /// <summary>True for a state of this root. Found out once: findings about thousands of instances ask.</summary>
    public static bool IsOwn(Compilation compilation, State state) => compilation.Indexed(c => new OwnStates(c)).Contains(state);

    private sealed class OwnStates(Compilation compilation)
    {
        private readonly HashSet<State> own = new(compilation.OwnStates, ReferenceEqualityComparer.Instance);

        public bool Contains(State state) => own.Contains(state);
    }
}
