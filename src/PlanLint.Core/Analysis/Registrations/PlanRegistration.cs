namespace PlanLint.Analysis;

internal sealed record PlanRegistration(Action<PlanContext> Action, RuleInputs Needs) : Registration(Needs);
