namespace PlanLint.Cli.LanguageServer;

/// <summary>Addresses of files, as editors write them.</summary>
internal static class DocumentUri
{
    /// <summary>The absolute path; null for what is no file, such as a buffer without a name, and for what no file can be called.</summary>
    public static string? ToPath(string? uri) =>
        uri is not null && Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.IsFile && parsed.Host.Length == 0
            && !parsed.LocalPath.Contains('\0', StringComparison.Ordinal)
            ? Path.GetFullPath(parsed.LocalPath)
            : null;

    /// <summary>The address of an absolute path, each segment escaped.</summary>
    public static string Of(string path) => "file://" + string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
