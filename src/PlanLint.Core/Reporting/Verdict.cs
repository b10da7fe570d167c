namespace PlanLint.Reporting;

/// <summary>What a reviewer does about a run, the worst last.</summary>
internal enum Verdict
{
    /// <summary>Every plan changes nothing, and nothing was found.</summary>
    NothingChanges,
    /// <summary>Every change was meant, and nothing was found against it.</summary>
    AsIntended,
    /// <summary>Nothing was found; whether the changes were meant, nobody said.</summary>
    NoObjection,
    /// <summary>Warnings, or changes that nobody meant.</summary>
    LookFirst,
    /// <summary>Errors, or whatever else fails the run.</summary>
    DoNotApply,
    /// <summary>An input could not be read, so nothing that is said is whole.</summary>
    NotAnalysed,
}
