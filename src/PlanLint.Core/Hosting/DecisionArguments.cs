using System.Collections.Immutable;

namespace PlanLint.Hosting;

/// <summary>What the commands of a decision table repeat, so that they see what the run saw.</summary>
/// <param name="OfPlan">Arguments of every plan.</param>
/// <param name="OfCheck">Arguments of every check.</param>
/// <param name="Directory">The root module's directory, seen from the run's own; null when the run was in it.</param>
internal sealed record DecisionArguments(ImmutableArray<string> OfPlan, ImmutableArray<string> OfCheck, string? Directory)
{
    /// <summary>
    /// The variable files and inventories of a run, for commands that run where it ran: a plan takes files from the root module's directory on, a
    /// check from there. Values given on the command line may be secret and are left to the user.
    /// </summary>
    public static DecisionArguments Of(LintRequest request, IEnumerable<string> variableFiles, string repositoryRoot, string root)
    {
        string here = request.WorkingDirectory, directory = Path.GetFullPath(root.Length == 0 ? "." : root, repositoryRoot);
        string[] files = [.. variableFiles.Select(f => Path.GetFullPath(f, repositoryRoot))];
        string fromHere = Relative(here, directory);
        return new DecisionArguments(
            [.. files.Select(f => "-var-file=" + Relative(directory, f))],
            [.. request.Live.SelectMany(l => (string[])["--live", Relative(here, Path.GetFullPath(l, here))]),
                .. files.SelectMany(f => (string[])["--var-file", Relative(here, f)])],
            fromHere == "." ? null : fromHere);
    }

    private static string Relative(string from, string to) => Path.GetRelativePath(from, to).Replace('\\', '/');
}
