using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Approvals;
using PlanLint.Diagnostics;
using PlanLint.Effects;
using PlanLint.Inventory;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Hosting;

/// <summary>Whether the plan of a root is one that was approved.</summary>
internal sealed class ApprovalCheck(string root, Compilation compilation, DateTimeOffset? now)
{
    private const int MostEffects = 10;

    private DiagnosticBag problems = new();

    /// <summary>Why no approval covers the plan, in order; empty when one does.</summary>
    public IReadOnlyList<Diagnostic> Problems => problems.Diagnostics;

    /// <summary>The live object that a change touches, if the inventory lists it.</summary>
    public static LiveObject? Live(Compilation compilation, ResourceChange change) =>
        compilation.FindLive(change) ?? compilation.FindExisting(change)?.Live;

    /// <summary>The first approval that covers the plan, and how both differ; null, with the problems of each, when none does.</summary>
    public (SignedApproval Approval, ApprovalComparison Comparison)? Find(GivenApprovals given)
    {
        var mine = given.Signed.Where(a => a.Approval.Root == root).ToArray();
        if (compilation.Plan is not { } plan)
        {
            if (mine.Length > 0) Refuse(mine[0], $"it approves a plan of '{root}', and there is none to compare with; give it with --plan");
            return null;
        }
        var effects = PlanEffects.Of(plan, compilation.Knowledge.SecretArguments);
        if (effects.Problem is { } unclear)
        {
            problems.Report(ToolRules.NotApproved, SourceLocation.InFile(plan.Path), $"No approval can cover '{plan.Path}': {unclear}.");
            return null;
        }
        if (mine.Length == 0)
        {
            // What is wrong with those that were given is told already.
            if (effects.All.IsEmpty || given.Problems.Count > 0) return null;
            string others = given.Signed.Count == 0 ? "" : $"; '{given.Signed[0].File}' is for the root module '{given.Signed[0].Approval.Root}'";
            problems.Report(ToolRules.NotApproved, SourceLocation.InFile(plan.Path), $"No approval was given for the root module '{root}'{others}.");
            return null;
        }
        foreach (var approval in mine)
        {
            int before = problems.Diagnostics.Count;
            var comparison = Check(approval, effects);
            if (problems.Diagnostics.Count > before) continue;
            problems = new DiagnosticBag();
            return (approval, comparison);
        }
        return null;
    }

    private ApprovalComparison Check(SignedApproval signed, PlanEffects effects)
    {
        var approval = signed.Approval;
        if (now is { } time && time > approval.Until)
            Refuse(signed, $"it expired at {ApprovalText.Time(approval.Until)}; look at the plan and approve again");
        CheckState(signed);
        var comparison = ApprovalComparison.Of(approval, effects);
        if (comparison.HasOthers) ReportOthers(signed, comparison);
        else if (!comparison.IsEqual && !approval.AllowsFewer) ReportFewer(signed, comparison);
        CheckObjects(signed);
        return comparison;
    }

    private void CheckState(SignedApproval signed)
    {
        if (signed.Approval is not { StateLineage: { } lineage, StateSerial: { } serial } approval) return;
        if (compilation.PlannedState is not { } state)
            Refuse(signed, "it is for a plan of one version of the state, and the plan does not say which it was made from; give the plan as "
                + $"'terraform plan -out' saved it, or record the version in {StateVersion.RecordBeside("plan.json")}: "
                + "terraform state pull | jq .serial,.lineage");
        else if (state.Lineage != lineage)
            Refuse(signed, "the plan was made from a state of another lineage, so it is of another root module or workspace");
        else if (state.Serial < serial)
            Refuse(signed, $"the plan was made from an older state (serial {state.Serial}) than the one that was approved (serial {serial})");
        else if (state.Serial > serial && !approval.AllowsLaterState)
            Refuse(signed, $"the state has changed since: the plan was made from serial {state.Serial}, and the approved one from serial {serial}; look at the "
                + "plan and approve again, or approve with --allow-later-state");
    }

    private void ReportOthers(SignedApproval signed, ApprovalComparison comparison)
    {
        var others = comparison.Differences.Where(d => d.Effect is not null).ToArray();
        foreach (var (approved, effect, facts) in others.Take(MostEffects))
        {
            var (subject, verb) = (PlanComparisonRun.Subject(effect!), PlanComparisonRun.Verb(effect!));
            var text = approved is null ? MessageText.Of($"{subject} will be {verb}, which the approval '{signed.File}' does not hold.")
                : approved.Action != effect!.Action
                    ? MessageText.Of($"{subject} will be {verb}; the approval '{signed.File}' is for another action: {approved.Action}.")
                    : MessageText.Of($"{subject} will be {verb} otherwise than approved in '{signed.File}': {PlanComparisonRun.Facts(facts)}.");
            problems.Add(new Diagnostic(ToolRules.NotApproved, Severity.Error, text, Place(effect!))
            {
                Addresses = effect!.Address is { } address ? [address] : [],
            });
        }
        if (others.Length > MostEffects) Refuse(signed, $"the plan has {others.Length - MostEffects} more effects that were not approved");
        bool hidesSecrets = others.Any(d => d.Facts.Any(n => d.Effect!.Facts.FirstOrDefault(f => f.Name == n)?.HoldsSecret == true));
        if (hidesSecrets && !Secrets.HashedSecret.IsKeyed)
            Refuse(signed, $"the plan changes secrets; set {Secrets.HashedSecret.KeyVariable} to the key that was set when it was approved");
    }

    private void ReportFewer(SignedApproval signed, ApprovalComparison comparison) => Refuse(signed,
        $"the plan does not do {Plural.Of(comparison.Gone, "effect")} of it any more, such as {comparison.Differences[0].Approved!.Action} of "
            + $"{comparison.Differences[0].Approved!.Subject}; look at the plan and approve again, or approve with --allow-fewer");

    private void CheckObjects(SignedApproval signed)
    {
        var changes = compilation.Plan!.AllChanges.Where(c => c.DeposedKey is null).ToLookup(c => c.Address.ToString(), StringComparer.Ordinal);
        foreach (var known in signed.Approval.Objects)
        {
            if (changes[known.Address].FirstOrDefault() is not { } change) continue;
            if (compilation.Inventory is null)
                Refuse(signed, $"it names {known.Name} by its uid, and there is no live inventory to find that in; give --live");
            else if (Live(compilation, change) is not { } live)
                Refuse(signed, $"{known.Name}, which {known.Address} is about, is not in the live inventory any more");
            else if (live.Uid != known.Uid)
                Refuse(signed, $"{known.Name}, which {known.Address} is about, is another object now: it had the uid {known.Uid}, and has {live.Uid}");
        }
    }

    private SourceLocation Place(PlanEffect effect) =>
        effect.Change is { } change ? compilation.Locate(change).Location : SourceLocation.InFile(compilation.Plan!.Path);

    private void Refuse(SignedApproval signed, string why) =>
        problems.Report(ToolRules.NotApproved, SourceLocation.InFile(signed.File), $"The approval '{signed.File}' does not cover the plan: {why}.");
}
