namespace PlanLint.Syntax;

/// <summary>Which file names Terraform and OpenTofu read as configuration.</summary>
public static class ConfigurationFileName
{
    /// <summary>True for <c>.tf</c>, <c>.tofu</c>, <c>.tf.json</c> and <c>.tofu.json</c> that are no editor's leftover.</summary>
    public static bool IsConfiguration(string fileName) => Extension(fileName) is not null;

    /// <summary>The extension, <c>.tf.json</c> as one; null when a file of that name is not configuration.</summary>
    public static string? Extension(string fileName)
    {
        if (fileName.StartsWith('.') || fileName.EndsWith('~') || fileName.StartsWith('#') && fileName.EndsWith('#')) return null;
        foreach (string extension in (string[])[".tf", ".tofu", ".tf.json", ".tofu.json"])
            if (fileName.EndsWith(extension, StringComparison.Ordinal)) return extension;
        return null;
    }
}
