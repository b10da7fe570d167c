namespace PlanLint.Loading;

/// <summary>An input file: where it is, and how reports name it.</summary>
/// <param name="FullPath">Absolute path; <c>-</c> for standard input.</param>
/// <param name="ReportPath">Path relative to the repository root when it lies inside, else as the user gave it.</param>
/// <param name="Folder">
/// The folder that it may not lead out of, links followed, when files of the repository decide on it; null when the command line names it.
/// </param>
public readonly record struct InputFile(string FullPath, string ReportPath, string? Folder = null);
