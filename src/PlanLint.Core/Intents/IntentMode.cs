namespace PlanLint.Intents;

/// <summary>What kind of change was meant.</summary>
public enum IntentMode
{
    /// <summary>Only what is allowed, within the budget.</summary>
    Bounded,
    /// <summary>No change at all.</summary>
    ZeroDiff,
    /// <summary>Only named targets.</summary>
    Targeted,
}
