namespace PlanLint.Hosting;

/// <summary>
/// The steps of evaluation that are left of a run's. Roots take in the order in which they are analysed: each may have all that is left,
/// and a part of its own when others took everything, which ordinary roots do not need. So many hostile roots cost little more than one.
/// </summary>
internal sealed class RunSteps(long total, long ofEach)
{
    private readonly long ofEach = Math.Min(ofEach, total);
    private long left = total;

    /// <summary>What the next root may take.</summary>
    public long ForNext => Math.Max(left, ofEach);

    /// <summary>Takes off what a root used, which does not depend on the number of threads.</summary>
    public void Take(long used) => left -= Math.Min(left, used);
}
