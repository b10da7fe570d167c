namespace PlanLint.Evaluation;

/// <summary>
/// What the evaluations of one module tree may cost together: a thousand locals that each stay within their own bound would still
/// take minutes. Past the total, each evaluation gets a small allowance, so that ordinary expressions keep their values.
/// </summary>
public sealed class WorkBudget
{
    private const int Allowance = 20_000;
    private readonly long total;
    private long spent;

    /// <summary>A budget of so many steps.</summary>
    public WorkBudget(long total = 40_000_000) => this.total = total;

    /// <summary>How many steps the next evaluation may take, given the bound of each.</summary>
    internal int LimitFor(int each) => Interlocked.Read(ref spent) < total ? each : Math.Min(each, Allowance);

    internal void Charge(int steps) => Interlocked.Add(ref spent, steps);
}
