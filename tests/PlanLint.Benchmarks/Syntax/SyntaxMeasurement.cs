using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Running;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Benchmarks.Syntax;

/// <summary>
/// <c>syntax measure [FOLDER]</c>: megabytes a second of processor time and bytes allocated per byte, and the same files through
/// hashicorp/hcl when Go and its library are installed. Processor time, so that a busy machine does not blur the ratio.
/// <c>syntax bench</c> runs the BenchmarkDotNet classes.
/// </summary>
internal static class SyntaxMeasurement
{
    private const int Rounds = 8;

    /// <summary>Where Debian's golang-github-hashicorp-hcl-v2-dev puts its sources.</summary>
    private const string GoPath = "/usr/share/gocode";

    /// <summary>Parses every file of a folder in memory, on one processor, and prints megabytes a second of processor time.</summary>
    private const string GoProgram = """
        package main

        import (
            "fmt"
            "os"
            "path/filepath"
            "syscall"

            "github.com/hashicorp/hcl/v2"
            "github.com/hashicorp/hcl/v2/hclsyntax"
        )

        func cpu() float64 {
            var u syscall.Rusage
            syscall.Getrusage(syscall.RUSAGE_SELF, &u)
            return float64(u.Utime.Sec+u.Stime.Sec) + float64(u.Utime.Usec+u.Stime.Usec)/1e6
        }

        func main() {
            names, _ := filepath.Glob(filepath.Join(os.Args[1], "*.tf"))
            var files [][]byte
            total := 0
            for _, name := range names {
                b, _ := os.ReadFile(name)
                files = append(files, b)
                total += len(b)
            }
            best := 0.0
            for round := 0; round < 8; round++ {
                start := cpu()
                for _, b := range files {
                    hclsyntax.ParseConfig(b, "x.tf", hcl.Pos{Line: 1, Column: 1})
                }
                if speed := float64(total) / 1e6 / (cpu() - start); speed > best {
                    best = speed
                }
            }
            fmt.Printf("%.1f\n", best)
        }
        """;

    public static int Run(string[] arguments)
    {
        switch (arguments)
        {
            case ["bench", .. var rest]:
                BenchmarkSwitcher.FromTypes([typeof(SyntaxBenchmarks), typeof(ConstructBenchmarks)]).Run(rest.Length > 0 ? rest : ["--filter", "*"]);
                return 0;
            case ["measure"]:
                Measure(SyntaxCorpus.Make());
                return 0;
            case ["measure", var folder]:
                Measure(SyntaxCorpus.Read(folder));
                return 0;
            default:
                Console.Error.WriteLine("usage: syntax measure [FOLDER] | syntax bench [BenchmarkDotNet options]");
                return 2;
        }
    }

    private static void Measure(IReadOnlyList<byte[]> files)
    {
        long bytes = files.Sum(f => (long)f.Length);
        var sources = files.Select(f => SourceText.From(f, "x.tf")).ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Count} files, {bytes / 1e6:f1} MB"));
        Report("lexer", bytes, () => { foreach (var source in sources) HclParser.CountTokens(source); });
        Report("parser", bytes, () => { foreach (var source in sources) HclParser.ParseFile(source); });
        double ours = Report("decoding and parser", bytes, () => { foreach (byte[] file in files) HclParser.ParseFile(SourceText.From(file, "x.tf")); });
        foreach (string construct in SyntaxCorpus.Constructs)
        {
            var source = SourceText.From(SyntaxCorpus.MakeConstruct(construct), "x.tf");
            Report(construct, source.Length, () => HclParser.ParseFile(source));
        }
        if (MeasurePeer(files) is { } peer)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"hashicorp/hcl",-22} {peer,8:f1} MB/s   ratio {ours / peer:f1}"));
        else
            Console.WriteLine("hashicorp/hcl          not measured: needs go and golang-github-hashicorp-hcl-v2-dev");
    }

    /// <summary>The best of several rounds, which is the one least disturbed.</summary>
    private static double Report(string name, long bytes, Action work)
    {
        work();
        double best = 0;
        long allocated = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            var start = Environment.CpuUsage.TotalTime;
            int repeats = 0;
            // Processor time comes in coarse steps; a fifth of a second is many of them.
            do
            {
                work();
                repeats++;
            }
            while ((Environment.CpuUsage.TotalTime - start).TotalSeconds < 0.2);
            double seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds / repeats;
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / repeats;
            best = Math.Max(best, bytes / 1e6 / seconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22} {best,8:f1} MB/s   {(double)allocated / bytes,6:f2} bytes allocated per byte"));
        return best;
    }

    private static double? MeasurePeer(IReadOnlyList<byte[]> files)
    {
        if (!Directory.Exists(Path.Combine(GoPath, "src/github.com/hashicorp/hcl/v2"))) return null;
        string folder = Directory.CreateTempSubdirectory("planlint-peer").FullName;
        try
        {
            string program = Path.Combine(folder, "src", "peer");
            Directory.CreateDirectory(program);
            File.WriteAllText(Path.Combine(program, "main.go"), GoProgram);
            SyntaxCorpus.Write(files, Path.Combine(folder, "corpus"));
            if (Start(program, "go", "build", "-o", "peer", ".") is null) return null;
            string? printed = Start(program, Path.Combine(program, "peer"), Path.Combine(folder, "corpus"));
            return printed is null ? null : double.Parse(printed, CultureInfo.InvariantCulture);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Start(string folder, string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["GO111MODULE"] = "off";
        start.Environment["GOPATH"] = $"{Path.GetFullPath(Path.Combine(folder, "../.."))}:{GoPath}";
        start.Environment["GOMAXPROCS"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            string printed = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? printed.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
