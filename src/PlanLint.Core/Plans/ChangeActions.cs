namespace PlanLint.Plans;

/// <summary>What a plan does to one object. Replacement is two steps, so test with the properties of <see cref="ResourceChange"/>.</summary>
[Flags]
public enum ChangeActions
{
    /// <summary>Nothing.</summary>
    NoOp = 0,
    /// <summary>Makes an object.</summary>
    Create = 1,
    /// <summary>Reads a data source at apply.</summary>
    Read = 2,
    /// <summary>Changes an object in place.</summary>
    Update = 4,
    /// <summary>Destroys an object.</summary>
    Delete = 8,
    /// <summary>Drops an object from the state and lets it live.</summary>
    Forget = 16,
    /// <summary>Opens an ephemeral resource.</summary>
    Open = 32,
    /// <summary>An action this version does not know; its word is kept in <see cref="ResourceChange.ActionWords"/>.</summary>
    Other = 64,
}
