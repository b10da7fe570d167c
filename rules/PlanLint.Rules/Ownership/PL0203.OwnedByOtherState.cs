using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0203: the state of another root module manages the object already.</summary>
public sealed class OwnedByOtherState : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0203", "owned-by-other-state", "Object is managed by another state",
        "{0} will be {1}, but {2} is already managed by {3} in {4}.", Severity.Error)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check, RuleInputs.State);

    private static void Check(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (change.After.IsNull || change.DeposedKey is not null) return;
        if (compilation.Knowledge.OnExisting(change.Address.Type, change.After) is ExistingBehavior.Merges or ExistingBehavior.Duplicates) return;
        if (compilation.Identify(change) is not { } identity || compilation.ManagedElsewhere(identity) is not { } other) return;
        context.Report(new Finding(change.Address, PlanWords.Verb(change), ExistingObject.Name(identity), other.Instance.Address, other.State.Path)
        {
            Notes =
            [
                new DiagnosticNote("help", $"read it here with a data source; or take it over: first a removed block with destroy = false for {other.Instance.Address} there, then an import block here"),
            ],
            Related = [new RelatedLocation(SourceLocation.InFile(other.State.Path), $"{other.Instance.Address} manages it")],
        });
    }
}
