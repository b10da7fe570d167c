using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0203: the state of another root module manages the object already.</summary>
public sealed class OwnedByOtherState : Rule
{
    private const string BothHold = "{0} and {2} in {3} both manage {1}: what one apply changes, the other takes back.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0203", "owned-by-other-state", "Object is managed by another state",
        "{0} will be {1}, but {2} is already managed by {3} in {4}.", Severity.Error)
    { Page = RulePage.Read };

    public override void Register(RuleContext context)
    {
        context.OnResourceChange("*", Check, RuleInputs.State);
        context.OnPlan(CheckUnchanged, RuleInputs.State);
    }

    private static void Check(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (change.DeposedKey is not null || change.Forgets && !change.Replaces) return;
        if (Find(compilation, change) is not { } other) return;
        string name = compilation.Identify(change) is { } identity ? ExistingObject.Name(identity) : Name(change.Address, other);
        context.Report(new Finding(change.Address, change.EffectVerb, name, other.Instance.Address, other.State.Path)
        {
            Notes = Notes(change, other),
            Related = Related(other),
        });
    }

    /// <summary>What the plan does not touch, and both states hold.</summary>
    private static void CheckUnchanged(PlanContext context)
    {
        var compilation = context.Compilation;
        if (compilation.OtherStates.IsEmpty) return;
        foreach (var change in context.Plan.ResourceChanges)
        {
            if (!change.IsNoOp || change.Importing is not null || change.PreviousAddress is not null || change.DeposedKey is not null
                || change.Address.Mode != ResourceMode.Managed) continue;
            if (ById(compilation, change) is not { } other) continue;
            context.Report(new Finding(change.Address, Name(change.Address, other), other.Instance.Address, other.State.Path)
            {
                MessageFormat = BothHold,
                At = compilation.Locate(change).Location,
                Addresses = [change.Address],
                Notes = Notes(change, other),
                Related = Related(other),
            });
        }
    }

    private static ForeignInstance? Find(Compilation compilation, ResourceChange change)
    {
        if (ById(compilation, change) is { } proven) return proven;
        var values = change.After.IsNull ? change.Before : change.After;
        if (compilation.Knowledge.OnExisting(change.Address.Type, values) is ExistingBehavior.Merges or ExistingBehavior.Duplicates) return null;
        if (compilation.Identify(change) is not { } identity || compilation.ManagedElsewhere(identity) is not { } other) return null;
        // One name in two clusters or accounts is two objects.
        return GivenId.Of(change.Before) is { IsUnique: true } mine && other.Instance.GivenId is { IsUnique: true } theirs && mine != theirs ? null : other;
    }

    private static ForeignInstance? ById(Compilation compilation, ResourceChange change)
    {
        if (!compilation.Plan!.PriorIds.TryGetValue(change.Address, out var id)) return null;
        return compilation.ManagedElsewhere(change.Address.Type, id) is { } other && !IsShared(compilation, other) ? other : null;
    }

    /// <summary>True for types of which several may declare a part of one object.</summary>
    private static bool IsShared(Compilation compilation, ForeignInstance other) =>
        compilation.Knowledge.OnExisting(other.Instance.Address.Type, other.Instance.Attributes) == ExistingBehavior.Merges;

    private static string Name(ResourceAddress address, ForeignInstance other) => $"{address.Type} '{other.Instance.GivenId?.Text}'";

    private static ImmutableArray<DiagnosticNote> Notes(ResourceChange change, ForeignInstance other) =>
    [
        new("help", change.IsDelete
            ? "keep the object for the other root module: take it out of this one with a removed block with destroy = false"
            : "read it here with a data source; or take it over: first a removed block with destroy = false "
            + $"for {other.Instance.Address} there{(change.IsCreate ? ", then an import block here" : "")}"),
    ];

    private static ImmutableArray<RelatedLocation> Related(ForeignInstance other) =>
        [new(other.State.LocationOf(other.Instance), $"{other.Instance.Address} manages it")];
}
