namespace PlanLint.Causes;

/// <summary>How provider sources are written.</summary>
internal static class ProviderNames
{
    /// <summary>The source without the registry's host; null when there is none.</summary>
    public static string? Short(string source)
    {
        if (source.Length == 0) return null;
        string[] parts = source.Split('/');
        return parts is ["registry.terraform.io" or "registry.opentofu.org", var name, var type] ? $"{name}/{type}" : source;
    }
}
