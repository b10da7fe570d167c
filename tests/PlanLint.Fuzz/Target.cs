using PlanLint.Fuzz.Running;

namespace PlanLint.Fuzz;

/// <summary>One kind of input of PlanLint.</summary>
internal abstract class Target
{
    /// <summary>Name on the command line, and of the folder of stored inputs.</summary>
    public abstract string Name { get; }

    /// <summary>What is fuzzed, for <c>--list</c>.</summary>
    public abstract string Description { get; }

    /// <summary>Inputs beyond the stored ones.</summary>
    public virtual IEnumerable<string> Seeds() => [];

    /// <summary>An input near another; parts may come from a third.</summary>
    public abstract string Mutate(FuzzRandom random, string input, string donor);

    /// <summary>Runs an input. Throws when it should not; <see cref="Execution.Require"/> for what must hold.</summary>
    public abstract void Run(string input, Execution execution);

    /// <summary>False for inputs that may give something else each time.</summary>
    public virtual bool IsDeterministic(string input) => true;
}
