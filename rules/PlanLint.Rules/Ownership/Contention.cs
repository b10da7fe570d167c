using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Knowledge;
using PlanLint.Semantics;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>Two resources that decide on one part of one object.</summary>
/// <param name="Weaker">The one to report at: that which adds, or is not the object itself, or comes later.</param>
/// <param name="Other">The one it contends with.</param>
/// <param name="Part">The part; empty when it is all there is.</param>
internal sealed record Contention(Claimant Weaker, Claimant Other, string Part)
{
    /// <summary>True when both are known to say the same of the part, so that neither takes anything from the other now.</summary>
    public bool IsAgreed => Contents(Weaker) is { } mine && Contents(Other) is { } theirs
        && (Weaker.Claim.Role == ClaimRole.Adds ? mine.IsSubsetOf(theirs) : mine.SetEquals(theirs));

    /// <summary>What a claimant says of the part; null when nobody knows, and when nothing it says is about it.</summary>
    private HashSet<string>? Contents(Claimant claimant)
    {
        var said = claimant.Claimed.Contents?.Where(c => Part.Length == 0 || c.StartsWith(Part + " ", StringComparison.Ordinal));
        return said is not null && said.Any() ? [.. said] : null;
    }

    /// <summary>Contentions that hang together, those about one object; in the order of their first ones.</summary>
    public static IEnumerable<List<Contention>> ByObject(Compilation compilation)
    {
        var groups = new List<List<Contention>>();
        var groupOf = new Dictionary<(string Subject, ResourceAddress Address), List<Contention>>();
        foreach (var contention in In(compilation))
        {
            var (one, two) = ((contention.Weaker.Claim.Subject, contention.Weaker.Address), (contention.Weaker.Claim.Subject, contention.Other.Address));
            var (first, second) = (groupOf.GetValueOrDefault(one), groupOf.GetValueOrDefault(two));
            var group = first ?? second ?? [];
            if (group.Count == 0) groups.Add(group);
            if (first is not null && second is not null && first != second)
            {
                foreach (var moved in second)
                    groupOf[(moved.Weaker.Claim.Subject, moved.Weaker.Address)] = groupOf[(moved.Weaker.Claim.Subject, moved.Other.Address)] = first;
                first.AddRange(second);
                groups.Remove(second);
            }
            group.Add(contention);
            groupOf[one] = groupOf[two] = group;
        }
        return groups;
    }

    /// <summary>Every resource of a configuration that contends with another, once, with the first it contends with.</summary>
    public static IEnumerable<Contention> In(Compilation compilation)
    {
        var evaluation = compilation.Evaluation!;
        var bySubject = new SortedDictionary<string, List<(ResourceSymbol Resource, Claim Claim)>>(StringComparer.Ordinal);
        foreach (var resource in compilation.Modules!.Modules.SelectMany(m => m.Resources))
        {
            if (resource.Mode != ResourceMode.Managed) continue;
            foreach (var claim in compilation.Knowledge.ClaimsOf(resource.Type))
            {
                if (!bySubject.TryGetValue(claim.Subject, out var claims)) bySubject[claim.Subject] = claims = [];
                claims.Add((resource, claim));
            }
        }
        foreach (var claims in bySubject.Values)
        {
            // Objects do not contend with each other: two of one name are found by their identity.
            if (claims.TrueForAll(c => c.Claim.Role == ClaimRole.Owner) || claims.TrueForAll(c => c.Claim.Role == ClaimRole.Adds)) continue;
            var claimants = claims.SelectMany(c => Claimant.Of(compilation, evaluation, c.Resource, c.Claim)).ToList();
            foreach (var contention in Among(claimants, compilation.Knowledge)) yield return contention;
        }
    }

    private static IEnumerable<Contention> Among(List<Claimant> claimants, KnowledgeBase knowledge)
    {
        var deciding = new Dictionary<(string Provider, Value Object), List<(int Index, Claimant Claimant)>>();
        for (int i = 0; i < claimants.Count; i++)
        {
            if (claimants[i].Claim.Role == ClaimRole.Adds) continue;
            foreach (var name in claimants[i].Claimed.Objects)
            {
                if (!deciding.TryGetValue((claimants[i].Provider, name), out var list)) deciding[(claimants[i].Provider, name)] = list = [];
                list.Add((i, claimants[i]));
            }
        }
        for (int i = 0; i < claimants.Count; i++)
        {
            var mine = claimants[i];
            if (mine.Claim.Role == ClaimRole.Owner) continue;
            foreach (var (index, other) in mine.Claimed.Objects.SelectMany(o => deciding.GetValueOrDefault((mine.Provider, o)) ?? []))
            {
                if (other.Address.Equals(mine.Address) || mine.Claim.Role == ClaimRole.Sets && other.Claim.Role == ClaimRole.Sets && index > i) continue;
                if (mine.SharedPart(other) is not { } part || mine.IsSameObjectAs(other, knowledge)) continue;
                yield return new Contention(mine, other, part);
                break;
            }
        }
    }
}
