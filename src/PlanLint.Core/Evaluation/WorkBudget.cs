namespace PlanLint.Evaluation;

/// <summary>
/// What the evaluations of one module tree may cost together: a thousand locals that each stay within their own bound would still
/// take minutes. Past the total, each evaluation gets a small allowance, so that ordinary expressions keep their values; past half as
/// much again, nothing.
/// </summary>
public sealed class WorkBudget
{
    /// <summary>What a run has when nobody says: the largest configuration that was measured, 13,000 resources in 1,000 files, takes 675,000.</summary>
    internal const long DefaultTotal = 10_000_000;

    private const int Allowance = 20_000;
    private readonly long total;
    private long spent;

    /// <summary>A budget of so many steps.</summary>
    public WorkBudget(long total = DefaultTotal) => this.total = total;

    /// <summary>
    /// How many steps the next evaluation may take, given the bound of each. One that wants more than all there are spends them wherever it
    /// comes.
    /// </summary>
    internal int LimitFor(int each) =>
        Interlocked.Read(ref spent) is var so && so <= total ? (int)Math.Min(each, total + 1) : so <= total + total / 2
            ? (int)Math.Min(Math.Min(each, Allowance), total)
            : 0;

    /// <summary>
    /// True when more was asked for than there is. Evaluations may come in any order and on any thread: whether this becomes true depends
    /// on none of it.
    /// </summary>
    internal bool IsSpent => Interlocked.Read(ref spent) > total;

    /// <summary>Steps there are in all.</summary>
    internal long Total => total;

    /// <summary>Steps taken, and all there are when more were asked for.</summary>
    internal long Used => Math.Min(Interlocked.Read(ref spent), total);

    internal void Charge(int steps) => Interlocked.Add(ref spent, steps);
}
