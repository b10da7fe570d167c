using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Plans;

namespace PlanLint.Causes;

/// <summary>Changes that another change makes: by values that it will give, or that are not known before it.</summary>
internal sealed class FollowFinder(CauseInputs inputs, LeafSources sources, ChangedResources changed)
{
    public Cause? Find(ResourceChange change)
    {
        if (!(change.IsUpdate || change.Replaces)) return null;
        return inputs.Modules is null ? InPlan(change) : InConfiguration(change);
    }

    private Cause? InConfiguration(ResourceChange change)
    {
        Cause? found = null;
        int declared = 0, following = 0;
        foreach (var (leaf, made) in sources.Declared(change))
        {
            declared++;
            bool follows = false;
            foreach (var use in made.Resources)
            {
                if (changed.Instance(use, change) is not { } other || ReferenceEquals(other, change)
                    || other.Address.Equals(change.Address)) continue;
                var attribute = use.Attribute;
                if (ChangedResources.IsOther(other, attribute) is not true) continue;
                follows = true;
                string action = other.Address.Mode == ResourceMode.Data ? "read during the apply" : other.ActionVerb;
                found ??= new Cause(CauseKind.Follows, attribute.Count > 0 ? Confidence.Proven : Confidence.Likely,
                    $"{leaf.Path} takes its value from {other.Address}, which will be {action}")
                {
                    Address = other.Address,
                    Place = use.Reference.Location,
                };
                break;
            }
            if (follows) following++;
        }
        return found is null || following == declared ? found : found with { Confidence = Confidence.Likely };
    }

    /// <summary>Without the configuration's text, plan files still keep what expressions refer to, but for locals.</summary>
    private Cause? InPlan(ResourceChange change)
    {
        if (inputs.Plan.Configuration is null) return null;
        foreach (var leaf in change.AttributeChanges)
        {
            if (leaf.Kind != AttributeChangeKind.BecameUnknown || leaf.Path.Steps is not [{ Name: { } attribute }, ..]) continue;
            if (PlannedReferences.Targets(change, attribute, inputs.Plan) is not { IsNoOp: false } other || other.Address.Equals(change.Address)) continue;
            return new Cause(CauseKind.Follows, Confidence.Likely, $"{leaf.Path} takes its value from {other.Address}, which will be {other.ActionVerb}")
            {
                Address = other.Address,
            };
        }
        return null;
    }
}
