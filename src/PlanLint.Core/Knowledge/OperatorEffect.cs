namespace PlanLint.Knowledge;

/// <summary>What a change of a field makes an operator do, mildest first.</summary>
public enum OperatorEffect
{
    /// <summary>Nothing that is noticed.</summary>
    None,
    /// <summary>The running process reads it again.</summary>
    Reload,
    /// <summary>Pods are restarted in place, one after the other.</summary>
    Restart,
    /// <summary>Pods are made anew, one after the other.</summary>
    Rollout,
    /// <summary>Service stops for the time of the change.</summary>
    Offline,
    /// <summary>The API server or the operator's webhook refuses it, so the apply fails.</summary>
    Rejected,
    /// <summary>All pods are stopped until it is taken back.</summary>
    Stops,
    /// <summary>Data is deleted.</summary>
    DestroysData,
    /// <summary>A safeguard is switched off.</summary>
    Unguards,
}
