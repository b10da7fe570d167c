namespace PlanLint.Hosting.Reconciling;

/// <summary>Why a run goes no further.</summary>
/// <param name="Reason">A clause.</param>
/// <param name="ExitCode">1 when a decision is open or a plan is not as predicted; 2 when something failed; 0 where it was told to end.</param>
internal sealed record ReconcileStop(string Reason, int ExitCode)
{
    /// <summary>Sentences below the reason.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>Something failed.</summary>
    public static ReconcileStop Failed(string reason) => new(reason, 2);

    /// <summary>Something is not as predicted, or not decided.</summary>
    public static ReconcileStop Refused(string reason, IEnumerable<string> details) => new(reason, 1) { Details = [.. details] };

    /// <summary>Somebody interrupted.</summary>
    public static ReconcileStop Interrupted { get; } = new("interrupted", 2);
}
