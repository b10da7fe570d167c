using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Causes;

/// <summary>
/// Changes by a data source that answers otherwise than before: an attribute that had its old answer, as the state or an earlier plan recorded it, and gets
/// another value.
/// </summary>
internal sealed class LookupFinder(CauseInputs inputs, LeafSources sources)
{
    /// <summary>What each data source answered before, and who recorded it: the state first, then earlier plans, the newest first.</summary>
    private readonly List<(string Recorder, Dictionary<ResourceAddress, StateInstance> Answers)> records =
    [
        .. from record in inputs.States.Select(s => (Recorder: "the state", s.Instances))
               .Concat(inputs.EarlierPlans.Select(p => (Recorder: $"the earlier plan '{p.Path}'", Instances: p.Answers)))
           let answers = record.Instances.Where(i => i.Address.Mode == ResourceMode.Data).DistinctBy(i => i.Address).ToDictionary(i => i.Address)
           where answers.Count > 0
           select (record.Recorder, answers),
    ];

    public Cause? Find(ResourceChange change)
    {
        if (records.Count == 0 || !(change.IsUpdate || change.Replaces)) return null;
        foreach (var (leaf, made) in sources.Declared(change))
        {
            if (leaf.Before is not { IsKnown: true, IsNull: false } before || leaf.After is not { IsKnown: true } after) continue;
            foreach (var use in made.Resources.Where(u => u.Target.Mode == ResourceMode.Data))
                foreach (var (recorder, answers) in records)
                {
                    if (use.InstanceFor(change.Address, answers.GetValueOrDefault) is not { } answer) continue;
                    var value = use.Attribute.Aggregate((Value?)answer.Attributes, ResourceUse.Below);
                    if (value is null or { IsNull: true } || !value.Equals(before) || value.Equals(after)) continue;
                    string attribute = string.Join('.', use.Attribute.Where(s => s.Name is not null).Select(s => s.Name));
                    return new Cause(CauseKind.Lookup, Confidence.Proven,
                        $"{leaf.Path} had the answer of {answer.Address} that {recorder} recorded{(attribute.Length > 0 ? $" as {attribute}" : "")}, and it "
                            + "answers otherwise now")
                    { Path = leaf.Path, Address = answer.Address, Place = use.Reference.Location };
                }
        }
        return null;
    }
}
