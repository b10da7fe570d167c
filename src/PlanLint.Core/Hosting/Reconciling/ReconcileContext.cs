using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Decisions;
using PlanLint.Loading;
using PlanLint.Reconciliation;

namespace PlanLint.Hosting.Reconciling;

/// <summary>What all steps of a run share: the inputs, the tool's commands, and the table that a plan gives.</summary>
internal sealed class ReconcileContext
{
    private ReconcileContext(ReconcileRequest request, LintRequest inputs, LintResult given, ReconcileCommands commands)
    {
        Request = request;
        Inputs = inputs;
        Given = given;
        Commands = commands;
    }

    /// <summary>What was asked for.</summary>
    public ReconcileRequest Request { get; }

    /// <summary>The inputs, with what the tool's own options say; with the plan that was given.</summary>
    public LintRequest Inputs { get; }

    /// <summary>The check of what was given, before the tool runs.</summary>
    public LintResult Given { get; }

    /// <summary>The tool's commands.</summary>
    public ReconcileCommands Commands { get; }

    /// <summary>Absolute path of the root module.</summary>
    public string Root => Request.Tool.Directory;

    /// <summary>The plan that was given; null when there is none.</summary>
    public TakenPlan? GivenPlan => Given.Roots is [{ Compilation.Plan: not null }] ? new TakenPlan(Given) : null;

    /// <summary>Absolute path of a file of the root module.</summary>
    public string InRoot(string path) => Path.Combine(Root, path);

    /// <summary>Reads the inputs; a stop when they cannot be read or do not belong together.</summary>
    public static (ReconcileContext? Context, ReconcileStop? Stop) Open(ReconcileRequest request, Linter linter)
    {
        var tool = request.Tool;
        string repository = RepositoryRoot.Of(tool.Directory, request.Inputs.WorkingDirectory);
        var ofTool = tool.Variables.Where(v => !v.IsFile || RepositoryRoot.Relative(repository, v.Text) is not null);
        var inputs = request.Inputs with { Paths = [tool.Directory], Variables = [.. request.Inputs.Variables, .. ofTool] };
        var given = linter.Run(inputs);
        if (TakenPlan.ProblemsOf(given).ToArray() is { Length: > 0 } problems)
            return (null, ReconcileStop.Failed("the inputs cannot be relied on") with { Details = problems });
        if (given.Roots.Length != 1) return (null, ReconcileStop.Failed("reconcile takes one root module at a time"));
        var files = request.Inputs.Variables.IsEmpty && tool.Variables.IsEmpty
            ? given.Roots[0].VariableFiles.Select(f => "-var-file=" + Relative(tool.Directory, Path.GetFullPath(f, given.RepositoryRoot)))
            : request.Inputs.Variables.Select(v => v.IsFile
                ? "-var-file=" + Relative(tool.Directory, Path.GetFullPath(v.Text, request.Inputs.WorkingDirectory))
                : "-var=" + v.Text);
        var commands = new ReconcileCommands(tool.Program, tool.GlobalArguments, [.. tool.PlanArguments, .. files], tool.ApplyArguments);
        return (new ReconcileContext(request, inputs, given, commands), null);
    }

    /// <summary>The table of a plan, limited to what is wanted.</summary>
    public DecisionTable TableOf(TakenPlan plan) => DecisionTable.Of(plan.Compilation, isWanted: d =>
        Request.Only.IsEmpty || Request.Only.Contains(d.Address.ToString(), StringComparer.Ordinal))!;

    /// <summary>What is open in a table.</summary>
    public ImmutableArray<OpenQuestion> QuestionsOf(DecisionTable table, TakenPlan plan) => OpenQuestions.Of(table, plan.Compilation.Intents,
        Request.Attestations, Inputs.Now is { } now ? DateOnly.FromDateTime(now.UtcDateTime) : null);

    /// <summary>The journal's time.</summary>
    public DateTimeOffset Now => Request.Clock.GetUtcNow();

    /// <summary>A serial as the journal writes it.</summary>
    public static string Serial(Plans.State? state) => state?.Serial?.ToString(CultureInfo.InvariantCulture) ?? "none";

    private static string Relative(string root, string fullPath) => Path.GetRelativePath(root, fullPath).Replace('\\', '/');
}
