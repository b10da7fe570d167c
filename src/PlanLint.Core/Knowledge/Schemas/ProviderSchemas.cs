using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Knowledge.Schemas;

/// <summary>What <c>terraform providers schema -json</c> says of the providers of a configuration.</summary>
public sealed class ProviderSchemas
{
    private readonly Dictionary<string, (SchemaBlock Block, string Provider)> resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaBlock> dataSources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaBlock> ephemerals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaBlock> providers = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> prefixes = new(StringComparer.Ordinal);

    internal ProviderSchemas()
    {
    }

    /// <summary>The resource types, ordered ordinally.</summary>
    public IEnumerable<string> ResourceTypes => resources.Keys.Order(StringComparer.Ordinal);

    /// <summary>The types of data sources, in order.</summary>
    public IEnumerable<string> DataSourceTypes => dataSources.Keys.Order(StringComparer.Ordinal);

    internal void AddResource(string type, SchemaBlock block, string provider)
    {
        resources[type] = (block, provider);
        prefixes.Add(PrefixOf(type));
    }

    internal void AddDataSource(string type, SchemaBlock block) => dataSources[type] = block;

    internal void AddEphemeral(string type, SchemaBlock block) => ephemerals[type] = block;

    internal void AddProvider(string source, SchemaBlock block)
    {
        providers[source] = block;
        // Configurations leave out the registry's host.
        if (source.Split('/') is [_, var name, var type]) providers.TryAdd($"{name}/{type}", block);
    }

    /// <summary>The schema of an ephemeral resource; null when there is none.</summary>
    internal SchemaBlock? Ephemeral(string type) => ephemerals.GetValueOrDefault(type);

    /// <summary>The schema of the configuration of a provider, by its source as configurations write it; null when there is none.</summary>
    internal SchemaBlock? Provider(string source) => providers.GetValueOrDefault(source);

    /// <summary>True when ephemeral resources of any provider are known: older tools do not write them.</summary>
    internal bool HasEphemerals => ephemerals.Count > 0;

    /// <summary>The schema of a resource type; null when there is none.</summary>
    internal SchemaBlock? Resource(string type) => resources.TryGetValue(type, out var found) ? found.Block : null;

    /// <summary>The schema of a data source; null when there is none.</summary>
    internal SchemaBlock? DataSource(string type) => dataSources.GetValueOrDefault(type);

    /// <summary>The provider a resource type is from, <c>registry.terraform.io/hashicorp/aws</c>; empty for none of these.</summary>
    internal string ProviderOf(string type) => resources.TryGetValue(type, out var found) ? found.Provider : "";

    /// <summary>What the schemas mark as sensitive: plans of old versions, and those that other tools wrote, do not mask it.</summary>
    internal SecretArguments SecretArguments() => new(resources.Select(r => (r.Key, r.Value.Block)).Concat(dataSources.Select(d => (d.Key, Block: d.Value)))
        .Select(t => new SecretArgument([t.Key], [.. t.Block.Sensitive()], [])).Where(a => !a.Attributes.IsEmpty));

    /// <summary>True when a type, or a pattern of types, is one of a provider whose schema is here: absence then means that there is none.</summary>
    internal bool Covers(string type)
    {
        string prefix = PrefixOf(type);
        return !Wildcard.IsPattern(prefix) && prefixes.Contains(prefix);
    }

    private static string PrefixOf(string type)
    {
        int underscore = type.IndexOf('_', StringComparison.Ordinal);
        return underscore < 0 ? type : type[..underscore];
    }
}
