namespace PlanLint.Analysis;

internal sealed record ChangeRegistration(string TypePattern, Action<ChangeContext> Action, RuleInputs Needs, bool WithDeferred) : Registration(Needs);
