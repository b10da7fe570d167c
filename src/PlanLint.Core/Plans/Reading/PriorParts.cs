namespace PlanLint.Plans.Reading;

/// <summary>What is kept of a prior state beside its addresses; each takes a look at its values.</summary>
[Flags]
internal enum PriorParts
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>Ids of managed objects.</summary>
    Ids = 1,
    /// <summary>What data sources answered.</summary>
    Answers = 2,
}
