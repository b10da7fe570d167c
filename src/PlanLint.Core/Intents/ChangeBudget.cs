namespace PlanLint.Intents;

/// <summary>How many of each action may happen; null for any number.</summary>
public sealed record ChangeBudget(int? Create, int? Update, int? Delete, int? Replace, int? Import);
