namespace PlanLint.Semantics;

/// <summary>What <c>terraform init</c> fetched for a module call, as the files below <c>.terraform/modules</c> tell.</summary>
public sealed class FetchedModule
{
    private readonly Lazy<string?> commit;

    internal FetchedModule(string source, string? version, Func<string?> commit)
    {
        Source = source;
        Version = version;
        this.commit = new(commit);
    }

    /// <summary>The source that was fetched, as the manifest has it; sources of registries with their host.</summary>
    public string Source { get; }

    /// <summary>The version of a registry's module; null for others.</summary>
    public string? Version { get; }

    /// <summary>The commit that a clone stands at; null when there is no clone or its files do not say. Read when first asked for.</summary>
    public string? Commit => commit.Value;
}
