using PlanLint.Text;

namespace PlanLint.Triage;

/// <summary>A rule id in a comment.</summary>
/// <param name="Id">The id.</param>
/// <param name="Span">Its place.</param>
internal readonly record struct SuppressedId(string Id, TextSpan Span);
