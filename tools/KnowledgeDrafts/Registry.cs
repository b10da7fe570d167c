using System.Diagnostics;

namespace PlanLint.KnowledgeDrafts;

/// <summary>The npm registry, through npm itself.</summary>
internal static class Registry
{
    /// <summary>Downloads packages, never their dependencies, and runs nothing of them. Returns the exit code.</summary>
    public static int Fetch(string folder, IEnumerable<string> packages)
    {
        Directory.CreateDirectory(folder);
        foreach (string package in packages)
        {
            var start = new ProcessStartInfo("npm") { ArgumentList = { "pack", "--ignore-scripts", "--silent", "--pack-destination", folder, "--", package } };
            using var npm = Process.Start(start)!;
            npm.WaitForExit();
            if (npm.ExitCode == 0) continue;
            Console.Error.WriteLine($"npm could not download {package}.");
            return 1;
        }
        return 0;
    }
}
