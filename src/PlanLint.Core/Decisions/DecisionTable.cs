using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Fixes;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Decisions;

/// <summary>
/// What to do about every planned create and every removal of what is still in the state, in the order to do it (docs/commands/decide.md): what
/// is decided by text alone, protected imports one by one, sources of credentials before their consumers, the rest in small batches.
/// </summary>
public sealed class DecisionTable
{
    /// <summary>Imports of one type that go together at most.</summary>
    private const int LargestBatch = 10;

    private DecisionTable(ImmutableArray<Decision> rows, ImmutableArray<DecisionBatch> batches, PlanTool tool)
    {
        Rows = rows;
        Batches = batches;
        Tool = tool;
    }

    /// <summary>The rows in the order to apply them; those that wait for a person come first.</summary>
    public ImmutableArray<Decision> Rows { get; }

    /// <summary>The batches in the order to apply them.</summary>
    public ImmutableArray<DecisionBatch> Batches { get; }

    /// <summary>The tool the commands are for.</summary>
    public PlanTool Tool { get; }

    /// <summary>The table of a compilation; null when it has no plan to decide about.</summary>
    /// <param name="compilation">What is known.</param>
    /// <param name="planArguments">Arguments of the plan command that every later plan needs as well, such as <c>-var-file=k3s.tfvars</c>.</param>
    /// <param name="checkArguments">Arguments of <c>planlint check</c> that every later check needs as well, such as <c>--live</c> and its folder.</param>
    /// <param name="isWanted">Says which rows the table has; null for all.</param>
    /// <param name="directory">The root module's directory, seen from where the commands run; null when they run in it.</param>
    public static DecisionTable? Of(
        Compilation compilation, IEnumerable<string>? planArguments = null, IEnumerable<string>? checkArguments = null,
        Func<Decision, bool>? isWanted = null, string? directory = null)
    {
        if (compilation.Plan is not { } plan) return null;
        var arguments = new Arguments(directory, Words(planArguments), Words(checkArguments));
        var wanted = new DecisionMaker(compilation, plan).Decide().Where(d => isWanted?.Invoke(d) != false);
        var decided = wanted.OrderBy(d => d.Rank).ThenBy(d => d.Address).ToArray();
        var batches = ImmutableArray.CreateBuilder<DecisionBatch>();
        var rows = ImmutableArray.CreateBuilder<Decision>();
        rows.AddRange(decided.Where(d => d.Kind == DecisionKind.Ask));

        Add("Move to the new address", decided.Where(d => d.Kind == DecisionKind.Move), group => Move(plan, group, arguments));
        Add("Remove from the configuration or the state", decided.Where(d => d.Kind == DecisionKind.Remove), group => Removal(plan, group, arguments));
        var imports = decided.Where(d => d.Kind == DecisionKind.Import).ToArray();
        foreach (var group in Together(imports))
            Add(group[0].IsProtected ? $"Import {group[0].Address} alone" : group.Length == 1
                ? $"Import {group[0].Address}"
                : $"Import {group.Length} {group[0].Address.Type}", group, g => Import(plan, g, arguments));
        Add("Delete and make anew", decided.Where(d => d.Kind == DecisionKind.Recreate), group => Recreation(plan, group, arguments));
        Add("Create what is new", decided.Where(d => d.Kind == DecisionKind.Create), group => Creation(plan, group, arguments));
        return new DecisionTable(rows.ToImmutable(), batches.ToImmutable(), plan.Tool);

        void Add(string title, IEnumerable<Decision> members, Func<Decision[], Written> write)
        {
            int number = batches.Count + 1;
            Decision[] group = [.. members.Select(m => m with { Batch = number })];
            if (group.Length == 0) return;
            var written = write(group);
            batches.Add(new DecisionBatch(number, title, [.. group], written.FileName, written.Text, written.Commands)
            {
                Targets = written.Targets,
                Forgets = written.Forgets,
                ByHand = written.ByHand,
            });
            rows.AddRange(group);
        }
    }

    /// <summary>Imports that may share a plan: protected ones are alone, others go by rank and type.</summary>
    private static IEnumerable<Decision[]> Together(Decision[] imports)
    {
        foreach (var rank in imports.GroupBy(i => i.Rank).OrderBy(g => g.Key))
        {
            foreach (var alone in rank.Where(i => i.IsProtected)) yield return [alone];
            foreach (var type in rank.Where(i => !i.IsProtected).GroupBy(i => i.Address.Type).OrderBy(g => g.Key, StringComparer.Ordinal))
                foreach (var chunk in type.Chunk(LargestBatch)) yield return chunk;
        }
    }

    private static Written Import(Plan plan, Decision[] group, Arguments arguments)
    {
        string tool = GeneratedBlock.Command(plan.Tool, arguments.Directory);
        string targets = Targeting(group.Select(d => d.Address));
        var commands = ImmutableArray.CreateBuilder<string>();
        var ready = group.Where(d => d.ImportId is not null).ToArray();
        if (!GeneratedBlock.KnowsImport(plan))
        {
            commands.AddRange(ready.Select(d => GeneratedBlock.ImportCommand(plan.Tool, d.Address, d.ImportId!, arguments.Directory)));
            commands.AddRange(FullPlan(tool, arguments));
            return new Written("", "", commands.ToImmutable());
        }
        commands.Add($"{tool} plan{arguments.OfPlan}{targets} -out=import.tfplan");
        commands.Add(
            string.Create(CultureInfo.InvariantCulture, $"# expect: {ready.Length} to import, 0 to add, 0 to destroy; a change only where the table says so"));
        commands.Add($"{tool} apply import.tfplan");
        commands.AddRange(FullPlan(tool, arguments));
        return new Written("imports.tf", string.Join('\n', ready.Select(d => GeneratedBlock.Import(d.Address, d.ImportId!))), commands.ToImmutable())
        {
            Targets = [.. ready.Select(d => d.Address)],
        };
    }

