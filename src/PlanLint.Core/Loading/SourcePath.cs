namespace PlanLint.Loading;

/// <summary>Arithmetic on paths of a file source: relative to the root, <c>/</c> separators.</summary>
public static class SourcePath
{
    /// <summary>A path seen from a directory, without <c>.</c> and <c>..</c>; null when it leads above the root.</summary>
    public static string? Combine(string directory, string path)
    {
        var parts = new List<string>(directory.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (string part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        }
        return string.Join('/', parts);
    }

    /// <summary>The way from one directory to another, as Terraform writes <c>path.module</c>: <c>.</c>, <c>modules/app</c>, <c>../shared</c>.</summary>
    public static string Relative(string from, string to)
    {
        var here = from.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var there = to.Split('/', StringSplitOptions.RemoveEmptyEntries);
        int common = 0;
        while (common < here.Length && common < there.Length && here[common] == there[common]) common++;
        var steps = Enumerable.Repeat("..", here.Length - common).Concat(there[common..]).ToList();
        return steps.Count == 0 ? "." : string.Join('/', steps);
    }
}
