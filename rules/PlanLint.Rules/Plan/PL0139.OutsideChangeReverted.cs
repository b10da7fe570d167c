using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>PL0139: the plan takes back what was done outside of Terraform to something that no other rule speaks of.</summary>
public sealed class OutsideChangeReverted : Rule
{
    private const int MostPaths = 3;
    private const string Anew = "{0} was deleted outside of Terraform; this plan creates it anew.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0139", "outside-change-reverted", "Change made outside of Terraform is taken back",
        "{0} was changed outside of Terraform; this plan takes that back: {1}.", Severity.Note)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        var (compilation, plan) = (context.Compilation, context.Plan);
        if (plan.Drift.IsEmpty) return;
        foreach (var change in plan.ResourceChanges)
        {
            if (change.Address.Mode != ResourceMode.Managed || change.DeposedKey is not null || !(change.IsUpdate || change.IsCreate)) continue;
            // PL0118 tells of what is protected, and nobody knows of what a provider that finds nothing would find (PL0130).
            if (OutsideChange.DriftOf(plan, change) is not { } drift || Protections.IsProtected(compilation, drift)) continue;
            if (drift.IsDelete && change.IsCreate && compilation.VanishedProviderOf(change.Address) is null)
                context.Report(change, new Finding(change.Address) { MessageFormat = Anew });
            else if (OutsideChange.Reverted(compilation, drift, change) is { IsEmpty: false } leaves)
                context.Report(change, new Finding(change.Address, Describe(leaves)) { Path = leaves[0].Path });
        }
    }

    private static MessageText Describe(ImmutableArray<AttributeChange> leaves)
    {
        var shown = MessageText.Join(", ",
            leaves.Take(MostPaths).Select(l => MessageText.Of($"{l.Path} {Quote.Of(l.After, l.IsSensitive)} → {Quote.Of(l.Before, l.IsSensitive)}")));
        return leaves.Length > MostPaths ? MessageText.Of($"{shown} and {(leaves.Length - MostPaths).ToString(CultureInfo.InvariantCulture)} more") : shown;
    }
}
