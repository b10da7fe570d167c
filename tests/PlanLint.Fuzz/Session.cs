using PlanLint.Fuzz.Running;
using PlanLint.Fuzz.Targets;

namespace PlanLint.Fuzz;

/// <summary>A run over one target or all, one after the other.</summary>
internal static class Session
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>0 when nothing failed, 1 when an input did, 2 for a wrong command line.</summary>
    public static int Run(string[] names, bool lists, long executions, double minutes, ulong seed, string? output, string? inputs)
    {
        // Targets take standard output and standard error for what they run.
        var log = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardError()) { AutoFlush = true });
        if (names.FirstOrDefault(n => TargetCatalog.All.All(t => t.Name != n)) is { } unknown)
        {
            log.WriteLine($"There is no target '{unknown}'; --list names them.");
            return 2;
        }
        Target[] targets = [.. TargetCatalog.All.Where(t => names.Length == 0 || names.Contains(t.Name))];
        if (lists)
        {
            foreach (var target in targets) Console.Out.WriteLine($"{target.Name,-14} {target.Description}");
            return 0;
        }
        var failures = output is null ? null : new FailureFolder(output);
        using var watchdog = failures is null ? null : new Watchdog(Path.Combine(failures.Path, "running"));
        int found = 0;
        if (watchdog?.Left() is { } left)
        {
            found++;
            log.WriteLine($"{left.Target}: an input ended the process -> {failures!.Write(left.Target, left.Input, new Failure("death", RawText.Encode(left.Input).Length.ToString(System.Globalization.CultureInfo.InvariantCulture), "The process ended while the input ran."), seed, 0)}");
        }
        foreach (var target in targets)
        {
            var fuzzer = new Fuzzer(target, seed, watchdog, failures, log);
            fuzzer.Replay(Corpus.Of(target, inputs), isThorough: true);
            fuzzer.Replay(target.Seeds(), isThorough: false);
            fuzzer.Run(executions > 0 ? executions : double.IsFinite(minutes) ? long.MaxValue : 0, double.IsFinite(minutes) ? TimeSpan.FromMinutes(minutes) : Longest);
            fuzzer.Tell();
            found += fuzzer.Failures;
        }
        return found > 0 ? 1 : 0;
    }
}
