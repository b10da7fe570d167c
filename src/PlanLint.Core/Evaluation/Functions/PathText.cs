namespace PlanLint.Evaluation.Functions;

/// <summary>Paths as text with <c>/</c>, as Go's path package has them on Linux.</summary>
internal static class PathText
{
    /// <summary>The shortest path that means the same, without looking at files; <c>.</c> for an empty one.</summary>
    public static string Clean(string path)
    {
        bool rooted = path.StartsWith('/');
        var parts = new List<string>();
        foreach (string part in path.Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count > 0 && parts[^1] != "..") parts.RemoveAt(parts.Count - 1);
            else if (!rooted) parts.Add("..");
        }
        string clean = (rooted ? "/" : "") + string.Join('/', parts);
        return clean.Length == 0 ? "." : clean;
    }

    /// <summary>A path, below a directory unless it is absolute.</summary>
    public static string Join(string directory, string path) => path.StartsWith('/') ? path : $"{directory}/{path}";

    /// <summary>The last part; <c>.</c> for an empty path.</summary>
    public static string Base(string path)
    {
        if (path.Length == 0) return ".";
        string trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? "/" : trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }

    /// <summary>All but the last part, cleaned.</summary>
    public static string Directory(string path) => Clean(path[..(path.LastIndexOf('/') + 1)]);
}
