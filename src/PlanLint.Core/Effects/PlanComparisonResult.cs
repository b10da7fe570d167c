namespace PlanLint.Effects;

/// <summary>How the effects of a plan stand to those of an older one.</summary>
public enum PlanComparisonResult
{
    /// <summary>The same.</summary>
    Equal,

    /// <summary>Some of them, and nothing else.</summary>
    Fewer,

    /// <summary>All of them, and others.</summary>
    More,

    /// <summary>Neither.</summary>
    Other,

    /// <summary>It cannot be told.</summary>
    NotComparable,
}
