using System.Collections.Immutable;
using PlanLint.Secrets;
using PlanLint.Text;

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
    internal MaskedSecrets CollectedSecrets { get; init; } = new(SecretArguments.None);

    private readonly Lazy<IReadOnlySet<string>> sensitiveStrings;

    /// <summary>An empty state to be filled by its initialisers.</summary>
    public State() => sensitiveStrings = new(() =>
    {
        foreach (var instance in Instances) instance.CollectSecrets(CollectedSecrets);
        return CollectedSecrets.Collected.Secrets;
    });
}
