using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Reconciliation;

/// <summary>What the tool is started with, step by step: the same words that <c>--dry-run</c> prints. Paths are relative to the root module.</summary>
/// <param name="Program">The program as the user names it.</param>
/// <param name="Globals">What stands before the command's word, such as <c>-chdir=infra</c>.</param>
/// <param name="PlanArguments">Arguments of every plan, such as <c>-var-file=k3s.tfvars</c>.</param>
/// <param name="ApplyArguments">Arguments of every apply.</param>
internal sealed record ReconcileCommands(
    string Program, ImmutableArray<string> Globals, ImmutableArray<string> PlanArguments, ImmutableArray<string> ApplyArguments)
{
    /// <summary>The folder in the root module that holds journal, backups and plans.</summary>
    public const string Folder = ".planlint";

    /// <summary>The journal.</summary>
    public const string Journal = Folder + "/reconcile.jsonl";

    /// <summary>The state before the first batch.</summary>
    public const string Backup = Folder + "/state-before.tfstate";

    /// <summary>The state after the last apply that ended.</summary>
    public const string LastState = Folder + "/state-last.tfstate";

    /// <summary>The file that holds a batch's blocks while it runs.</summary>
    public const string BlocksFile = "planlint-reconcile.tf";

    /// <summary>The saved plan of everything.</summary>
    public const string FullPlanFile = Folder + "/full.tfplan";

    /// <summary>The saved plan of a batch.</summary>
    public const string BatchPlanFile = Folder + "/batch.tfplan";

    /// <summary>Waits so long for the lock unless the command line says otherwise.</summary>
    public const string LockTimeout = "-lock-timeout=60s";

    /// <summary>Plans everything.</summary>
    public ImmutableArray<string> FullPlan() => [.. Globals, "plan", .. PlanArguments, $"-out={FullPlanFile}"];

    /// <summary>Plans a batch.</summary>
    public ImmutableArray<string> BatchPlan(ReconcileBatch batch) =>
        [.. Globals, "plan", .. PlanArguments, .. batch.Targets.Select(t => $"-target={t}"), $"-out={BatchPlanFile}"];

    /// <summary>Shows a saved plan as JSON.</summary>
    public ImmutableArray<string> Show(string planFile) => [.. Globals, "show", "-json", planFile];

    /// <summary>Applies the plan of a batch.</summary>
    public ImmutableArray<string> Apply() => [.. Globals, "apply", .. ApplyArguments, BatchPlanFile];

    /// <summary>Takes a batch's instances out of the state.</summary>
    public ImmutableArray<string> Forget(ReconcileBatch batch) =>
        [.. Globals, "state", "rm", .. ApplyArguments.Where(a => a.TrimStart('-').StartsWith("lock-timeout", StringComparison.Ordinal)),
            .. batch.Rows.Select(r => r.Address.ToString())];

    /// <summary>Writes the state to standard output.</summary>
    public ImmutableArray<string> PullState() => [.. Globals, "state", "pull"];

    /// <summary>Puts the state back that the last apply left.</summary>
    public ImmutableArray<string> PushLastState() => [.. Globals, "state", "push", LastState];

    /// <summary>A command as one would type it; the values of <c>-var</c> may be secret and are left out.</summary>
    public string Shown(ImmutableArray<string> arguments) => string.Join(' ', WithoutValues(arguments).Prepend(Program).Select(ShellWord.Quote));

    /// <summary>The words, with <c>…</c> for the values of <c>-var NAME=VALUE</c> and <c>-var=NAME=VALUE</c>.</summary>
    public static IEnumerable<string> WithoutValues(IEnumerable<string> words)
    {
        bool isAssignment = false;
        foreach (string word in words)
        {
            string bare = word.StartsWith("--", StringComparison.Ordinal) ? word[1..] : word;
            int from = isAssignment ? 0 : bare.StartsWith("-var=", StringComparison.Ordinal) ? "-var=".Length : -1;
            isAssignment = from < 0 && bare == "-var";
            if (from < 0) yield return word;
            else yield return bare.IndexOf('=', from) is > 0 and var at ? bare[..at] + "=…" : bare[..from] + "…";
        }
    }
}
