namespace PlanLint.Plans;

/// <summary>How a plan was made.</summary>
public enum PlanMode
{
    /// <summary>An ordinary plan.</summary>
    Normal,
    /// <summary><c>-destroy</c>.</summary>
    Destroy,
    /// <summary><c>-refresh-only</c>.</summary>
    RefreshOnly,
}
