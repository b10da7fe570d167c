namespace PlanLint.Addresses;

/// <summary>One <c>module.name[key]</c> of a module path.</summary>
/// <param name="Name">Name of the module call.</param>
/// <param name="Key">Instance key; null for a call without <c>count</c> and <c>for_each</c>.</param>
public readonly record struct ModuleStep(string Name, InstanceKey? Key);
