using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>
/// Which replacements follow from which: an object is replaced only because a value that it takes from another replaced object is
/// not known yet. A renamed realm is one cause, however many clients and roles it has.
/// </summary>
internal sealed class ReplacementCascade
{
    private readonly IReadOnlyDictionary<ResourceChange, ResourceChange> causes;
    private readonly ILookup<ResourceChange, ResourceChange> followers;

    private ReplacementCascade(Compilation compilation)
    {
        causes = Of(compilation.Plan!, [.. compilation.Plan!.AllChanges.Where(c => c.Replaces && c.DeposedKey is null && PlanWords.IsManagedChange(c))]);
        followers = causes.ToLookup(c => c.Value, c => c.Key);
    }

    /// <summary>The cascades of a run with a plan; one index for all rules.</summary>
    public static ReplacementCascade Of(Compilation compilation) => compilation.Indexed(c => new ReplacementCascade(c));

    /// <summary>True for a replacement that follows from another one.</summary>
    public bool Follows(ResourceChange change) => causes.ContainsKey(change);

    /// <summary>What is replaced only because this one is.</summary>
    public IEnumerable<ResourceChange> After(ResourceChange change) => followers[change];

    /// <summary>For each replacement that follows from another one, the first of the chain.</summary>
    public static IReadOnlyDictionary<ResourceChange, ResourceChange> Of(Plan plan, IReadOnlyCollection<ResourceChange> replaced)
    {
        var references = new PlanReferences(plan);
        var byBlock = replaced.ToLookup(c => c.Address.BlockAddress());
        var direct = new Dictionary<ResourceChange, ResourceChange>();
        foreach (var change in replaced)
            if (DirectCause(change, references, byBlock) is { } cause) direct[change] = cause;

        var first = new Dictionary<ResourceChange, ResourceChange>();
        foreach (var change in direct.Keys)
        {
            var seen = new HashSet<ResourceChange> { change };
            var cause = change;
            while (direct.TryGetValue(cause, out var further) && seen.Add(further)) cause = further;
            if (cause != change && !direct.ContainsKey(cause)) first[change] = cause;
        }
        return first;
    }

    private static ResourceChange? DirectCause(ResourceChange change, PlanReferences references, ILookup<ResourceAddress, ResourceChange> byBlock)
    {
        if (change.ReplacePaths.IsEmpty || change.ReplacePaths.Any(p => p.Resolve(change.After) is not { IsKnown: false })) return null;
        var block = change.Address.BlockAddress();
        foreach (var path in change.ReplacePaths)
            foreach (var other in references.At(block, path).Where(o => !o.Equals(block)).Order())
                // The instance of the same key is the likelier origin than the first one.
                if (byBlock[other].OrderByDescending(c => c.Address.Key.Equals(change.Address.Key)).FirstOrDefault() is { } cause) return cause;
        return null;
    }
}
