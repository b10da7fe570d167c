namespace PlanLint.Analysis;

internal sealed record StateRegistration(Action<StateContext> Action, RuleInputs Needs) : Registration(Needs);
