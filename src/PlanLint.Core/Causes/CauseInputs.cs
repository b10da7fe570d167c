using System.Collections.Immutable;
using PlanLint.Differences;
using PlanLint.Intents;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Causes;

/// <summary>What causes are worked out from.</summary>
internal sealed record CauseInputs(Plan Plan)
{
    /// <summary>The configuration; null when there is none.</summary>
    public ModuleTree? Modules { get; init; }

    /// <summary>The difference to the base revision; null when there is none.</summary>
    public Reach? Reach { get; init; }

    /// <summary>The base revision as the user named it.</summary>
    public string Revision { get; init; } = "";

    /// <summary>States of this root as they were before the plan refreshed them.</summary>
    public ImmutableArray<State> States { get; init; } = [];

    /// <summary>Plans that were made before, the newest first.</summary>
    public ImmutableArray<Plan> EarlierPlans { get; init; } = [];

    /// <summary>What was meant.</summary>
    public required Intentions Intentions { get; init; }

    /// <summary>What is known about resource types.</summary>
    public KnowledgeBase Knowledge { get; init; } = KnowledgeBase.Empty;

    /// <summary>Describes the live object that a create meets; null when it meets none.</summary>
    public required Func<ResourceChange, string?> Existing { get; init; }

    /// <summary>Says what the live object has at a path of a change's values, and who set it; null when that is not known.</summary>
    public Func<ResourceChange, ValuePath, LiveField?> Live { get; init; } = (_, _) => null;

    /// <summary>Where an action is declared or triggered.</summary>
    public required Func<ActionInvocation, SourceLocation> LocateAction { get; init; }

    /// <summary>Where a change is made.</summary>
    public required Func<ResourceChange, SourceLocation> Locate { get; init; }
}
