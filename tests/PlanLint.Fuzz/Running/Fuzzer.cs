using System.Diagnostics;
using System.Globalization;

namespace PlanLint.Fuzz.Running;

/// <summary>Runs the seeds of a target, then inputs made from those that reached something new.</summary>
internal sealed class Fuzzer(Target target, ulong seed, Watchdog? watchdog, FailureFolder? failures, TextWriter log)
{
    private const int MostKept = 20_000;
    private const int MinimizingRuns = 4_000;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);

    private readonly Runner runner = new(target, watchdog);
    private readonly Dictionary<string, int> causes = new(StringComparer.Ordinal);
    private readonly List<string> pool = [];
    private readonly Stopwatch time = Stopwatch.StartNew();
    private TimeSpan told;

    /// <summary>How many causes of failures were found.</summary>
    public int Failures => causes.Count;

    /// <summary>Runs inputs to start from.</summary>
    public void Replay(IEnumerable<string> inputs, bool isThorough)
    {
        foreach (string input in inputs)
        {
            if (runner.Run(input, isThorough, out _) is { } failure) Report(input, failure);
            pool.Add(input);
        }
    }

    /// <summary>Mutates until so many more inputs were run, or the time is over.</summary>
    public void Run(long executions, TimeSpan limit)
    {
        var random = new FuzzRandom(seed);
        if (executions < long.MaxValue) executions += runner.Executions;
        while (runner.Executions < executions && (runner.Executions % 64 != 0 || time.Elapsed < limit))
        {
            // Half of the time from what was found last: it has been tried least.
            int from = random.OneIn(2) ? random.Below(pool.Count) : pool.Count - 1 - random.Below(Math.Min(pool.Count, 50));
            string input = target.Mutate(random, pool[from], random.Of(pool));
            var failure = runner.Run(input, isThorough: false, out bool isNew);
            if (failure is not null) Report(input, failure);
            else if (isNew && pool.Count < MostKept) pool.Add(input);
            if (time.Elapsed - told > Pace) Tell();
        }
    }

    /// <summary>One line about how far it is.</summary>
    public void Tell()
    {
        told = time.Elapsed;
        log.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{target.Name,-12} {runner.Executions,9} executions {runner.Executions / Math.Max(0.001, time.Elapsed.TotalSeconds),7:0}/s  {pool.Count,5} kept  {runner.Reached.Branches,5} branches {runner.Reached.Things,5} things  {causes.Count} failures  worst {runner.WorstCpu.TotalSeconds:0.00} s, {runner.WorstAllocation >> 20} MB; process {Costs.PeakMemory() >> 20} MB"));
        log.Flush();
        if (failures is not null) File.WriteAllBytes(Path.Combine(failures.Path, $"{target.Name}-worst.slow"), RawText.Encode(runner.WorstInput));
    }

    private void Report(string input, Failure failure)
    {
        causes[failure.Signature] = causes.GetValueOrDefault(failure.Signature) + 1;
        if (causes[failure.Signature] > 1) return;
        long execution = runner.Executions;
        int runs = failure.Kind is "cpu" or "memory" ? 100 : MinimizingRuns;
        string shortest = new Minimizer(shorter => runner.Run(shorter, isThorough: true, out _)?.Signature == failure.Signature, runs).Minimize(input);
        failure = runner.WithStacks(shortest, failure);
        string? file = failures?.Write(target.Name, shortest, failure, seed, execution);
        log.WriteLine($"{target.Name}: {failure.Kind}: {failure.Signature}{(file is null ? $"\n{shortest}\n{failure.Detail}" : $" -> {file}")}");
        log.Flush();
    }
}
