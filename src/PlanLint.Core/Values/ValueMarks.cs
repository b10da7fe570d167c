namespace PlanLint.Values;

/// <summary>What sticks to a value through every operation.</summary>
[Flags]
internal enum ValueMarks : byte
{
    None = 0,

    /// <summary>Never shown.</summary>
    Sensitive = 1,

    /// <summary>Never stored in plan or state.</summary>
    Ephemeral = 2,
}
