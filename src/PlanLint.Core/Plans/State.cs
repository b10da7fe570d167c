using System.Collections.Immutable;
using PlanLint.Addresses;
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

    /// <summary>The attributes, sensitive ones marked.</summary>
    public Value Attributes { get; init; } = Value.EmptyObject;

    /// <summary>Byte offset in the file.</summary>
    public long ByteOffset { get; init; }
}
