namespace PlanLint.Knowledge;

/// <summary>What a create does when the object already exists.</summary>
public enum ExistingBehavior
{
    /// <summary>Not known.</summary>
    Unspecified,
    /// <summary>Fails.</summary>
    Error,
    /// <summary>Takes the object over, overwriting it, without saying so.</summary>
    Adopts,
    /// <summary>Succeeds when the object is equal, fails else.</summary>
    Idempotent,
    /// <summary>Makes a second object.</summary>
    Duplicates,
    /// <summary>Merges into the object by design.</summary>
    Merges,
}
