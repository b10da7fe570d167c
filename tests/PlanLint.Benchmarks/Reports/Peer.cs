namespace PlanLint.Benchmarks.Reports;

/// <summary>Another program that reads the same input, though it does less with it.</summary>
/// <param name="Name">Its name, and what it does.</param>
/// <param name="Command">Program and arguments, in the folder of the workload.</param>
internal sealed record Peer(string Name, params string[] Command)
{
    /// <summary>True when the program is on <c>PATH</c>.</summary>
    public bool IsInstalled => File.Exists(Command[0]) || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, Command[0])));
}
