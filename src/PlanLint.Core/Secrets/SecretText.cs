using PlanLint.Text;

namespace PlanLint.Secrets;

/// <summary>A literal that is secret.</summary>
/// <param name="Span">Where it stands, without its quotes.</param>
/// <param name="Text">What it says, escapes resolved.</param>
internal readonly record struct SecretText(TextSpan Span, string Text)
{
    /// <summary>True for a key of a map.</summary>
    public bool IsKey { get; init; }
}
