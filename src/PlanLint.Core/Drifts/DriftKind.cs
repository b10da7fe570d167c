namespace PlanLint.Drifts;

/// <summary>What a difference between the state and what is there means.</summary>
public enum DriftKind
{
    /// <summary>Nobody has accepted it, and nothing explains it.</summary>
    New,
    /// <summary>The baseline of drift holds it.</summary>
    Known,
    /// <summary>Nobody did anything: another spelling, an upgrade, or a field that belongs to somebody else.</summary>
    Noise,
}
