using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Documents;
using PlanLint.Plans.Reading;
using PlanLint.Secrets;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>One object in a state.</summary>
public sealed class StateInstance
{
    /// <summary>The instance.</summary>
    public required ResourceAddress Address { get; init; }

    /// <summary>Provider configuration or source as the file writes it.</summary>
    public string Provider { get; init; } = "";

    /// <summary>True when a failed run marked it.</summary>
    public bool IsTainted { get; init; }

    /// <summary>Key of a deposed object; null for a current one.</summary>
    public string? DeposedKey { get; init; }

    /// <summary>Version of the provider's schema for the attributes.</summary>
    public long SchemaVersion { get; init; }

    /// <summary>Addresses it depends on, without instance keys, as the file writes them.</summary>
    public ImmutableArray<string> Dependencies { get; init; } = [];

    /// <summary>The attributes, sensitive ones marked. Built when first asked for.</summary>
    public Value Attributes
    {
        get => attributes ??= Stored?.Read() ?? Value.EmptyObject;
        init => attributes = value;
    }

    /// <summary>The id that its system gave the object; null when the attributes have none.</summary>
    public GivenId? GivenId => Plans.GivenId.Of(Attributes);

    /// <summary>Byte offset in the file.</summary>
    public long ByteOffset { get; init; }

    /// <summary>Zero-based line and character in the file.</summary>
    public LinePosition Position { get; init; }

    /// <summary>Bytes of the attributes; null when there are none.</summary>
    internal StoredAttributes? Stored { get; init; }

    private Value? attributes;

    internal void CollectSecrets(MaskedSecrets secrets)
    {
        if (Stored is null || Stored.Sensitive is not null) secrets.Collected.Add(Attributes);
        if (Stored is not null) secrets.Add(Stored.Bytes, (Mask?)null, Address.Type);
    }
}
