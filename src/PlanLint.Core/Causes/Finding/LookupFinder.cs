using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Causes;

/// <summary>
/// Changes by a data source that answers otherwise than before: an attribute that had its old answer, as the state recorded it, and gets
/// another value.
/// </summary>
internal sealed class LookupFinder(CauseInputs inputs, LeafSources sources)
{
    private readonly Dictionary<ResourceAddress, StateInstance> answers =
        inputs.States.SelectMany(s => s.Instances).Where(i => i.Address.Mode == ResourceMode.Data).DistinctBy(i => i.Address).ToDictionary(i => i.Address);

    public Cause? Find(ResourceChange change)
    {
        if (answers.Count == 0 || !(change.IsUpdate || change.Replaces)) return null;
        foreach (var (leaf, made) in sources.Declared(change))
        {
            if (leaf.Before is not { IsKnown: true, IsNull: false } before || leaf.After is not { IsKnown: true } after) continue;
            foreach (var use in made.Resources.Where(u => u.Target.Mode == ResourceMode.Data))
            {
                if (use.InstanceFor(change.Address, answers.GetValueOrDefault) is not { } answer) continue;
                var value = use.Attribute.Aggregate((Value?)answer.Attributes, ResourceUse.Below);
                if (value is null or { IsNull: true } || !value.Equals(before) || value.Equals(after)) continue;
                string attribute = string.Join('.', use.Attribute.Where(s => s.Name is not null).Select(s => s.Name));
                return new Cause(CauseKind.Lookup, Confidence.Proven,
                    $"{leaf.Path} had the answer of {answer.Address} that the state recorded{(attribute.Length > 0 ? $" as {attribute}" : "")}, and it "
                        + "answers otherwise now")
                { Path = leaf.Path, Address = answer.Address, Place = use.Reference.Location };
            }
        }
        return null;
    }
}
