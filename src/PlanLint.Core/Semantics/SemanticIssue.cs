using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>What is wrong with a declaration or a reference. Rules turn issues into findings by kind.</summary>
public enum SemanticIssueKind
{
    /// <summary>A reference to something that nothing declares.</summary>
    UndeclaredReference,
    /// <summary><c>each</c>, <c>count</c>, <c>self</c> or <c>path</c> where it has no meaning.</summary>
    OutOfContext,
    /// <summary>A second declaration with the same name.</summary>
    Duplicate,
    /// <summary>Declarations that need each other's values.</summary>
    Cycle,
    /// <summary>A call that lacks a required argument, or a block that lacks a required attribute.</summary>
    MissingArgument,
    /// <summary>An argument or nested block that nothing takes.</summary>
    UnsupportedArgument,
    /// <summary>A block, label, name or meta-argument that Terraform refuses.</summary>
    InvalidDeclaration,
    /// <summary>A value that cannot be what its place needs, whatever the plan says.</summary>
    InvalidValue,
}

/// <summary>A mistake that Terraform itself would refuse in <c>validate</c>.</summary>
/// <param name="Kind">What sort of mistake.</param>
/// <param name="Message">One line that names the user's thing.</param>
/// <param name="Location">The place.</param>
public sealed record SemanticIssue(SemanticIssueKind Kind, string Message, SourceLocation Location)
{
    /// <summary>The name that was probably meant; null when none is near.</summary>
    public string? Suggestion { get; init; }

    /// <summary>True when <c>terraform validate</c> lets it pass and only <c>terraform plan</c> refuses it.</summary>
    public bool OnlyAtPlan { get; init; }

    /// <summary>Places that explain it: the first declaration, the other members of a cycle.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];
}
