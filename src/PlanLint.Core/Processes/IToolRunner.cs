namespace PlanLint.Processes;

/// <summary>Starts one command of Terraform or OpenTofu after another. Tests stand another in its place.</summary>
internal interface IToolRunner
{
    /// <summary>True once somebody interrupted: nothing further is started.</summary>
    bool WasInterrupted { get; }

    /// <summary>Runs the tool and waits for it; its exit code, and null when it was interrupted.</summary>
    /// <param name="arguments">What it is started with.</param>
    /// <param name="read">Takes what it writes to standard output; null to let it pass through.</param>
    int? Run(IEnumerable<string> arguments, Action<Stream>? read = null);
}
