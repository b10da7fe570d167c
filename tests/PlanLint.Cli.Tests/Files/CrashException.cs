namespace PlanLint.Cli.Tests.Files;

/// <summary>The process is gone: no handler of ours may take it for a failure of the disk.</summary>
internal sealed class CrashException : Exception;
