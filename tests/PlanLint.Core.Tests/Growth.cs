using System.Diagnostics;

namespace PlanLint.Core.Tests;

/// <summary>
/// What work costs when its input grows, in processor time of this process: a machine that is slow or busy with others changes
/// both sides of the comparison alike, or neither.
/// </summary>
internal static class Growth
{
    private const int Factor = 8;

    /// <summary>Less work than this is lost in noise.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(5);

    /// <summary>Fails when eight times the input costs more than thirty times the work; quadratic work costs sixty-four times as much.</summary>
    public static void ShouldBeLinear(int size, Func<int, Action> prepare, string? what = null)
    {
        double small = Cost(prepare(size)), large = Cost(prepare(size * Factor));
        (large / small).ShouldBeLessThan(30, $"{what} {small:F0} ms for {size}, {large:F0} ms for {size * Factor}");
    }

    /// <summary>The least of three runs, after one that compiles the code.</summary>
    private static double Cost(Action work)
    {
        work();
        return Enumerable.Range(0, 3).Min(_ =>
        {
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            work();
            process.Refresh();
            var spent = process.TotalProcessorTime - before;
            return (spent < Least ? Least : spent).TotalMilliseconds;
        });
    }
}
