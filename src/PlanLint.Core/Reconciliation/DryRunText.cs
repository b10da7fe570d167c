using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Decisions;
using PlanLint.Text;

namespace PlanLint.Reconciliation;

/// <summary>Writes the whole way as a shell script with comments: what a run does, command by command, and where it asks or stops.</summary>
internal sealed class DryRunText(ReconcileCommands commands, Compilation compilation, DecisionTable table, TextWriter writer)
{
    private const int MostCompanions = 8;

    /// <summary>True for <c>--yes</c>.</summary>
    public bool SaysYes { get; init; }

    /// <summary>The root module from where the command was called, with a slash at its end; empty for the same directory.</summary>
    public string Root { get; init; } = "";

    /// <summary>Writes the way through all batches.</summary>
    public void Write(ImmutableArray<ReconcileBatch> batches, ImmutableArray<OpenQuestion> questions)
    {
        Line("# Nothing of this was run.");
        Line();
        Line("# Before the first batch");
        foreach (var question in questions) Line($"# open: {question.Address}: {question.Text}: {question.WayOut}");
        if (!questions.IsEmpty) Line("# stops here until that is answered");
        string folder = ShellWord.Quote(Root + ReconcileCommands.Folder);
        Line($"mkdir -m 700 {folder} && echo '*' > {folder}/.gitignore");
        FullPlan();
        Line("# stops when the table made from this plan is another one");
        Line("# saves the state, readable by you alone, and notes its lineage and serial");
        Line($"{commands.Shown(commands.PullState())} > {ShellWord.Quote(Root + ReconcileCommands.Backup)}");
        foreach (var batch in batches) Write(batch, batches.Take(batch.Number - 1));
        Line();
        Line("# At the end: whether the full plan is a zero diff, and the table with its outcomes");
    }

    private void Write(ReconcileBatch batch, IEnumerable<ReconcileBatch> earlier)
    {
        string blocks = ShellWord.Quote(Root + ReconcileCommands.BlocksFile);
        Line();
        Line($"# {batch.Number}. {batch.Title}");
        foreach (var row in table.Rows.Where(d => batch.Rows.Any(r => r.Address.Equals(d.Address))))
        {
            if (row.Gates.Length > 0) Line($"# gate: {row.Address}: {row.Gate}");
            if (row.FollowUp.Length > 0) Line($"# note: {row.Address}: {row.FollowUp}");
        }
        if (batch.Blocks.Length > 0)
        {
            Line($"cat > {blocks} <<'END'");
            foreach (string line in batch.Blocks.TrimEnd('\n').Split('\n')) Line(line);
            Line("END");
        }
        if (batch.ForgetsByCommand)
        {
            Question(batch);
            Run(commands.Forget(batch));
        }
        else
        {
            Run(commands.BatchPlan(batch));
            Run(commands.Show(ReconcileCommands.BatchPlanFile));
            Line($"# expects: {batch.Prediction}");
            Companions(CompanionChanges.Of(batch, earlier, compilation));
            Question(batch);
            Run(commands.Apply());
        }
        if (batch.Blocks.Length > 0) Line($"rm {blocks}");
        FullPlan();
        string after = batch.Kind == DecisionKind.Remove
            ? "nothing about these resources any more"
            : "no change to these resources except realignment (PL0210)";
        Line($"# expects: {after}, and nothing else worse than before");
    }

    private void FullPlan()
    {
        Run(commands.FullPlan());
        Run(commands.Show(ReconcileCommands.FullPlanFile));
    }

    private void Companions(CompanionChanges companions)
    {
        if (!companions.Unchanged.IsEmpty) Line($"# -target takes along, unchanged: {Listed([.. companions.Unchanged.Select(a => a.ToString())])}");
        if (!companions.Stopping.IsEmpty)
        {
            string[] stopping = [.. companions.Stopping.Select(c => $"{c.Address} ({c.ActionVerb})")];
            Line($"# -target takes along, and stops here unless it is gone by then: {Listed(stopping)}");
        }
    }

    private void Question(ReconcileBatch batch) => Line(batch.IsProtected
        ? "# asks whether to apply; --yes does not answer, because it is protected"
        : SaysYes ? "# --yes applies without a question" : "# asks whether to apply");

    private static string Listed(string[] names) =>
        string.Join(", ", names.Take(MostCompanions)) + (names.Length > MostCompanions ? $" and {names.Length - MostCompanions} more" : "");

    private void Run(ImmutableArray<string> arguments) => Line(commands.Shown(arguments));

    private void Line(string text = "") => writer.Write(TerminalText.Escape(TerminalText.OneLine(text)) + "\n");
}
