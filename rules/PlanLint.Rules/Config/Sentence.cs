using PlanLint.Semantics;

namespace PlanLint.Rules;

/// <summary>Issues as the clause of a message.</summary>
internal static class Sentence
{
    /// <summary>The issue's message with its suggestion, without a full stop.</summary>
    public static string Of(SemanticIssue issue) =>
        issue.Suggestion is { } near ? $"{issue.Message.TrimEnd('.')}; did you mean {near}?".TrimEnd('.') : issue.Message.TrimEnd('.');
}
