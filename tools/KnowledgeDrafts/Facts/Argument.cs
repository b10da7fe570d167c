namespace PlanLint.KnowledgeDrafts.Facts;

/// <summary>An argument or attribute of a resource type.</summary>
internal sealed class Argument
{
    /// <summary>True when a configuration must set it.</summary>
    public bool IsRequired { get; set; }

    /// <summary>True when a configuration may set it; false when only the provider does.</summary>
    public bool IsSettable { get; set; }

    /// <summary>True when its page says that a change of it makes a new object.</summary>
    public bool ForcesNew { get; set; }

    /// <summary>True when its page calls it deprecated.</summary>
    public bool IsDeprecated { get; set; }

    /// <summary>What it holds, by name; null for a value without names of its own, or when nobody knows them.</summary>
    public SortedDictionary<string, Argument>? Nested { get; set; }
}
