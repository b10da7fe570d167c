using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PlanLint.Loading;
using PlanLint.Processes;

namespace PlanLint.Cli;

/// <summary>
/// The tool compiled to native code starts in a few milliseconds and can load no rule assembly. The portable tool lies beside it for that
/// (decision 0008).
/// </summary>
internal static partial class PortableTool
{
    /// <summary>
    /// Null where rule assemblies can be loaded. In the native tool, replaces this process by the portable one with the same command line
    /// and does not return; else says why it cannot. Nothing may have been read from standard input.
    /// </summary>
    public static string? TakeOver()
    {
        if (RuntimeFeature.IsDynamicCodeSupported) return null;
        string tool = Path.Combine(AppContext.BaseDirectory, "portable", "planlint.dll");
        if (!File.Exists(tool)) return "this is the native tool alone, which can load no assemblies; install the package PlanLint.Cli";
        if (Runtime() is not { } runtime) return "rule assemblies need the .NET runtime, and there is none: no 'dotnet' on PATH or in DOTNET_ROOT";
        string?[] arguments = [runtime, tool, .. Environment.GetCommandLineArgs()[1..], null];
        WorkingDirectory.Restore();
        _ = ReplaceProcess(runtime, arguments);
        return $"'{runtime}' cannot be run: {Marshal.GetLastPInvokeErrorMessage()}";
    }

    /// <summary>The program that runs portable code: the one that a build runs in, then as .NET programs and shells find it.</summary>
    private static string? Runtime() =>
        new[]
            {
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"),
                Path.Combine(Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "", "dotnet"),
                ProgramPath.Find("dotnet"),
                "/usr/share/dotnet/dotnet",
                "/usr/lib/dotnet/dotnet",
            }
            .FirstOrDefault(p => Path.IsPathFullyQualified(p ?? "") && Path.GetFileName(p) == "dotnet" && ProgramPath.Find(p!) is not null);

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ReplaceProcess(string program, string?[] arguments);
}
