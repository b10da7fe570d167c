using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace PlanLint.MSBuild;

/// <summary>
/// Runs the tool on the root modules of a project: the one for this platform, in native code, or else the portable one. The tool leaves
/// the findings in a file for <see cref="PlanLintReport"/>. As a process of its own it starts in a few milliseconds, and no rule can
/// hold a file open or bring the build down. The current directory of the build does not matter.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class PlanLintAnalyze : Task, ICancelableTask, IDisposable
{
    private const int Done = 0;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource cancellation = new();

    /// <summary>Absolute path of the project; relative paths in items start from its folder.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Folder that holds the tool: <c>any/planlint.dll</c> and, in native code, <c>RID/planlint</c>.</summary>
    [Required]
    public string Tools { get; set; } = "";

    /// <summary>The SDK's portable runtime identifier; where there is no tool for it, the portable one runs.</summary>
    public string? Platform { get; set; }

    /// <summary>The <c>dotnet</c> that runs portable code.</summary>
    [Required]
    public string DotnetHost { get; set; } = "";

    /// <summary>
    /// Root modules with metadata <c>Plan</c>, <c>Live</c>, <c>State</c>, <c>Policies</c> and more (docs/msbuild.md; lists separated by <c>;</c>);
    /// empty for every root module below the project.
    /// </summary>
    public ITaskItem[] Roots { get; set; } = [];

    /// <summary>Assemblies with further rules.</summary>
    public ITaskItem[] Rules { get; set; } = [];

    /// <summary>Options file; empty to look for <c>.planlint.hcl</c>.</summary>
    public string? Config { get; set; }

    /// <summary>SARIF file to write; empty for none.</summary>
    public string? Sarif { get; set; }

    /// <summary>File for the findings; it is removed when there are none.</summary>
    [Required]
    public string FindingsFile { get; set; } = "";

    /// <summary>File for the paths of everything that was read, one a line: the inputs of the next build.</summary>
    [Required]
    public string ReadFile { get; set; } = "";

    /// <summary>File for the paths of options files that were looked for and not there: one that appears is a change.</summary>
    [Required]
    public string AbsentFile { get; set; } = "";

    private string RequestFile => Path.ChangeExtension(FindingsFile, ".request");

    private string NativeTool => Path.Combine(Tools, Platform ?? "", OperatingSystem.IsWindows() ? "planlint.exe" : "planlint");

    /// <inheritdoc/>
    public void Cancel() => cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose() => cancellation.Dispose();

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(RequestFile)!);
            // At once: another build of the same project may be about to read it.
            string next = $"{RequestFile}.{Guid.NewGuid():N}";
            File.WriteAllLines(next, Request().ToLines());
            File.Move(next, RequestFile, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Report(LoggedFinding.Problem("PL0006", $"'{RequestFile}' cannot be written, so nothing was analysed."));
            return false;
        }
        // Native code asks more of a system than portable code: a C library that is new enough, the right to run the file.
        int? code = File.Exists(NativeTool) ? Run(NativeTool) : null;
        if (!IsOver(code)) code = Run(DotnetHost, Path.Combine(Tools, "any", "planlint.dll"));
        if (!IsOver(code))
            Report(LoggedFinding.Problem("PL0002", code is null
                ? $"PlanLint did not start: '{DotnetHost}' cannot be run."
                : $"PlanLint ended with code {code}; build with -v:d, and please report what it says."));
        return code == Done && !Log.HasLoggedErrors;
    }

    /// <summary>True when the tool did its work or said why not, and when nobody waits for it any more.</summary>
    private bool IsOver(int? code) => code == Done || Log.HasLoggedErrors || cancellation.IsCancellationRequested;

    private BuildRequest Request() => new()
    {
        ProjectFile = ProjectFile,
        FindingsFile = FindingsFile,
        ReadFile = ReadFile,
        AbsentFile = AbsentFile,
        Config = Config ?? "",
        Sarif = Sarif ?? "",
        Rules = [.. Rules.Select(r => r.GetMetadata("FullPath"))],
        Roots =
            [.. Roots.Select(
                r => new BuildRoot(r.ItemSpec, [.. ((IDictionary<string, string>)r.CloneCustomMetadata()).OrderBy(m => m.Key, StringComparer.Ordinal)]))],
    };

    /// <summary>The tool's exit code; null when it could not be started.</summary>
    private int? Run(string program, params string[] arguments)
    {
        var started = Stopwatch.StartNew();
        var start = new ProcessStartInfo(program, [.. arguments, "msbuild", RequestFile])
        {
            WorkingDirectory = Path.GetDirectoryName(ProjectFile)!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // Rule assemblies need portable code: the tool that hands over to it is to use the runtime of this build.
        start.Environment["DOTNET_HOST_PATH"] = DotnetHost;
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            Log.LogMessage(MessageImportance.Low, "PlanLint: {0} cannot be run: {1}", program, e.Message);
            return null;
        }
        using var killing = cancellation.Token.Register(() => process.Kill(entireProcessTree: true));
        process.StandardInput.Close();
        ProcessOutput answers = new(process.StandardOutput), complaints = new(process.StandardError);
        process.WaitForExit();
        // A process that a rule started and left behind may hold both open.
        System.Threading.Tasks.Task.WaitAll([answers.End, complaints.End], Patience);
        foreach (string line in answers.Lines())
        {
            if (LoggedFinding.FromLine(line) is { } error) Report(error);
            else Log.LogMessage(MessageImportance.Low, "{0}", line);
        }
        foreach (string line in complaints.Lines()) Log.LogMessage(MessageImportance.Low, "{0}", line);
        Log.LogMessage(MessageImportance.Low, "PlanLint: {0} took {1} ms and ended with code {2}, asked by process {3}", program, started.ElapsedMilliseconds,
            process.ExitCode, Environment.ProcessId);
        return process.ExitCode;
    }

    private void Report(LoggedFinding error) => Log.LogError(null, error.Code, null, error.HelpLink, ProjectFile, 0, 0, 0, 0, "{0}", error.Message);
}
