using PlanLint.Diagnostics;
using PlanLint.Syntax;

namespace PlanLint.Secrets;

/// <summary>A string in the configuration that looks like a secret.</summary>
/// <param name="Value">The secret itself; never to be shown.</param>
/// <param name="Name">What holds it, as the configuration names it.</param>
/// <param name="What">What it looks like, a noun for messages: <c>a GitHub token</c>.</param>
/// <param name="Node">The string.</param>
/// <param name="Confidence">How sure it is: a known format is likely, a random-looking string heuristic.</param>
public sealed record SecretLiteral(string Value, string Name, string What, SyntaxNode Node, Confidence Confidence)
{
    /// <summary>
    /// True when the value is hidden wherever it occurs in an output. A short word such as <c>postgres</c> is a poor password, but
    /// hiding it would hide half of what a report says.
    /// </summary>
    public bool IsDistinctive => Value.Length >= 12 || Value.Length >= 6 && Value.AsSpan().ContainsAnyExceptInRange('a', 'z');

    /// <summary>True for the id of a key whose secret half is not part of it: it names who may come in and opens nothing.</summary>
    public bool IsIdentifier => What == SecretFormats.AccessKeyId;
}
