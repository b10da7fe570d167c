using System.Diagnostics;
using System.Globalization;

namespace PlanLint.Benchmarks.Reports;

/// <summary>Runs commands under GNU <c>time</c>, their output thrown away.</summary>
internal static class Processes
{
    private const string Time = "/usr/bin/time";

    /// <summary>
    /// Runs the commands in turn, round after round, after one round that does not count: so a busy machine disturbs all alike.
    /// Throws when one cannot do its work.
    /// </summary>
    public static IReadOnlyList<Series> InTurn(int rounds, string folder, IReadOnlyList<(string Name, string[] Command)> commands)
    {
        var measured = commands.Select(_ => new List<Measurement>()).ToArray();
        for (int round = -1; round < rounds; round++)
            for (int i = 0; i < commands.Count; i++)
            {
                var one = Run(folder, commands[i].Command);
                if (round >= 0) measured[i].Add(one);
            }
        return [.. commands.Select((c, i) => new Series(c.Name, measured[i]))];
    }

    private static Measurement Run(string folder, string[] command)
    {
        string file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(Time, ["-o", file, "-f", "%U %S %e %M", .. command])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            process.StandardOutput.BaseStream.CopyTo(Stream.Null);
            process.WaitForExit();
            // A program that refuses its input is done at once, and would look fast.
            if (process.ExitCode is 2 or >= 126)
                throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {errors.Result}");
            double[] numbers = [.. File.ReadLines(file).Last().Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
            return new Measurement(numbers[0] + numbers[1], numbers[2], numbers[3] / 1000);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
