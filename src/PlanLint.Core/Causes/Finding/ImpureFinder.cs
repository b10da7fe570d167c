using PlanLint.Diagnostics;
using PlanLint.Plans;

namespace PlanLint.Causes;

/// <summary>Changes by functions that give another value on every run. What <c>ignore_changes</c> shields never comes this far.</summary>
internal sealed class ImpureFinder(LeafSources sources)
{
    public Cause? Find(ResourceChange change)
    {
        if (!(change.IsUpdate || change.Replaces)) return null;
        foreach (var (leaf, made) in sources.Declared(change))
            if (made.Impure is [var call, ..])
                return new Cause(CauseKind.Impure, Confidence.Proven, $"{leaf.Path} is made with {call.Name}(), which gives another value on every run")
                {
                    Path = leaf.Path,
                    Place = call.Location,
                };
        return null;
    }
}
