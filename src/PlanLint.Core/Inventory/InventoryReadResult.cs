using PlanLint.Diagnostics;
using PlanLint.Plans;

namespace PlanLint.Inventory;

/// <summary>What one inventory file gave.</summary>
/// <param name="Inventory">Its objects and scopes; null when an error was reported or the file is a state.</param>
/// <param name="State">The state, when the file is one: other roots' states say who owns what.</param>
/// <param name="Diagnostics">What is wrong with or peculiar about the file.</param>
public sealed record InventoryReadResult(LiveInventory? Inventory, State? State, IReadOnlyList<Diagnostic> Diagnostics);
