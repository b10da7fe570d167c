namespace PlanLint.Analysis;

internal sealed record ModuleRegistration(Action<ModuleContext> Action, RuleInputs Needs) : Registration(Needs);
