namespace PlanLint.Knowledge;

/// <summary>How a resource claims a part.</summary>
public enum ClaimRole
{
    /// <summary>It is the object, and says what the part holds.</summary>
    Owner,
    /// <summary>It says what the part holds, and takes away what others put there.</summary>
    Sets,
    /// <summary>It adds to the part and lets others add.</summary>
    Adds,
}
