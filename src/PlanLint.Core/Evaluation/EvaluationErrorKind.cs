namespace PlanLint.Evaluation;

/// <summary>Who may catch an error.</summary>
public enum EvaluationErrorKind
{
    /// <summary>An error that <c>try</c> and <c>can</c> catch.</summary>
    Dynamic,
    /// <summary>A reference to what is not declared: <c>try</c> and <c>can</c> do not catch it.</summary>
    Reference,
    /// <summary>A bound on work, depth or size was met: nothing is wrong with the text, but the value is not known to us.</summary>
    Bound,
}
