using PlanLint.Addresses;
using PlanLint.Semantics;

namespace PlanLint.Analysis;

/// <summary>
/// Which configuration of a provider a resource uses: two may reach two accounts or clusters, with an object of one name in each. What
/// the provider is called does not count: <c>google</c> and <c>google-beta</c> reach one project.
/// </summary>
public static class ProviderIdentity
{
    /// <summary>The alias, behind the module that brings the configuration along; empty for the default configuration of the root.</summary>
    public static string Of(ResourceSymbol resource) => resource.ProviderConfiguration is { } configuration
        ? configuration.Module.Path.IsRoot ? configuration.Alias ?? "" : $"{configuration.Module.Path}.{configuration.Alias}"
        : resource.ProviderReference is { } reference && reference.Contains('.', StringComparison.Ordinal) ? reference : "";

    /// <summary>The same of a planned instance; null when neither the configuration nor the plan file has its block.</summary>
    public static string? Of(Compilation compilation, ResourceAddress address)
    {
        if (compilation.Declaration(address) is { } resource) return Of(resource);
        if (compilation.Plan?.Configuration?.BlockOf(address)?.ProviderConfigKey is not { Length: > 0 } key) return null;
        // A module before the key may bring the configuration along or inherit it: the plan file does not tell, so it is taken for its own.
        int colon = key.LastIndexOf(':');
        string alias = key[(colon + 1)..].Split('.', 2) is [_, var named] ? named : "";
        return colon < 0 ? alias : $"{key[..colon]}.{alias}";
    }

    /// <summary>False when two planned instances are known to use different configurations.</summary>
    public static bool MayBeOne(Compilation compilation, ResourceAddress one, ResourceAddress other) =>
        Of(compilation, one) is not { } first || Of(compilation, other) is not { } second || first == second;
}
