using System.Diagnostics;
using System.Globalization;
using PlanLint.Hosting;
using PlanLint.Rules;

namespace PlanLint.Benchmarks.Checks;

/// <summary>
/// <c>check DIRECTORY [PLAN]</c> analyses a root module again and again in this process and prints what each round takes: the first
/// pays for loading and compiling code, the last only for work.
/// </summary>
internal static class CheckCommand
{
    private const int Rounds = 12;

    public static int Run(string[] arguments)
    {
        if (arguments is not [var directory, .. var rest] || rest.Length > 1)
        {
            Console.Error.WriteLine("usage: check DIRECTORY [PLAN]");
            return 2;
        }
        var request = new LintRequest { WorkingDirectory = Environment.CurrentDirectory, Paths = [directory], Plan = rest.FirstOrDefault() };
        for (int round = 1; round <= Rounds; round++)
        {
            long allocated = GC.GetTotalAllocatedBytes();
            var watch = Stopwatch.StartNew();
            var result = BuiltIn.Linter.Run(request);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"round {round}: {watch.Elapsed.TotalMilliseconds:F1} ms, {(GC.GetTotalAllocatedBytes() - allocated) / 1e6:F1} MB allocated, {result.Report.AllFindings().Count()} findings"));
        }
        return 0;
    }
}
