using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary>A parameter of a function: arguments are converted to its type first.</summary>
internal sealed record Parameter(string Name, ValueType Type, Accepts Accepts = Accepts.Known);
