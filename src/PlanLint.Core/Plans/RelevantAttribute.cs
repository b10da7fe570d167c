using PlanLint.Addresses;
using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>An attribute that contributed to a change through a reference.</summary>
/// <param name="Resource">The resource that has it.</param>
/// <param name="Attribute">Its path.</param>
public sealed record RelevantAttribute(ResourceAddress Resource, ValuePath Attribute);
