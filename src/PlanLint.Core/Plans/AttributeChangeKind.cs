namespace PlanLint.Plans;

/// <summary>What happens to one leaf.</summary>
public enum AttributeChangeKind
{
    /// <summary>Absent or null before, a value after.</summary>
    Added,
    /// <summary>A value before, absent or null after.</summary>
    Removed,
    /// <summary>Two different values.</summary>
    Changed,
    /// <summary>Only known after apply, whatever it was before.</summary>
    BecameUnknown,
    /// <summary>Equal values, one of them marked sensitive.</summary>
    SensitivityOnly,
}
