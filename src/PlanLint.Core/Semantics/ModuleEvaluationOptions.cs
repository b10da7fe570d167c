using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Evaluation;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>What is known besides the configuration when a module tree is evaluated. Immutable.</summary>
public sealed record ModuleEvaluationOptions
{
    /// <summary>Nothing is known.</summary>
    public static ModuleEvaluationOptions Default { get; } = new();

    /// <summary>Bounds; null takes the defaults. Files are always those of the tree.</summary>
    public EvaluationOptions? Evaluation { get; init; }

    /// <summary>
    /// The value of a resource instance, such as a plan's value after apply; null, or a null result, leaves it to the configuration.
    /// </summary>
    public Func<ResourceAddress, Value?>? Planned { get; init; }

    /// <summary>Values of root variables that no file and no option gives, such as those a plan records.</summary>
    public ImmutableSortedDictionary<string, Value> Variables { get; init; } = ImmutableSortedDictionary<string, Value>.Empty;

    /// <summary>The value of <c>terraform.workspace</c>; null leaves it unknown.</summary>
    public string? Workspace { get; init; }

    /// <summary>True to leave variables and resources unknown, as <c>terraform validate</c> does.</summary>
    internal bool IsValidation { get; init; }

    /// <summary>How many instances one block may have before its keys are no longer listed.</summary>
    public int InstanceLimit { get; init; } = 100_000;
}
