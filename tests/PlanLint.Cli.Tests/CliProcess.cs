using System.Diagnostics;
using System.Text;
using PlanLint.Testing;

namespace PlanLint.Cli.Tests;

/// <summary>Runs the command line as users do: a process of its own.</summary>
internal static class CliProcess
{
    /// <summary>After this a process is taken to hang. A busy machine comes nowhere near: it is no statement about speed.</summary>
    public static readonly TimeSpan Hang = TimeSpan.FromHours(1);

    /// <summary>Path of the repository's root.</summary>
    public static string Repository { get; } = RepositoryFiles.Root();

    /// <summary>Runs <c>planlint</c> in a directory; the repository's root unless given.</summary>
    public static CliResult Run(string[] arguments, string? directory = null, string? standardInput = null, (string Name, string Value)? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "planlint.dll"), .. arguments])
        {
            WorkingDirectory = directory ?? Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        // Lines that are not wrapped, whatever terminal the tests run in.
        start.Environment["COLUMNS"] = "1000";
        if (environment is { } variable) start.Environment[variable.Name] = variable.Value;
        using var process = Process.Start(start)!;
        if (standardInput is not null) process.StandardInput.Write(standardInput);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(Hang))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"planlint {string.Join(' ', arguments)} did not end");
        }
        return new CliResult(process.ExitCode, output, error.Result);
    }
}
