namespace PlanLint.Evaluation;

/// <summary>
/// What the evaluations of one module tree may cost together: a thousand locals that each stay within their own bound would still
/// take minutes. Past the total, each evaluation gets a small allowance, so that ordinary expressions keep their values; past half as
/// much again, nothing.
/// </summary>
public sealed class WorkBudget
{
    private const int Allowance = 20_000;
    private readonly long total;
    private long spent;

    /// <summary>A budget of so many steps.</summary>
    public WorkBudget(long total = 40_000_000) => this.total = total;

    /// <summary>How many steps the next evaluation may take, given the bound of each.</summary>
    internal int LimitFor(int each) => Interlocked.Read(ref spent) is var so && so <= total ? each : so <= total + total / 2 ? Math.Min(each, Allowance) : 0;

    /// <summary>True when more was asked for than there is. Evaluations may come in any order and on any thread: whether this becomes true depends on none of it.</summary>
    internal bool IsSpent => Interlocked.Read(ref spent) > total;

    /// <summary>Steps there are in all.</summary>
    internal long Total => total;

    internal void Charge(int steps) => Interlocked.Add(ref spent, steps);
}