    private static Written Move(Plan plan, Decision[] group, Arguments arguments)
    {
        string tool = GeneratedBlock.Command(plan.Tool, arguments.Directory);
        if (!GeneratedBlock.KnowsMoved(plan))
            return new Written("", "",
                [.. group.Select(d => GeneratedBlock.MoveCommand(plan.Tool, d.MovedFrom!, d.Address, arguments.Directory)), .. FullPlan(tool, arguments)]);
        ImmutableArray<ResourceAddress> both = [.. group.SelectMany(d => new[] { d.MovedFrom!, d.Address })];
        string targets = Targeting(both);
        return new Written("moved.tf", string.Join('\n', group.Select(d => GeneratedBlock.Moved(d.MovedFrom!, d.Address))),
        [
            $"{tool} plan{arguments.OfPlan}{targets} -out=moved.tfplan",
            "# expect: 0 to add, 0 to destroy; each address 'has moved to' its new one",
            $"{tool} apply moved.tfplan",
            .. FullPlan(tool, arguments),
        ])
        { Targets = both };
    }

    private static Written Removal(Plan plan, Decision[] group, Arguments arguments)
    {
        string tool = GeneratedBlock.Command(plan.Tool, arguments.Directory);
        var commands = ImmutableArray.CreateBuilder<string>();
        // What this state holds is forgotten; what it never held only leaves the configuration, by hand.
        var held = group.Where(d => plan.PriorInstances.Contains(d.Address)
            || plan.ChangesOf(d.Address).Any(c => c.DeposedKey is null && !c.IsCreate)).ToArray();
        foreach (var row in group.Except(held)) commands.Add($"# take {row.Address} out of the configuration ({row.Location.Path})");
        var byBlock = held.Where(d => d.Address.Key is null && d.Address.Module.Steps.All(s => s.Key is null)).ToArray();
        bool writes = GeneratedBlock.KnowsRemoved(plan) && byBlock.Length > 0;
        foreach (var row in writes ? held.Except(byBlock) : held) commands.Add(GeneratedBlock.ForgetCommand(plan.Tool, row.Address, arguments.Directory));
        if (writes)
        {
            commands.Add(
                $"{tool} plan{arguments.OfPlan}{Targeting(byBlock.Select(d => d.Address))} -out=removed.tfplan");
            commands.Add("# expect: 0 to add, 0 to change, 0 to destroy");
            commands.Add($"{tool} apply removed.tfplan");
        }
        commands.AddRange(FullPlan(tool, arguments));
        return new Written(
            writes ? "removed.tf" : "", writes ? string.Join('\n', byBlock.Select(d => GeneratedBlock.Removed(d.Address))) : "", commands.ToImmutable())
        {
            Targets = writes ? [.. byBlock.Select(d => d.Address)] : [],
            Forgets = [.. (writes ? held.Except(byBlock) : held).Select(d => d.Address)],
            ByHand = [.. group.Except(held)],
        };
    }

    private static Written Recreation(Plan plan, Decision[] group, Arguments arguments) =>
        new("", "", ["# delete the live object of each row by hand, in one window with its consumers", .. TargetedApply(plan, group, arguments)])
        { Targets = [.. group.Select(d => d.Address)] };

    private static Written Creation(Plan plan, Decision[] group, Arguments arguments) =>
        new("", "", [.. TargetedApply(plan, group, arguments)]) { Targets = [.. group.Select(d => d.Address)] };

    private static IEnumerable<string> TargetedApply(Plan plan, Decision[] group, Arguments arguments)
    {
        string tool = GeneratedBlock.Command(plan.Tool, arguments.Directory);
        yield return $"{tool} plan{arguments.OfPlan}{Targeting(group.Select(d => d.Address))} -out=create.tfplan";
        yield return string.Create(CultureInfo.InvariantCulture, $"# expect: {group.Length} to add, 0 to change, 0 to destroy");
        yield return $"{tool} apply create.tfplan";
        foreach (string line in FullPlan(tool, arguments)) yield return line;
    }

    private static string Targeting(IEnumerable<ResourceAddress> addresses) => string.Concat(addresses.Select(a => " " + ShellWord.Quote("-target=" + a)));

    private static string Words(IEnumerable<string>? words) => string.Concat((words ?? []).Select(w => " " + ShellWord.Quote(w)));

    private static IEnumerable<string> FullPlan(string tool, Arguments arguments) =>
    [
        $"{tool} plan{arguments.OfPlan} -out=check.tfplan && {tool} show -json check.tfplan > plan.json",
        $"planlint check{Words(arguments.Directory is { } root ? [root] : null)} --plan plan.json{arguments.OfCheck}",
        "# expect: nothing new about these resources but realignment (PL0210); stop on anything else",
    ];

    /// <summary>Arguments with a space before each, quoted for the shell.</summary>
    private sealed record Arguments(string? Directory, string OfPlan, string OfCheck);

    /// <summary>What a batch is carried out with, as in <see cref="DecisionBatch"/>.</summary>
    private sealed record Written(string FileName, string Text, ImmutableArray<string> Commands)
    {
        public ImmutableArray<ResourceAddress> Targets { get; init; } = [];

        public ImmutableArray<ResourceAddress> Forgets { get; init; } = [];

        public ImmutableArray<Decision> ByHand { get; init; } = [];
    }
}
