using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>One line of the plan, for people.</summary>
/// <param name="Address">The instance.</param>
/// <param name="Action"><c>create</c>, <c>update</c>, <c>delete</c>, <c>replace</c>, <c>import</c>, <c>forget</c>, <c>move</c> or <c>read</c>.</param>
public sealed record PlannedChange(string Address, string Action)
{
    /// <summary>Why, in the plan's words, such as <c>replace_because_cannot_update</c>; null when it does not say.</summary>
    public string? Reason { get; init; }

    /// <summary>True when the resource is protected: a database, a volume, or what <c>protect</c> names.</summary>
    public bool IsProtected { get; init; }

    /// <summary>The block in the configuration; null when it is not on disk.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Attributes that change, in path order; at most a few dozen.</summary>
    public ImmutableArray<ChangedAttribute> Attributes { get; init; } = [];

    /// <summary>How many further attributes change.</summary>
    public int AttributesLeftOut { get; init; }

    /// <summary>Address of the block, without keys; empty when it is not known, so that the change is no instance of anything.</summary>
    public string Block { get; init; } = "";

    /// <summary>The same for changes of one block that do the same to their instances.</summary>
    internal string Fold => Block.Length == 0 ? Address : string.Join(
        '\0', [Block, Action, Reason, IsProtected ? "protected" : "", .. Attributes.Select(a => $"{a.Path}\0{a.Before}\0{a.After}"), $"{AttributesLeftOut}"]);
}
