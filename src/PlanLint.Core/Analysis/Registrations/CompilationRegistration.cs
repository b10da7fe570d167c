namespace PlanLint.Analysis;

internal sealed record CompilationRegistration(Action<CompilationContext> Action, RuleInputs Needs) : Registration(Needs);
