using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Causes;

/// <summary>What somebody asked for, as the plan tells it.</summary>
internal sealed class RequestFinder(CauseInputs inputs, ChangedResources changed)
{
    public Cause? Find(ResourceChange change) => change.ActionReason switch
    {
        "replace_by_request" => Of("the plan was made with -replace"),
        "replace_because_tainted" => Of("the object is tainted: an earlier apply failed half way, or somebody marked it"),
        "replace_by_triggers" => Triggered(change),
        _ when inputs.Plan.Mode == PlanMode.Destroy && change.IsDelete => Of("the plan was made with -destroy"),
        _ => null,
    };

    private Cause Triggered(ResourceChange change)
    {
        if (inputs.Modules?.Find(change.Address)?.LifecycleAttribute("replace_triggered_by") is not { } triggers) return Of("its replace_triggered_by says so");
        var module = inputs.Modules.Find(change.Address)!.Module;
        var place = SourceLocation.At(triggers.Tree.Source, triggers.NameSpan);
        foreach (var reference in ReferenceWalk.FreeReferences(triggers.Value))
            if (References.DeclarationOf(reference, module) is ResourceSymbol target
                && changed.Instance(new ResourceUse(target, reference), change) is { } other)
                return Of($"its replace_triggered_by names {other.Address}, which will be {other.ActionVerb}") with { Address = other.Address, Place = place };
        return Of("its replace_triggered_by says so") with { Place = place };
    }

    private static Cause Of(string text) => new(CauseKind.Requested, Confidence.Proven, text);
}
