namespace PlanLint.Knowledge;

/// <summary>When a change of a field has its effect.</summary>
public enum EffectTrigger
{
    /// <summary>Any change.</summary>
    Changed,
    /// <summary>The field appears.</summary>
    Added,
    /// <summary>The field disappears.</summary>
    Removed,
    /// <summary>A number or quantity grows.</summary>
    Increased,
    /// <summary>A number or quantity shrinks.</summary>
    Decreased,
    /// <summary>The field becomes the row's value.</summary>
    Becomes,
}
