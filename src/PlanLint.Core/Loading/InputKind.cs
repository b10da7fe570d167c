namespace PlanLint.Loading;

/// <summary>What a file that is no configuration holds, told by its content.</summary>
public enum InputKind
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>A plan in JSON.</summary>
    Plan,

    /// <summary>A plan as <c>terraform plan -out</c> saves it.</summary>
    SavedPlan,

    /// <summary>A state, as stored or shown.</summary>
    State,

    /// <summary>A list of live objects.</summary>
    Inventory,
}
