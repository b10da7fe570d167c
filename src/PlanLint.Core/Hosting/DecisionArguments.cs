using System.Collections.Immutable;

namespace PlanLint.Hosting;

/// <summary>What the commands of a decision table repeat, so that they see what the run saw.</summary>
/// <param name="OfPlan">Arguments of every plan.</param>
/// <param name="OfCheck">Arguments of every check.</param>
internal sealed record DecisionArguments(ImmutableArray<string> OfPlan, ImmutableArray<string> OfCheck)
{
    /// <summary>
    /// The variable files and inventories of a run, relative to the root module's directory, where the commands run. Values given on the command
    /// line may be secret and are left to the user.
    /// </summary>
    public static DecisionArguments Of(LintRequest request, IEnumerable<string> variableFiles, string repositoryRoot, string root)
    {
        string directory = Path.GetFullPath(root.Length == 0 ? "." : root, repositoryRoot);
        string Relative(string full) => Path.GetRelativePath(directory, full).Replace('\\', '/');
        string[] files = [.. variableFiles.Select(f => Relative(Path.GetFullPath(f, repositoryRoot)))];
        return new DecisionArguments(
            [.. files.Select(f => "-var-file=" + f)],
            [.. request.Live.SelectMany(l => (string[])["--live", Relative(Path.GetFullPath(l, request.WorkingDirectory))]),
                .. files.SelectMany(f => (string[])["--var-file", f])]);
    }
}
