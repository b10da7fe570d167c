using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Causes;

/// <summary>A planned change and why it is there.</summary>
/// <param name="Change">The change.</param>
/// <param name="Cause">The first cause that is proven, else the first that is likely; <see cref="CauseKind.Unexplained"/> when there is none.</param>
/// <param name="Place">The cause's place, else the change's.</param>
/// <param name="IsIntended">
/// Whether somebody meant it: the difference since the base revision reaches it, or an intent allows it. Null when neither was given, and
/// when the base revision does not parse.
/// </param>
public sealed record CausedChange(ResourceChange Change, Cause Cause, SourceLocation Place, bool? IsIntended);
