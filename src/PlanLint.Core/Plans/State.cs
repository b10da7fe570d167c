using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Plans.Reading;
using PlanLint.Secrets;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>What a state file says is managed: version 4 files and <c>show -json</c> of a state.</summary>
public sealed class State
{
    /// <summary>Path of the file, relative to the analysis root.</summary>
    public required string Path { get; init; }

    /// <summary>Lineage; empty in <c>show -json</c> output.</summary>
    public string Lineage { get; init; } = "";

    /// <summary>Serial; null in <c>show -json</c> output.</summary>
    public long? Serial { get; init; }

    /// <summary>Version of the tool that wrote it; empty when absent.</summary>
    public string ToolVersion { get; init; } = "";

    /// <summary>Instances ordered by address, deposed ones after current ones.</summary>
    public ImmutableArray<StateInstance> Instances { get; init; } = [];

    /// <summary>Where an instance stands in the file.</summary>
    public SourceLocation LocationOf(StateInstance instance) => SourceLocation.At(Path, new LinePositionSpan(instance.Position, instance.Position));

    /// <summary>Every string of four characters or more that the file marks sensitive, and the credentials inside such strings. Computed once.</summary>
    public IReadOnlySet<string> SensitiveStrings() => sensitiveStrings.Value;

    /// <summary>Secrets among the outputs.</summary>
    internal MaskedSecrets CollectedSecrets { get; init; } = new();

    private readonly Lazy<IReadOnlySet<string>> sensitiveStrings;

    /// <summary>An empty state to be filled by its initialisers.</summary>
    public State() => sensitiveStrings = new(() =>
    {
        foreach (var instance in Instances) instance.CollectSecrets(CollectedSecrets);
        return CollectedSecrets.Collected.Secrets;
    });
}

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
        if (Stored is not null) secrets.AddKnown(Stored.Bytes, Address.Type);
    }
}
