namespace PlanLint.Analysis;

internal sealed record LiveObjectRegistration(Action<LiveObjectContext> Action, RuleInputs Needs) : Registration(Needs);
