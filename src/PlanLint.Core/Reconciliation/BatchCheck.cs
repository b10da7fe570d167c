using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Decisions;
using PlanLint.Plans;

namespace PlanLint.Reconciliation;

/// <summary>
/// Compares the plan of a batch with what was predicted: exactly its imports, moves, forgets or creates, nothing destroyed, and of everything
/// else nothing but realignment. What an apply that was cut off has done already is no difference.
/// </summary>
internal sealed class BatchCheck
{
    private readonly ReconcileBatch batch;
    private readonly Compilation compilation;
    private readonly IReadOnlySet<ResourceAddress> restarted;
    private readonly ImmutableArray<string>.Builder differences = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder companions = ImmutableArray.CreateBuilder<string>();

    private BatchCheck(ReconcileBatch batch, Compilation compilation, IReadOnlySet<ResourceAddress> restarted)
    {
        this.batch = batch;
        this.compilation = compilation;
        this.restarted = restarted;
    }

    /// <summary>What the plan does and was not predicted, or was and does not, a clause each; empty when it may be applied.</summary>
    public ImmutableArray<string> Differences => differences.ToImmutable();

    /// <summary>Instances that are only realigned along with the batch.</summary>
    public ImmutableArray<string> Companions => companions.ToImmutable();

    /// <summary>True when the plan has nothing left to do for the batch.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The comparison.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="compilation">What is known, with the batch's plan.</param>
    /// <param name="restarted">Instances whose change makes something restart or stop.</param>
    public static BatchCheck Of(ReconcileBatch batch, Compilation compilation, IReadOnlySet<ResourceAddress> restarted)
    {
        var check = new BatchCheck(batch, compilation, restarted);
        check.Compare(compilation.Plan!);
        return check;
    }

    private void Compare(Plan plan)
    {
        if (plan.Errored) Differ("the plan ended with an error");
        if (!plan.HasResourceChanges) Differ("the plan lists no changes");
        foreach (string section in plan.UnknownSections) Differ($"the plan has a section '{section}' that this version of PlanLint does not know");
        foreach (var deferred in plan.Deferred) Differ($"{deferred.Change.Address} is put off to a later plan ({deferred.Reason})");
        foreach (var action in plan.Actions) Differ($"it invokes {action.Address}");
        var rows = batch.Rows.ToDictionary(r => r.Address);
        var met = new HashSet<ResourceAddress>();
        bool isDone = true;
        foreach (var change in plan.ResourceChanges)
        {
            if (change.Address.Mode != ResourceMode.Managed) continue;
            if (change.DeposedKey is not null) Other(change, change.ObjectName);
            else if (rows.GetValueOrDefault(change.Address) is { } row)
            {
                met.Add(row.Address);
                isDone &= !change.HasEffect;
                Row(row, change, plan);
            }
            else Other(change, change.Address.ToString());
        }
        // What is forgotten already is in no plan any more.
        if (batch.Kind != DecisionKind.Remove)
            foreach (var row in batch.Rows.Where(r => !met.Contains(r.Address))) Differ($"the plan does not mention {row.Address}");
        IsDone = isDone && differences.Count == 0 && companions.Count == 0;
    }

    private void Row(ReconcileRow row, ResourceChange change, Plan plan)
    {
        string address = row.Address.ToString();
        if (change.Destroys) Differ($"{address} would be {change.ActionVerb}");
        else if ((change.Actions & ChangeActions.Other) != 0) Differ($"{address} has an action that this version of PlanLint does not know");
        else if (batch.Kind == DecisionKind.Remove)
        {
            if (!change.Forgets) Differ($"{address} would be {change.ActionVerb}, not forgotten");
        }
        else if (batch.Kind is DecisionKind.Create or DecisionKind.Recreate)
        {
            if (change.Importing is not null) Differ($"{address} would be imported, not created");
            else if (!change.IsCreate && !IsHeldUnchanged(change, plan)) Differ($"{address} would be {change.ActionVerb}, not created");
        }
        else if (change.IsCreate || change.Forgets)
            Differ($"{address} would be {change.ActionVerb}, not {(batch.Kind == DecisionKind.Move ? "moved" : "imported")}");
        else
        {
            if (batch.Kind == DecisionKind.Import) Import(row, change, plan);
            else if (change.PreviousAddress is { } previous ? !previous.Equals(row.MovedFrom) : !plan.PriorInstances.Contains(row.Address))
                Differ($"{address} would not be moved from {row.MovedFrom}");
            Update(row, change);
        }
    }

    private void Import(ReconcileRow row, ResourceChange change, Plan plan)
    {
        if (change.Importing is null)
        {
            if (!plan.PriorInstances.Contains(row.Address)) Differ($"{row.Address} would not be imported");
        }
        else if (change.Importing.Id is { } id && id != row.ImportId) Differ($"{row.Address} would be imported with another id than the table's");
        else if (change.Importing.IsUnknown) Differ($"the import id of {row.Address} is only known after apply");
    }

    private void Update(ReconcileRow row, ResourceChange change)
    {
        if (!change.Mutates || !change.IsUpdate) return;
        var real = ImportRealignment.Differences(change, compilation.Knowledge);
        if (!real.IsEmpty && !IsAllowed(change, real))
            Differ($"{row.Address} would be changed in {Paths(real)}, which is more than a realignment: bring the configuration in line with the object first");
        if (restarted.Contains(row.Address)) Differ($"the change of {row.Address} restarts or stops it");
        else if (row.IsProtected && RunsUpdate(change)) Differ($"the realignment of {row.Address} runs the provider's update, and it is protected");
    }

    private void Other(ResourceChange change, string name)
    {
        if (change.Importing is not null) Differ($"{name} would be imported as well");
        else if (change.PreviousAddress is { } previous) Differ($"{name} would be moved from {previous} as well");
        else if (change.Mutates && !ImportRealignment.IsAll(change,
            compilation.Knowledge)) Differ($"{name}, which -target takes along, would be {change.ActionVerb}");
        else if (restarted.Contains(change.Address)) Differ($"the change of {name} restarts or stops it");
        else if (change.Mutates && compilation.IsProtected(change)
            && RunsUpdate(change)) Differ($"the realignment of {name} runs the provider's update, and it is protected");
        else if (change.Mutates) companions.Add(name);
    }

    private static bool IsHeldUnchanged(ResourceChange change, Plan plan) => change.IsNoOp && plan.PriorInstances.Contains(change.Address);

    /// <summary>True when an intent names the update and its attributes.</summary>
    private bool IsAllowed(ResourceChange change, ImmutableArray<AttributeChange> paths) => compilation.Intents.Any(i => i.Allowances.Any(a =>
        a.Actions.Contains("update") && !a.Attributes.IsEmpty && a.Address.Covers(change.Address)
        && paths.All(p => a.Attributes.Any(g => g.Matches(p.Path.ToString())))));

    private bool RunsUpdate(ResourceChange change) => change.AttributeChanges.Any(c =>
        c.Path.Steps is [{ Name: { } name }, ..] && compilation.Knowledge.ProviderSideRow(change.Address.Type, name) is { RunsUpdate: true });

    private static string Paths(ImmutableArray<AttributeChange> changes)
    {
        const int Most = 5;
        string shown = string.Join(", ", changes.Take(Most).Select(c => c.Path.ToString()));
        return changes.Length > Most ? $"{shown} and {changes.Length - Most} more" : shown;
    }

    private void Differ(string clause) => differences.Add(clause);
}
