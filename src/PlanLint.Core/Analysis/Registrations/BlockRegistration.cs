namespace PlanLint.Analysis;

internal sealed record BlockRegistration(string BlockType, string LabelPattern, Action<BlockContext> Action, RuleInputs Needs) : Registration(Needs);
