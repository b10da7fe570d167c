namespace PlanLint.Provenance;

/// <summary>Compares spellings of one module source: what was written, and what Terraform's plan makes of it.</summary>
internal static class ModuleSource
{
    private static readonly string[] Prefixes = ["git::", "https://", "ssh://", "git@", "registry.terraform.io/", "registry.opentofu.org/"];

    /// <summary>True when both name one source.</summary>
    public static bool AreSame(string one, string other) => Normal(one) == Normal(other);

    private static string Normal(string source)
    {
        if (source.StartsWith('.')) return string.Join('/', source.Split('/').Where((part, i) => part.Length > 0 && (part != "." || i == 0)));
        foreach (string prefix in Prefixes)
            if (source.StartsWith(prefix, StringComparison.Ordinal)) source = source[prefix.Length..];
        return source.Replace(".git", "", StringComparison.Ordinal).Replace("github.com:", "github.com/", StringComparison.Ordinal);
    }
}
