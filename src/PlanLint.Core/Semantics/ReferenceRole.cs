namespace PlanLint.Semantics;

/// <summary>What a reference is for.</summary>
public enum ReferenceRole
{
    /// <summary>Its value is used.</summary>
    Value,
    /// <summary>It decides how many instances there are: <c>count</c> or <c>for_each</c>.</summary>
    Repetition,
    /// <summary>It only orders: <c>depends_on</c>.</summary>
    DependsOn,
    /// <summary>It decides on replacement: <c>replace_triggered_by</c>.</summary>
    ReplaceTrigger,
    /// <summary>It is checked, not used: a condition or an error message.</summary>
    Condition,
    /// <summary>It is run: an action in <c>action_trigger</c>.</summary>
    ActionTrigger,
}
