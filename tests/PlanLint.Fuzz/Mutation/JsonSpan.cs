using PlanLint.Text;

namespace PlanLint.Fuzz.Mutation;

/// <summary>A value of a JSON text, or the name of a member.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="IsName">True for a name.</param>
/// <param name="Member">Of a member's value, the span from its name on; else the value's own.</param>
internal readonly record struct JsonSpan(TextSpan Span, bool IsName, TextSpan Member);
