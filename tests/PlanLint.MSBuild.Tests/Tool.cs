using System.Diagnostics;
using System.Text;

namespace PlanLint.MSBuild.Tests;

/// <summary>Runs a program to its end.</summary>
internal static class Tool
{
    /// <summary>After this a process is taken to hang. A busy machine comes nowhere near: it is no statement about speed.</summary>
    public static readonly TimeSpan Hang = TimeSpan.FromHours(1);

    /// <param name="directory">Where it runs.</param>
    /// <param name="program">What runs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables to set; null removes one.</param>
    /// <param name="seen">Called with the process and each line of its output as it comes.</param>
    public static (int ExitCode, string Output) Run(string directory, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, Action<Process, string>? seen = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // The test host sets these for itself; a build inside must find its own.
        foreach (string name in (string[])["MSBUILD_EXE_PATH", "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly"]) start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            if (value is null) start.Environment.Remove(name);
            else start.Environment[name] = value;
        }
        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => Append(e.Data);
        process.ErrorDataReceived += (_, e) => Append(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Hang))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end:\n{output}");
        }
        // What the process left behind may hold its output open for ever.
        if (!System.Threading.Tasks.Task.Run(process.WaitForExit).Wait(Hang)) throw new TimeoutException($"{program} {string.Join(' ', arguments)} left its output open:\n{output}");
        return (process.ExitCode, output.ToString());

        void Append(string? line)
        {
            if (line is null) return;
            lock (output) output.Append(line).Append('\n');
            seen?.Invoke(process, line);
        }
    }
}
