using System.Diagnostics;

namespace PlanLint.Cli.Tests;

/// <summary>A short fuzz of every kind of input: the stored inputs, and so many made from them by a fixed seed (docs/fuzzing.md).</summary>
public sealed class FuzzTests
{
    [Test]
    public void Stored_inputs_and_mutations_of_them_break_nothing()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PlanLint.Fuzz.dll"), "--executions", "1000", "--seed", "1"])
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        string told = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, told);
    }
}
