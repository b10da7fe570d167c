namespace PlanLint.Cli.Tests;

/// <summary>What a run of the command line gave.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error);
