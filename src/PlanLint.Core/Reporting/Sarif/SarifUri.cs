namespace PlanLint.Reporting.Sarif;

/// <summary>Paths as SARIF wants them: relative to the repository root, POSIX, percent-encoded.</summary>
internal static class SarifUri
{
    /// <summary>
    /// The path as a relative reference. A path outside the repository becomes its file name, since GitHub refuses a whole upload
    /// for one absolute path, and a machine's folders do not belong in a report.
    /// </summary>
    public static string Of(string path)
    {
        if (path == "-") return "standard-input";
        var parts = path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p != ".").ToList();
        bool isOutside = path.StartsWith('/') || parts.Contains("..") || parts is [[_, ':', ..], ..];
        if (isOutside) parts = parts.Where(p => p != "..").TakeLast(1).ToList();
        return parts.Count == 0 ? "repository" : string.Join('/', parts.Select(Uri.EscapeDataString));
    }
}
