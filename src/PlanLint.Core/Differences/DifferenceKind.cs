namespace PlanLint.Differences;

/// <summary>What became of a part of the configuration between base and head.</summary>
public enum DifferenceKind
{
    /// <summary>Only head has it.</summary>
    Added,
    /// <summary>Only base has it.</summary>
    Removed,
    /// <summary>Both have it, and it says something else.</summary>
    Changed,
    /// <summary>Both have it, under two addresses that a <c>moved</c> block connects.</summary>
    Moved,
    /// <summary>The text is the same, but a file that it reads has other content.</summary>
    FileContent,
    /// <summary>The text is the same, but other files are where it lists them.</summary>
    FileList,
}
