namespace PlanLint.KnowledgeDrafts.Facts;

/// <summary>What a package or a page says of one resource type or data source.</summary>
/// <param name="Type">The type, such as <c>aws_s3_bucket</c>.</param>
/// <param name="IsData">True for a data source.</param>
/// <param name="Source">Where it was read, as rows cite it.</param>
internal sealed record ResourceSchema(string Type, bool IsData, string Source)
{
    /// <summary>Its arguments and attributes, by name.</summary>
    public SortedDictionary<string, Argument> Arguments { get; init; } = new(StringComparer.Ordinal);

    /// <summary>How an import's id is written, as its page spells it: forms with <c>{parts}</c>, or examples.</summary>
    public List<string> ImportIds { get; init; } = [];

    /// <summary>Names of arguments that its page says the import's id is made of, in order; empty when it does not say.</summary>
    public List<string> ImportParts { get; init; } = [];

    /// <summary>True when all its arguments are known, so that one which is not here does not exist.</summary>
    public bool IsComplete { get; init; }

    /// <summary>True when its names are another language's put back into Terraform's spelling, so that they prove nothing.</summary>
    public bool IsTranslated { get; init; }

    /// <summary>True when the page calls the type deprecated.</summary>
    public bool IsDeprecated { get; set; }
}
