namespace PlanLint.Plans;

/// <summary>What a change of one leaf means to the object.</summary>
public enum ChangeClass
{
    /// <summary>The object will be different.</summary>
    Effective,
    /// <summary>Nobody can tell before apply.</summary>
    Unknown,
    /// <summary>The same elements in another order, where order does not count.</summary>
    OrderOnly,
    /// <summary>The same content written differently: JSON, YAML, base64, white space, <c>"1"</c> for <c>1</c>, an address, a time zone.</summary>
    EncodingOnly,
    /// <summary>The same amount of something: <c>1000m</c> and <c>1</c>, <c>60s</c> and <c>1m0s</c>.</summary>
    SameQuantity,
    /// <summary>Null where the other side is an empty string or collection.</summary>
    NullVersusEmpty,
    /// <summary>Labels, annotations, tags or a description of the object itself.</summary>
    MetadataOnly,
    /// <summary>Only the sensitive mark.</summary>
    SensitivityOnly,
}
