using PlanLint.Values;

namespace PlanLint.Causes;

/// <summary>What a live object has at one place.</summary>
/// <param name="Value">The value; null when it has nothing there.</param>
/// <param name="Manager">Who set it last, as the object's own record of its fields says, when that is not Terraform; null when it does not say.</param>
internal readonly record struct LiveField(Value? Value, string? Manager);
