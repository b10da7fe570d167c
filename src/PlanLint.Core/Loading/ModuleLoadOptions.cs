using PlanLint.Semantics;

namespace PlanLint.Loading;

/// <summary>How module trees are loaded. Immutable.</summary>
public sealed record ModuleLoadOptions
{
    /// <summary>Variables as on the command line, in its order.</summary>
    public IReadOnlyList<VariableOption> Variables { get; init; } = [];

    /// <summary>What the environment gives; weaker than variable files and options. Values of what is not declared are passed over.</summary>
    public TerraformEnvironment? Environment { get; init; }

    /// <summary>How many calls deep modules are followed.</summary>
    public int DepthLimit { get; init; } = 32;

    /// <summary>How many modules are loaded, each call counted.</summary>
    public int ModuleLimit { get; init; } = 4_000;

    /// <summary>How many files are parsed at a time; 0 means one a processor.</summary>
    public int Threads { get; init; }

    /// <summary>What is known of Terragrunt in the repository; given where many roots of one are loaded.</summary>
    internal TerragruntFiles? Terragrunt { get; init; }
}
