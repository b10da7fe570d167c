using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Knowledge;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>A resource instance that decides on a part of an object.</summary>
internal sealed record Claimant(ResourceAddress Address, ResourceSymbol Resource, Claim Claim, ClaimedParts Claimed, string Provider, Value Values)
{
    private static readonly HashSet<string> Meta =
        new(StringComparer.Ordinal) { "count", "for_each", "depends_on", "provider", "lifecycle", "provisioner", "connection" };

    /// <summary>What instances of a resource claim; nothing where that is not known, or the resource leaves it to others with <c>ignore_changes</c>.</summary>
    public static IEnumerable<Claimant> Of(Compilation compilation, ModuleEvaluation evaluation, ResourceSymbol resource, Claim claim)
    {
        var ignored = Ignored(resource);
        if (ignored is null) yield break;
        string[] written =
            [.. resource.Body.Attributes.Select(a => a.Name)
                .Concat(resource.Body.Blocks.Select(b => b is { Type: "dynamic", Labels: [var made] } ? made.Value : b.Type)).Distinct()
                .Where(n => !Meta.Contains(n) && !ignored.Contains(n))];
        string provider = ProviderIdentity.Of(resource);
        var dynamic = resource.Body.Blocks.Where(b => b.Type == "dynamic").Select(b => b.Labels is [var made] ? made.Value : "")
            .ToHashSet(StringComparer.Ordinal);
        foreach (var address in evaluation.Instances(resource).Addresses)
        {
            var all = evaluation.ValueOf(address);
            // A dynamic block that makes none is not written; an empty list that is written decides on all there is.
            bool IsEmpty(string name) => all[name] is { IsKnown: true, IsNull: false } made && !made.Elements.Any();
            var values = Value.Object(written.Where(n => !(dynamic.Contains(n) && IsEmpty(n))).Select(n => KeyValuePair.Create(n, Known(n))).Concat(Own()));
            if (claim.Of(resource.Type, values, compilation.Knowledge.Identify(resource.Type, all)) is { } claimed)
                yield return new Claimant(address, resource, claim, claimed, provider, all);

            // What is not known yet is named by what it refers to, and what the provider makes up by the resource itself.
            Value Known(string name)
            {
                var value = all[name] ?? Value.DynamicUnknown;
                return value.IsKnown ? value : evaluation.Referred(address, name) is { } referred ? Value.String(referred.ToString()) : value;
            }

            IEnumerable<KeyValuePair<string, Value>> Own() =>
                new[] { "id", "arn" }.Where(n => !written.Contains(n))
                    .Select(n => KeyValuePair.Create(n, Value.String(new ReferredAttribute(address, n).ToString())));
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
