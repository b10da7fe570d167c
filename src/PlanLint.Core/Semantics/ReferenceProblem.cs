using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>What is wrong with a reference, whatever the values are.</summary>
internal sealed record ReferenceProblem(SemanticIssueKind Kind, TextSpan Span, string Summary, string Detail)
{
    /// <summary>What was probably meant; null when nothing is near. Searched for when asked for: an evaluation never asks.</summary>
    public string? Suggestion => Suggest?.Invoke();

    public Func<string?>? Suggest { get; init; }

    /// <summary>True when only the instance key is missing or too much.</summary>
    public bool IsAboutInstanceKey { get; init; }
}
