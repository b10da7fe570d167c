using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Intents;
using PlanLint.Inventory;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Triage;

namespace PlanLint.Testing;

/// <summary>What a fixture holds.</summary>
internal sealed record FixtureInputs(
    ModuleTree? Modules, BaseConfiguration? Base, ImmutableArray<ModuleTree> OtherRoots, Plan? Plan, StateVersion? PlannedState, ImmutableArray<EarlierPlan> EarlierPlans, ImmutableArray<State> States, ImmutableArray<State> InventoryStates, LiveInventory? Inventory, ImmutableArray<Intent> Intents, AnalysisOptions Options, SeverityMap Severities);
