using PlanLint.Diagnostics;

namespace PlanLint.Rules;

/// <summary>Why an object must not be destroyed.</summary>
/// <param name="Holds">What is lost, for messages.</param>
/// <param name="IsWarning">True when losing it can be repaired.</param>
/// <param name="Confidence">Proven when the user says so, likely when a table does.</param>
internal sealed record ProtectionReason(string Holds, bool IsWarning, Confidence Confidence);
