using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>A provider that a lock file fixes.</summary>
/// <param name="Source">Full source address, such as <c>registry.terraform.io/hashicorp/aws</c>.</param>
/// <param name="Version">The version; null when it is not a plain string.</param>
/// <param name="Location">The version, or the block's header.</param>
public sealed record LockedProvider(string Source, string? Version, SourceLocation Location)
{
    private const string DefaultHost = "registry.terraform.io/";

    /// <summary>The source as people write it: without the default registry.</summary>
    public string Name => Source.StartsWith(DefaultHost, StringComparison.OrdinalIgnoreCase) ? Source[DefaultHost.Length..] : Source;

    /// <summary>True for the source as configurations write it: <c>hashicorp/aws</c>, with or without a host.</summary>
    public bool Is(string source) =>
        Source.Equals(source, StringComparison.OrdinalIgnoreCase) || Source.EndsWith("/" + source, StringComparison.OrdinalIgnoreCase);
}
