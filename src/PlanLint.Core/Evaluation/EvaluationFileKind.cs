namespace PlanLint.Evaluation;

/// <summary>What is at a path.</summary>
public enum EvaluationFileKind
{
    /// <summary>Nothing.</summary>
    Missing,
    /// <summary>A file within bounds.</summary>
    File,
    /// <summary>A directory.</summary>
    Directory,
    /// <summary>Something that is neither a file nor a directory.</summary>
    Other,
    /// <summary>Outside the repository root, so not looked at.</summary>
    Outside,
    /// <summary>A file larger than the bound on file sizes.</summary>
    TooLarge,
    /// <summary>Something that may not be read, or that the disk does not give.</summary>
    Unreadable,
}
