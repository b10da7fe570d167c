using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>A mistake that Terraform itself would refuse in <c>validate</c>.</summary>
/// <param name="Kind">What sort of mistake.</param>
/// <param name="Message">One line that names the user's thing; Terraform's own detail where <see cref="Summary"/> is given.</param>
/// <param name="Location">The place.</param>
public sealed record SemanticIssue(SemanticIssueKind Kind, string Message, SourceLocation Location)
{
    /// <summary>The <see cref="Summary"/> of a provider configuration that a module names and does not have.</summary>
    public const string NoProviderConfiguration = "Provider configuration not present";

    /// <summary>What Terraform calls the mistake, such as <c>Unsupported argument</c>; null where the message stands alone.</summary>
    public string? Summary { get; init; }

    /// <summary>The name that was probably meant; null when none is near.</summary>
    public string? Suggestion { get; init; }

    /// <summary>True when <c>terraform validate</c> lets it pass and only <c>terraform plan</c> refuses it.</summary>
    public bool OnlyAtPlan { get; init; }

    /// <summary>True when Terraform may never ask: in a <c>dynamic</c> block that makes no block, and where <c>try</c> or <c>can</c> catch it.</summary>
    public bool MayBeUnasked { get; init; }

    /// <summary>True when a file is missing that may be there where Terraform runs, such as one that is built.</summary>
    public bool DependsOnFiles { get; init; }

    /// <summary>Places that explain it: the first declaration, the other members of a cycle.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];
}
