using System.Globalization;
using System.Text;

namespace PlanLint.Benchmarks.Reports;

/// <summary>
/// <c>report [TOOL] [ROUNDS]</c>, in the repository's root, measures a published <c>planlint</c> against the peers that are installed and
/// rewrites the measured part of docs/benchmarks.md and its plot. Without a tool, the one on <c>PATH</c> is measured.
/// </summary>
internal static class ReportCommand
{
    private const string Page = "docs/benchmarks.md", Plot = "docs/benchmarks-growth.svg";
    private const string Begin = "<!-- Measured by -- report: begin -->", End = "<!-- Measured by -- report: end -->";

    public static int Run(string[] arguments)
    {
        string tool = arguments is [var given, ..] ? Path.GetFullPath(given) : "planlint";
        int rounds = 5;
        bool isRounds = arguments is not [_, var count, ..] || int.TryParse(count, CultureInfo.InvariantCulture, out rounds) && rounds > 0;
        if (!new Peer("planlint", tool).IsInstalled || !isRounds || !File.Exists(Page))
        {
            Console.Error.WriteLine("usage, in the root of the repository: report [TOOL] [ROUNDS]");
            return 2;
        }
        var measured = new List<(Workload Workload, IReadOnlyList<(int Size, IReadOnlyList<Series> Series)> Sizes)>();
        string folder = Directory.CreateTempSubdirectory("planlint-benchmarks").FullName;
        try
        {
            foreach (var workload in Workloads.All) measured.Add((workload, [.. workload.Sizes.Select(size => (size, Measure(workload, size, tool, rounds, folder)))]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        string page = File.ReadAllText(Page);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = page.IndexOf(End, StringComparison.Ordinal);
        File.WriteAllText(Page, page[..begin] + "\n" + Describe(measured, rounds) + page[end..]);
        File.WriteAllText(Plot, GrowthPlot.Draw([.. measured.Select(m => (m.Workload.Name.Split(',')[0],
            (IReadOnlyList<(double, double)>)[.. m.Sizes.Select(s => ((double)s.Size / m.Sizes[0].Size, s.Series[0].Cpu))]))]));
        return 0;
    }

    private static IReadOnlyList<Series> Measure(Workload workload, int size, string tool, int rounds, string parent)
    {
        string folder = Directory.CreateDirectory(Path.Combine(parent, Guid.NewGuid().ToString("N"))).FullName;
        workload.Write(size, folder);
        var series = Processes.InTurn(rounds, folder,
            [("planlint", [tool, .. workload.Arguments]), .. workload.Peers.Where(p => p.IsInstalled).Select(p => (p.Name, p.Command))]);
        Directory.Delete(folder, recursive: true);
        Console.WriteLine($"{size} {workload.Name}: {string.Join(", ", series.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name} {s.Cpu:F2} s")))}");
        return series;
    }

    private static string Describe(IEnumerable<(Workload Workload, IReadOnlyList<(int Size, IReadOnlyList<Series> Series)> Sizes)> measured, int rounds)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            On {Environment.ProcessorCount} processors, load {Load()} at the end. Medians of {rounds} rounds, in each of which all programs of a row ran one after the other;
            CPU is user and system of the whole process, start-up included, memory its peak. A ratio is the peer's CPU for one second of
            PlanLint's, taken round by round: median (least to most). PlanLint runs all its rules, the peers only read. *Growth* is the exponent
            between the two sizes, after 0.02 s of start-up: 1 is linear.

            | work | PlanLint | growth | peers |
            |---|---|---|---|

            """);
        foreach (var (workload, sizes) in measured)
            for (int i = 0; i < sizes.Count; i++)
            {
                var own = sizes[i].Series[0];
                string growth = i == 0 ? "" : Exponent(sizes[i - 1], sizes[i]).ToString("F2", CultureInfo.InvariantCulture);
                string peers = string.Join("; ", sizes[i].Series.Skip(1).Select(p => Ratio(p, own)));
                text.Append(CultureInfo.InvariantCulture, $"| {sizes[i].Size:N0} {workload.Name} | {own.Cpu:F2} s, {own.Peak:F0} MB | {growth} | {peers} |\n");
            }
        return text.Append("\n![CPU seconds by size](benchmarks-growth.svg)\n").ToString();
    }

    private static string Ratio(Series peer, Series own)
    {
        var (median, least, most) = peer.RatioTo(own);
        return string.Create(CultureInfo.InvariantCulture, $"{peer.Name}: {median:F2} ({least:F2} to {most:F2}), {peer.Peak:F0} MB");
    }

    private static double Exponent((int Size, IReadOnlyList<Series> Series) smaller, (int Size, IReadOnlyList<Series> Series) larger) =>
        Math.Log(Math.Max(larger.Series[0].Cpu - 0.02, 0.001) / Math.Max(smaller.Series[0].Cpu - 0.02, 0.001)) / Math.Log((double)larger.Size / smaller.Size);

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "not known";
}
