using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0218: a destroy takes away a part that a surviving resource declares.</summary>
public sealed class DestroysWhatAnotherClaims : Rule
{
    private static readonly HashSet<string> Made =
        new(StringComparer.Ordinal) { "etag", "tags_all", "self_link", "owner_id", "timeouts", "policy_json", "effective_labels", "terraform_labels" };

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0218", "destroys-what-another-claims", "Destroy takes away what another resource declares",
        "{0} will be destroyed, which takes away what {1} declares as well.", Severity.Warning)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        var (compilation, plan) = (context.Compilation, context.Plan);
        ResourceChange[] gone =
            [.. plan.AllChanges.Where(
                c => c.IsDelete && c.DeposedKey is null && c.Address.Mode == ResourceMode.Managed && !compilation.Knowledge.ClaimsOf(c.Address.Type).IsEmpty)];
        if (gone.Length == 0) return;
        var subjects = gone.SelectMany(c => compilation.Knowledge.ClaimsOf(c.Address.Type)).Where(c => c.Role != ClaimRole.Owner).Select(c => c.Subject)
            .ToHashSet(StringComparer.Ordinal);
        var surviving = plan.AllChanges
            .Where(c => !c.IsDelete && (!c.Forgets || c.Replaces) && c.DeposedKey is null && c.Address.Mode == ResourceMode.Managed && c.HasValues)
            .SelectMany(c => compilation.Knowledge.ClaimsOf(c.Address.Type).Where(l => subjects.Contains(l.Subject))
                .Select(l => (Change: c, Claim: l, Parts: l.Of(c.Address.Type, Written(c.After), compilation.Identify(c)))))
            .Where(s => s.Parts is not null)
            .SelectMany(s => s.Parts!.Objects.Select(o => (Key: (s.Claim.Subject, o), s.Change, s.Claim, s.Parts)))
            .ToLookup(s => s.Key, s => (s.Change, s.Claim, s.Parts));
        foreach (var change in gone)
            if (Survivor(compilation, change, surviving) is { } survivor) Report(context, change, survivor);
    }

    private static ResourceChange? Survivor(
        Compilation compilation, ResourceChange change, ILookup<(string, Value), (ResourceChange Change, Claim Claim, ClaimedParts Parts)> surviving)
    {
        foreach (var claim in compilation.Knowledge.ClaimsOf(change.Address.Type))
        {
            if (claim.Role == ClaimRole.Owner
                || claim.Of(change.Address.Type, Written(change.Before), compilation.Identify(change)) is not { } claimed) continue;
            var elements = Names(change.Before).Except(claimed.Objects).ToHashSet();
            foreach (var name in claimed.Objects)
                foreach (var (other, otherClaim, parts) in surviving[(claim.Subject, name)])
                {
                    if (!ProviderIdentity.MayBeOne(compilation, change.Address, other.Address) || !SharePart(claimed, parts)) continue;
                    // Two that only add are one thing when they say the same; one that sets has what is destroyed in its list.
                    bool isSame = otherClaim.Role == ClaimRole.Adds
                        ? other.Address.Type == change.Address.Type && !other.IsCreate && !other.Replaces && SaysTheSame(change.Before, other.After)
                        : other.After.Attributes.Any(a => a.Value.Elements.Any(e => Names(e).Any(elements.Contains)));
                    if (isSame) return other;
                }
        }
        return null;
    }

    private static void Report(PlanContext context, ResourceChange change, ResourceChange survivor) =>
        context.Report(survivor, new Finding(change.Address, survivor.Address)
        {
            Addresses = [change.Address, survivor.Address],
            Notes =
        [
            .. PlanWords.Later([change, survivor]),
            new DiagnosticNote("help", change.Address.Key is null && GeneratedBlock.KnowsRemoved(context.Plan)
                ? $"forget it instead of destroying it: removed {{ from = {change.Address.BlockAddress()}, lifecycle {{ destroy = false }} }}"
                : $"forget it instead of destroying it: {GeneratedBlock.ForgetCommand(context.Plan.Tool, change.Address)}"),
        ],
        });

    private static bool SharePart(ClaimedParts one, ClaimedParts other) =>
        one.Parts is not { } mine || other.Parts is not { } theirs || mine.Any(theirs.Contains);

    /// <summary>True when every argument that both give is the same.</summary>
    private static bool SaysTheSame(Value one, Value other)
    {
        var (a, b) = (Written(one), Written(other));
        return a.Attributes.Where(x => x.Key is not ("id" or "arn")).All(x => b[x.Key] is { } own && own.Equals(x.Value));
    }

    /// <summary>The attributes without those that are empty and those that only the provider makes.</summary>
    private static Value Written(Value values) => Value.Object(values.Attributes.Where(a => !Made.Contains(a.Key) && a.Value is { IsKnown: true, IsNull: false }
        && (a.Value.Kind is TypeKind.String ? a.Value.AsString.Length > 0 : a.Value.Kind is TypeKind.Bool or TypeKind.Number || a.Value.Elements.Length > 0
            || a.Value.Attributes.Count > 0)));

    private static IEnumerable<Value> Names(Value value)
    {
        if (value.StringOrNull is { Length: > 2 }) yield return value.WithSensitive(false);
        foreach (var child in value.Children())
            foreach (var name in Names(child)) yield return name;
    }
}
