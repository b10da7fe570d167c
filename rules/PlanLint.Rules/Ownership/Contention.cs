using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Evaluation;
using PlanLint.Knowledge;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>Two resources that decide on one part of one object.</summary>
/// <param name="Weaker">The one to report at: that which adds, or is not the object itself, or comes later.</param>
/// <param name="Other">The one it contends with.</param>
/// <param name="Part">The part; empty when it is all there is.</param>
internal sealed record Contention(Claimant Weaker, Claimant Other, string Part)
{
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

/// <summary>A resource instance that decides on a part of an object.</summary>
internal sealed record Claimant(ResourceAddress Address, ResourceSymbol Resource, Claim Claim, ClaimedParts Claimed, string Provider, Value Values)
{
    private static readonly HashSet<string> Meta = new(StringComparer.Ordinal) { "count", "for_each", "depends_on", "provider", "lifecycle", "provisioner", "connection" };

    /// <summary>What instances of a resource claim; nothing where that is not known, or the resource leaves it to others with <c>ignore_changes</c>.</summary>
    public static IEnumerable<Claimant> Of(Compilation compilation, ModuleEvaluation evaluation, ResourceSymbol resource, Claim claim)
    {
        var ignored = Ignored(resource);
        if (ignored is null) yield break;
        string[] written = [.. resource.Body.Attributes.Select(a => a.Name).Concat(resource.Body.Blocks.Select(b => b is { Type: "dynamic", Labels: [var made] } ? made.Value : b.Type)).Distinct().Where(n => !Meta.Contains(n) && !ignored.Contains(n))];
        string provider = ProviderIdentity.Of(resource);
        foreach (var address in evaluation.Instances(resource).Addresses)
        {
            var all = evaluation.ValueOf(address);
            var values = Value.Object(written.Select(n => KeyValuePair.Create(n, Known(n))).Concat(Own()));
            if (claim.Of(resource.Type, values, compilation.Knowledge.Identify(resource.Type, all)) is { } claimed)
                yield return new Claimant(address, resource, claim, claimed, provider, all);

            // What is not known yet is named by what it refers to, and what the provider makes up by the resource itself.
            Value Known(string name)
            {
                var value = all[name] ?? Value.DynamicUnknown;
                return value.IsKnown ? value : evaluation.Referred(address, name) is { } referred ? Value.String(referred.ToString()) : value;
            }

            IEnumerable<KeyValuePair<string, Value>> Own() =>
                new[] { "id", "arn" }.Where(n => !written.Contains(n)).Select(n => KeyValuePair.Create(n, Value.String(new ReferredAttribute(address, n).ToString())));
        }
    }

    /// <summary>A part both claim; empty for all there is, null when there is none.</summary>
    public string? SharedPart(Claimant other)
    {
        if (Claimed.Parts is not { } mine) return other.Claimed.Parts is [var first, ..] ? first : "";
        if (other.Claimed.Parts is not { } theirs) return mine[0];
        foreach (string part in mine)
            if (theirs.Contains(part)) return part;
        return null;
    }

    /// <summary>True when both are one object, which is a finding of its own.</summary>
    public bool IsSameObjectAs(Claimant other, KnowledgeBase knowledge) =>
        knowledge.Identify(Address.Type, Values) is { } identity && identity == knowledge.Identify(other.Address.Type, other.Values);

    /// <summary>Arguments whose drift Terraform leaves alone; null when it leaves all.</summary>
    private static HashSet<string>? Ignored(ResourceSymbol resource) => resource.LifecycleAttribute("ignore_changes")?.Value switch
    {
        null => [],
        TupleSyntax list => [.. list.Elements.Select(RootOf).OfType<string>()],
        _ => null,
    };

    private static string? RootOf(ExpressionSyntax path) => path switch
    {
        ScopeTraversalSyntax traversal => traversal.RootName,
        RelativeTraversalSyntax relative => RootOf(relative.Source),
        IndexSyntax index => RootOf(index.Collection),
        // JSON syntax and old configurations write paths as strings.
        TemplateSyntax { LiteralValue: { } text } => text.Split('.', '[')[0],
        _ => null,
    };
}
