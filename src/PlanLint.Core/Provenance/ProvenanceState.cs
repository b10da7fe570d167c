namespace PlanLint.Provenance;

/// <summary>Whether a plan was made from a configuration.</summary>
public enum ProvenanceState
{
    /// <summary>The plan holds no configuration to compare with, as in trimmed files.</summary>
    Unknown,

    /// <summary>Nothing in the plan speaks against it.</summary>
    Match,

    /// <summary>As <see cref="Match"/>, but the sources of some modules are not on disk, so only their calls were compared.</summary>
    Partial,

    /// <summary>At least one difference was found.</summary>
    Differs,
}
