namespace PlanLint.Hosting;

/// <summary>A root module that a request means. Paths are relative to the repository root, which is the empty path.</summary>
/// <param name="Path">The directory that it is called by.</param>
/// <param name="Searched">The directory that was searched for it: the PATH of the command line.</param>
/// <param name="Configuration">
/// The directory that holds its configuration, which for Terragrunt lies in its cache; null when there is none on disk, so that only a
/// plan can tell of it.
/// </param>
internal sealed record FoundRoot(string Path, string Searched, string? Configuration)
{
    /// <summary>The path from the directory that was searched; empty for that directory.</summary>
    public string Relative => Path == Searched ? "" : Searched.Length == 0 ? Path : Path[(Searched.Length + 1)..];

    /// <summary>As messages name it.</summary>
    public string Shown => Path.Length == 0 ? "." : Path;
}
