using PlanLint.Values;

namespace PlanLint.Evaluation.Functions;

/// <summary>The work of a function; null after a failure was reported through the call.</summary>
internal delegate Value? FunctionBody(FunctionCall call);
