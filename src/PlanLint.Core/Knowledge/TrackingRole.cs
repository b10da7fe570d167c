namespace PlanLint.Knowledge;

/// <summary>What a tracking key says about the object that carries it.</summary>
public enum TrackingRole
{
    /// <summary>Names the owner: taking it away makes the owner lose the object.</summary>
    Owner,
    /// <summary>Steers how the owner treats the object.</summary>
    Behavior,
    /// <summary>Set by the owner, but by others as well, so it proves nothing alone.</summary>
    Hint,
}
