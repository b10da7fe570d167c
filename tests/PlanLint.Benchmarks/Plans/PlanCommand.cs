using System.Diagnostics;
using System.Globalization;
using PlanLint.Hosting;
using PlanLint.Plans;

namespace PlanLint.Benchmarks.Plans;

/// <summary>
/// <c>plans read FILE</c> reads one plan in this process and prints what a table of docs/benchmarks.md needs: run once per row,
/// since peak memory is of the process. <c>plans generate INSTANCES FILE</c> writes a plan to read, <c>plans buckets</c> one of small
/// resources. <c>plans tokens FILE</c> does nothing but pass over the tokens.
/// </summary>
internal static class PlanCommand
{
    public static int Run(string[] arguments)
    {
        switch (arguments)
        {
            case ["generate", var count, var file]:
                using (var output = File.Create(file)) PlanGenerator.Write(int.Parse(count, CultureInfo.InvariantCulture), output);
                return 0;
            case ["buckets", var count, var file]:
                using (var output = File.Create(file)) BucketPlan.Write(int.Parse(count, CultureInfo.InvariantCulture), output);
                return 0;
            case ["tokens", var file]:
                return CountTokens(file);
            case ["read", var file, .. var how]:
                return Read(file, how);
            default:
                Console.Error.WriteLine("usage: plans generate|buckets INSTANCES FILE | plans tokens FILE | plans read FILE [values] [secrets]");
                return 2;
        }
    }

    /// <summary>What reading a file as JSON costs at least.</summary>
    private static int CountTokens(string file)
    {
        var reader = new System.Text.Json.Utf8JsonReader(File.ReadAllBytes(file));
        long tokens = 0;
        while (reader.Read()) tokens++;
        Console.WriteLine(tokens.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static int Read(string file, string[] how)
    {
        var watch = Stopwatch.StartNew();
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var result = PlanReader.Read(stream, file);
        if (result.Plan is not { } plan)
        {
            Console.Error.WriteLine(result.Diagnostics[0].Message);
            return 1;
        }
        long read = watch.ElapsedMilliseconds;
        int leaves = 0;
        if (how.Contains("values"))
            foreach (var change in plan.ResourceChanges)
                if (change.Mutates) leaves += change.AttributeChanges.Length;
        int secrets = how.Contains("secrets") ? plan.SensitiveStrings().Count : 0;
        long all = watch.ElapsedMilliseconds;
        if (how.Contains("heap"))
        {
            var before = GC.GetGCMemoryInfo(GCKind.Any);
            Console.WriteLine($"committed {before.TotalCommittedBytes / 1e6:F0} MB, heap {before.HeapSizeBytes / 1e6:F0} MB, fragmented {before.FragmentedBytes / 1e6:F0} MB, gen0 {GC.CollectionCount(0)} gen1 {GC.CollectionCount(1)} gen2 {GC.CollectionCount(2)}, live {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F0} MB");
            GC.KeepAlive(plan);
        }
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{stream.Length / 1e6:F1} MB, {plan.ResourceChanges.Length} changes, {PlanCounter.Count(plan)}, {leaves} leaves, {secrets} secrets: read {read} ms, all {all} ms, peak {process.PeakWorkingSet64 / 1e6:F0} MB, allocated {GC.GetTotalAllocatedBytes() / 1e6:F0} MB"));
        return 0;
    }
}
