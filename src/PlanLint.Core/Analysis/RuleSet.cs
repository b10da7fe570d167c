namespace PlanLint.Analysis;

/// <summary>The rules of a run, ordered by id. Ids are unique.</summary>
public sealed class RuleSet
{
    /// <summary>A set of the rules given; throws when two share an id.</summary>
    public RuleSet(IEnumerable<Rule> rules)
    {
        Rules = [.. rules.OrderBy(r => r.Descriptor.Id, StringComparer.Ordinal)];
        for (int i = 1; i < Rules.Count; i++)
            if (Rules[i].Descriptor.Id == Rules[i - 1].Descriptor.Id)
                throw new ArgumentException($"Two rules have the id {Rules[i].Descriptor.Id}.", nameof(rules));
    }

    /// <summary>The rules, ordered by id.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Descriptors of everything the rules may report, ordered by id.</summary>
    public IEnumerable<Diagnostics.RuleDescriptor> Descriptors =>
        Rules.SelectMany(r => r.AdditionalDescriptors.Prepend(r.Descriptor)).DistinctBy(d => d.Id).OrderBy(d => d.Id, StringComparer.Ordinal);

    /// <summary>This set and more rules.</summary>
    public RuleSet With(IEnumerable<Rule> more) => new(Rules.Concat(more));
}
