namespace PlanLint.Cli.Tests.Files;

/// <summary>How a step of the file system fails.</summary>
public enum Failure
{
    /// <summary>One step fails, as on a bad block.</summary>
    Once,
    /// <summary>From a step on each one that changes something fails, as on a full disk.</summary>
    FullDisk,
    /// <summary>From a step on nothing is done any more, as after <c>kill -9</c>.</summary>
    Crash,
}
