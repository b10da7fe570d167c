using System.Collections.Frozen;
using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Policies;

/// <summary>What a <c>rule</c> block of a policy file says.</summary>
internal sealed record Policy
{
    /// <summary>Id, name, title and severity.</summary>
    public required RuleDescriptor Descriptor { get; init; }

    /// <summary>Globs over resource types.</summary>
    public required ImmutableArray<string> ResourceTypes { get; init; }

    /// <summary>Which resources are meant; null for all.</summary>
    public ExpressionSyntax? Filter { get; init; }

    /// <summary>What must hold.</summary>
    public required ExpressionSyntax Condition { get; init; }

    /// <summary>What is said when it does not.</summary>
    public required ExpressionSyntax ErrorMessage { get; init; }

    /// <summary>How loud it is when it cannot be decided: a gate that was not asked is not passed in silence.</summary>
    public Severity OnUnknown { get; init; } = Severity.Note;

    /// <summary>Names for parts of the expressions.</summary>
    public required ImmutableDictionary<string, ExpressionSyntax> Locals { get; init; }

    /// <summary>The names of <see cref="PolicyScope"/> that the expressions use.</summary>
    public required FrozenSet<string> Uses { get; init; }

    /// <summary>Attributes asked of each of them; those a resource lacks are null there, not errors.</summary>
    public required FrozenDictionary<string, string[]> Attributes { get; init; }

    /// <summary>The <c>test</c> blocks, which nothing but <c>planlint test</c> reads.</summary>
    public ImmutableArray<BlockSyntax> Tests { get; init; } = [];

    /// <summary>True when the policy speaks of a planned change, not of configuration alone.</summary>
    public bool NeedsPlan => Uses.Contains("before") || Uses.Contains("after") || Uses.Contains("actions") || Uses.Contains("live");

    /// <summary>True for a resource type it is about.</summary>
    public bool Covers(string resourceType)
    {
        foreach (string pattern in ResourceTypes)
            if (Wildcard.Matches(pattern, resourceType)) return true;
        return false;
    }
}
