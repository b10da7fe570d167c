namespace PlanLint.Knowledge;

/// <summary>How a change takes a deletion guard away.</summary>
public enum GuardRemoval
{
    /// <summary>From true to false, null or absent.</summary>
    TrueToFalse,
    /// <summary>From false, null or absent to true.</summary>
    FalseToTrue,
    /// <summary>A number becomes smaller.</summary>
    Shrinks,
    /// <summary>A number becomes zero.</summary>
    ToZero,
    /// <summary>A string becomes one of the row's values.</summary>
    Becomes,
}
