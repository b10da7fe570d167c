using System.Globalization;

namespace PlanLint.Rules.Tests.Growth;

/// <summary>
/// No rule, no reader and no writer does more than n log n: run over an input and over one twice its size, no method is called and no
/// loop goes round more than three times as often: a sort of twice the length compares up to 2.7 times as often, a loop in a loop four times. Counted, not timed, so that it is the same on every machine.
/// </summary>
[Parallelizable(ParallelScope.Self)]
public sealed class GrowthTests
{
    private const int Size = 64;
    private const double Most = 3;

    private CountedRun counted = null!;

    [OneTimeSetUp]
    public void Instrument() => counted = new CountedRun();

    [OneTimeTearDown]
    public void Remove() => counted.Dispose();

    [TestCaseSource(typeof(GrowthSubject), nameof(GrowthSubject.Names))]
    public void Work_grows_no_faster_than_n_log_n(string subject)
    {
        var steep = Steep(subject);
        steep.ShouldBeEmpty($"Twice the input is more than {Most} times the work:\n{string.Join('\n', steep)}");
    }

    [Test]
    public void A_rule_that_compares_each_with_each_is_noticed() =>
        Steep(GrowthSubject.Quadratic).ShouldContain(s => s.Contains("QuadraticRule::Check", StringComparison.Ordinal) && s.Contains("4096 -> 16384", StringComparison.Ordinal));

    private List<string> Steep(string subject)
    {
        counted.Count(subject, 2);
        var (small, smallKilobytes) = counted.Count(subject, Size);
        var (large, largeKilobytes) = counted.Count(subject, 2 * Size);
        var steep = new List<(long Passes, string Text)>();
        for (int i = 0; i < large.Length; i++)
            if (large[i] > 16 * Size && large[i] > Most * small[i]) steep.Add((large[i], string.Create(CultureInfo.InvariantCulture, $"{small[i]} -> {large[i]}: {counted.Places[i]}")));
        if (largeKilobytes > Most * smallKilobytes) steep.Add((0, string.Create(CultureInfo.InvariantCulture, $"{smallKilobytes} kB -> {largeKilobytes} kB")));
        return [.. steep.OrderByDescending(s => s.Passes).Take(20).Select(s => s.Text)];
    }
}
