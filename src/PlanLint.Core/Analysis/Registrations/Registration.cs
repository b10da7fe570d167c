namespace PlanLint.Analysis;

internal abstract record Registration(RuleInputs Needs);
