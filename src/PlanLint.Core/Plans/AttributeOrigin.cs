namespace PlanLint.Plans;

/// <summary>Where a planned value comes from.</summary>
public enum AttributeOrigin
{
    /// <summary>Neither spelled in the configuration nor seen to drift: computed or defaulted by the provider, or made by a dynamic block.</summary>
    Provider,
    /// <summary>The configuration spells it.</summary>
    Configuration,
    /// <summary>It was changed outside, and the plan answers that.</summary>
    Drift,
}
