using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Loading;
using PlanLint.Plans;
using PlanLint.Provenance;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Hosting;

/// <summary>
/// Says which plan is whose: each root module has one of its own, by a pattern, by its options file or because it is the only one. A plan
/// that several would share is given to the one that it was made from, and to no other.
/// </summary>
internal sealed class PlanAssignment(LintRequest request, IReadOnlyList<RootRun> runs, string repositoryRoot, DiagnosticBag notifications)
{
    private const int MostFiles = 200_000;
    private const int MostShown = 10;

    /// <summary>Gives every root its plan, or none; reports plans that are nobody's.</summary>
    public void Assign()
    {
        if (request is { Plan: not null, PlanPattern: not null })
        {
            notifications.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile("(command line)"),
                "--plan and --plan-pattern both say which plan to read; give one of them.");
            foreach (var run in runs) run.PlanFile = null;
            return;
        }
        foreach (var run in runs) run.PlanFile = run.WantedPlan();
        LeaveOutMissing();
        foreach (var shared in runs.Where(r => r.PlanFile is not null).GroupBy(r => r.PlanFile!.Value.FullPath, StringComparer.Ordinal)
            .Where(g => g.Count() > 1).ToArray()) Decide([.. shared]);
        if (Pattern is not null && request.Recursive) ReportUnclaimed();
        ReportRootsWithoutPlan();
    }

    private string? Pattern => request.PlanPattern
        ?? (request.Plan is null ? runs.Select(r => r.Options.PlanPattern).FirstOrDefault(p => p is not null) : null);

    /// <summary>A root that a pattern finds no plan for has none.</summary>
    private void LeaveOutMissing()
    {
        if (Pattern is null) return;
        foreach (var run in runs.Where(r => r.IsPlanByPattern && r.PlanFile is { } file && r.IsMissing(file)))
        {
            run.MissingPlan = run.PlanFile!.Value.ReportPath;
            run.PlanFile = null;
        }
        var asking = runs.Where(r => !r.IsUnchanged).ToList();
        if (request.PlanPattern is not { } given || asking.Count == 0 || runs.Any(r => r.PlanFile is not null)) return;
        notifications.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile("(command line)"),
            $"--plan-pattern '{given}' finds no plan for {(asking.Count == 1 ? $"'{asking[0].Root.Shown}'" : $"any of {asking.Count} root modules")}: "
            + $"there is no '{asking[0].MissingPlan}'{(asking.Count > 1 ? ", for one" : "")}.");
    }

    /// <summary>One plan for several roots: provenance says whose it is.</summary>
    private void Decide(RootRun[] sharing)
    {
        var file = sharing[0].PlanFile!.Value;
        foreach (var run in sharing) run.PlanFile = null;
        var problems = new DiagnosticBag();
        var arguments = SecretArguments.Together(sharing.Select(r => r.Knowledge.SecretArguments));
        var plan = new WorkspaceLoader(repositoryRoot, request.WorkingDirectory, problems)
        {
            SecretArguments = arguments,
        }.ReadPlan(file, request.StandardInput, sharing.Any(r => r.MayReadStates));
        notifications.AddRange(problems.Diagnostics);
        if (plan is null) return;
        foreach (var run in sharing) run.ComparedBefore = run.ReadModules() is { } modules ? BlockComparer.Compare(plan, modules) : null;
        var owners = sharing.Where(r => r.ComparedBefore is { IsOfOneRoot: true }).ToArray();
        if (owners is [var owner])
        {
            owner.PlanFile = file;
            owner.ReadBefore = plan;
            return;
        }
        string those = Several([.. (owners.Length > 1 ? owners : sharing).Select(r => r.Root.Shown)]);
        string named = file.FullPath == "-" ? "the plan of standard input" : file.ReportPath;
        string why = plan.Configuration is null ? $"{named} does not say which of {those} it was made from"
            : owners.Length == 0 ? $"{named} was made from none of {those}"
            : $"{named} may have been made from each of {those}";
        notifications.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(file.ReportPath),
            $"{why}: name the root module it is of (planlint check DIR --plan {file.ReportPath}), or give each its own with --plan-pattern "
                + $"'{{root}}/tfplan.json'.");
    }

    /// <summary>Plans that lie where the pattern looks and belong to no root, as after a root was renamed or removed.</summary>
    private void ReportUnclaimed()
    {
        var claimed = runs.Select(r => r.PlanFile?.FullPath).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (start, pattern) in runs.Where(r => r.IsPlanByPattern).Select(r => r.PatternBelow()).DistinctBy(p => (p.Start, p.Pattern.Text)))
        {
            if (!Directory.Exists(start)) continue;
            foreach (string path in new DiskFileSource(start).FilesBelow("", MostFiles).Paths)
            {
                string full = Path.Combine(start, path);
                if (!pattern.Matches(path) || claimed.Contains(full) || IsHidden(path) || !seen.Add(full)) continue;
                string shown = RepositoryRoot.Relative(repositoryRoot, full) ?? full;
                notifications.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(shown),
                    $"{shown} is found by the pattern of plans, and there is no root module that it is of; remove it, or check that root too.");
            }
        }
    }

    private static bool IsHidden(string path) => path.Split('/').Any(p => p is ".terraform" or ".git" or TerragruntUnits.Cache);

    private void ReportRootsWithoutPlan()
    {
        var without = runs.Where(r => r is { IsInShard: true, IsUnchanged: false, PlanFile: null }).ToArray();
        if (request.RequirePlan)
        {
            foreach (var run in without)
                notifications.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(run.Root.Shown),
                    $"'{run.Root.Shown}' has no plan{(run.MissingPlan is { } path ? $": there is no '{path}'" : "")}, and --require-plan asks for one.");
        }
        if (without.Length == runs.Count(r => r is { IsInShard: true, IsUnchanged: false }) && without.All(r => r.MissingPlan is null)) return;
        foreach (var run in without)
        {
            run.WithoutPlan = run.MissingPlan is { } path ? $"there is no '{path}'"
                : runs.FirstOrDefault(r => r.ReadBefore is not null) is { } owner ? $"'{owner.PlanFile!.Value.ReportPath}' is of {owner.Root.Shown}"
                : "none is named for it";
        }
    }

    private static string Several(ImmutableArray<string> names) =>
        string.Join(", ", names.Take(MostShown)) + (names.Length > MostShown ? $" and {names.Length - MostShown} more" : "");
}
