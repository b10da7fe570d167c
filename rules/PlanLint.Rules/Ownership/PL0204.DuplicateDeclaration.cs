using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0204: two addresses declare one object.</summary>
public sealed class DuplicateDeclaration : Rule
{
    private const string Contend = "{0} and {1} both decide on {2}";
    private const string ContendAll = "{0}, {1} all decide on {2}";
    private const string Agreed = "; they say the same now, and the first that changes takes away what the others say.";

    private static readonly ValuePath RegionPath = ValuePath.Root.Append("region");

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0204", "duplicate-declaration", "Two addresses declare one object",
        "{0} and {1} declare the same object, {2}.", Severity.Error)
    { Page = RulePage.Read };

    public override void Register(RuleContext context)
    {
        context.OnPlan(CheckPlan);
        context.OnCompilation(CheckConfiguration, RuleInputs.Source);
        context.OnCompilation(CheckParts, RuleInputs.Source);
    }

    private static void CheckPlan(PlanContext context)
    {
        var compilation = context.Compilation;
        var declared = new Dictionary<(ObjectIdentity, string), List<ResourceChange>>();
        foreach (var change in context.Plan.ResourceChanges)
        {
            if (change.Address.Mode != ResourceMode.Managed || change.IsDelete || change.DeposedKey is not null
                || (change.Forgets && !change.Replaces)) continue;
            if (compilation.Identify(change) is not { } identity) continue;
            string provider = ProviderIdentity.Of(compilation, change.Address) ?? "";
            if (declared.TryAdd((identity, provider), [change])) continue;
            // Only where names are equal are values looked at: in a big plan, they are built anew for each that asks.
            var earlier = declared[(identity, provider)];
            var first = Region(context.Plan, change) is { } region ? earlier.Find(c => Region(context.Plan, c) == region) : null;
            earlier.Add(change);
            if (first is null || IsShared(compilation, change.Address.Type, change.After) || IsShared(compilation, first.Address.Type, first.After)) continue;
            context.Report(change, Describe(change.Address, first.Address, identity, compilation.Locate(first).Location));
        }
    }

    /// <summary>Without a plan, what the configuration says in so many words is enough.</summary>
    private static void CheckConfiguration(CompilationContext context)
    {
        var compilation = context.Compilation;
        if (compilation.Plan is not null || compilation.Evaluation is not { } evaluation) return;
        var declared = new Dictionary<(ObjectIdentity, string, string), (ResourceAddress Address, ResourceSymbol Symbol)>();
        foreach (var module in compilation.Modules!.Modules)
        {
            foreach (var resource in module.Resources)
            {
                if (resource.Mode != ResourceMode.Managed || compilation.Knowledge.Find(resource.Type) is not { HasIdentity: true } known) continue;
                foreach (var address in evaluation.Instances(resource).Addresses)
                {
                    var values = evaluation.ValueOf(address);
                    if (IsShared(compilation, resource.Type, values) || known.Identify(values) is not { } identity
                        || Region(values) is not { } region) continue;
                    string provider = ProviderIdentity.Of(resource);
                    if (declared.TryAdd((identity, provider, region), (address, resource))) continue;
                    var first = declared[(identity, provider, region)];
                    context.Report(Describe(address, first.Address, identity, first.Symbol.Location) with { At = resource.Location });
                }
            }
        }
    }

    /// <summary>Two resources may also decide on a part of one object: rules of a security group, roles of a project, keys of a map.</summary>
    private static void CheckParts(CompilationContext context)
    {
        foreach (var contentions in Contention.ByObject(context.Compilation))
        {
            var (weaker, other, part) = contentions[0];
            var others = contentions.SelectMany(c => new[] { c.Other, c.Weaker }).Where(c => !c.Address.Equals(weaker.Address))
                .DistinctBy(c => c.Address).ToArray();
            string what = part.Length == 0 ? weaker.Claim.Subject : $"{weaker.Claim.Subject}: {string.Join(", ", contentions.Select(c => c.Part).Distinct())}";
            // Whatever owns all of it names the way out that ends every contention.
            var widest = contentions.Select(c => c.Weaker).Concat(contentions.Select(c => c.Other)).OrderBy(c => c.Claimed.Parts is null ? 0 : 1)
                .FirstOrDefault(c => c.Claim.Remedy.Length > 0);
            bool isAgreed = contentions.All(c => c.IsAgreed);
            context.Report(new Finding(weaker.Address, Listed(others), what)
            {
                MessageFormat = (others.Length == 1 ? Contend : ContendAll) + (isAgreed ? Agreed : "."),
                At = weaker.Resource.Location,
                Severity = isAgreed ? Severity.Warning : null,
                Addresses = [.. others.Select(o => o.Address), weaker.Address],
                Confidence = contentions.SelectMany(c => new[] { c.Weaker, c.Other }).Select(c => c.Claim.Evidence.Confidence).Append(Confidence.Likely).Min(),
                Related = [.. others.Select(o => new RelatedLocation(o.Resource.Location, $"{o.Address} decides on it too"))],
                Notes = widest is null ? [] : [new DiagnosticNote("help", widest.Claim.Remedy)],
            });
        }
    }

    /// <summary><c>b</c>, <c>b and c</c>, <c>b and 3 more</c>.</summary>
    private static string Listed(Claimant[] others) => others.Length switch
    {
        1 => others[0].Address.ToString(),
        2 => $"{others[0].Address} and {others[1].Address}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{others[0].Address} and {others.Length - 1} more"),
    };

    private static Finding Describe(ResourceAddress second, ResourceAddress first, ObjectIdentity identity, SourceLocation firstPlace) =>
        new(second, first, ExistingObject.Name(identity))
        {
            Addresses = [first, second],
            Related = [new RelatedLocation(firstPlace, $"{first} declares it too")],
            Notes = [new DiagnosticNote("help", "keep one of them; take the other out with a removed block and destroy = false")],
        };

    /// <summary>True where several may declare one object, or the name does not tell objects apart.</summary>
    private static bool IsShared(Compilation compilation, string type, Value values) =>
        compilation.Knowledge.OnExisting(type, values) is ExistingBehavior.Merges or ExistingBehavior.Duplicates;

    /// <summary>The region a resource names for itself, empty when its provider decides; null when it is not known.</summary>
    private static string? Region(Value values) => values["region"] is not { IsNull: false } region ? "" : region.StringOrNull;

    /// <summary>The same of a planned change: a region that nobody sets is the provider's, known or not.</summary>
    private static string? Region(Plan plan, ResourceChange change) =>
        Region(change.After)
        ?? (plan.Configuration?.Resources.GetValueOrDefault(change.Address.BlockAddress())?.ReferencesAt(RegionPath).Length > 0 ? null : "");
}
