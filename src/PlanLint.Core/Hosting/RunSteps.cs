namespace PlanLint.Hosting;

/// <summary>
/// The steps of evaluation that are left of a run's. Roots take in the order in which they are analysed: each may have all that is left,
/// and a part of its own when others took everything: so much for each root, or what reading its configuration took anyway, if that is more.
/// So many hostile roots cost little more than one, and large ones no more than their size.
/// </summary>
internal sealed class RunSteps(long total, long ofEach)
{
    /// <summary>What evaluating may take beside reading: the Azure landing zones, which render 320 files of policies, take two and a half.</summary>
    private const long StepsOfCharacter = 4;

    private readonly long most = total;
    private long left = total;

    /// <summary>What the next root may take, whose configuration has so many characters.</summary>
    public long ForNext(long characters = 0) => Math.Max(left, Math.Min(Math.Max(ofEach, characters * StepsOfCharacter), most));

    /// <summary>Takes off what a root used, which does not depend on the number of threads.</summary>
    public void Take(long used) => left -= Math.Min(left, used);
}
