using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0131: an object is made before the old one goes, under a name that the old one still has.</summary>
public sealed class CreatedBeforeNameIsFree : Rule
{
    private const string Unsaid = "?";
    private const string Adopts = "{0} is made before the old {1} is gone, under the same name: the create takes the old one over, and the delete then "
        + "destroys it.";

    private const string Outlived = "{0} is made under the name of the old {1}, which is forgotten and lives on, so the create fails.";

    /// <summary>Where an object is, besides its name: elsewhere the name is free.</summary>
    private static readonly HashSet<string> Places = new(StringComparer.Ordinal)
    {
        "region", "location", "zone", "availability_zone", "vpc_id", "vpc_name", "project", "project_id", "account_id", "zone_id", "realm_id",
            "resource_group_name", "namespace", "cluster", "cluster_name",
        "parent", "organization", "owner", "repository", "server_id", "backend", "mount",
    };

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0131", "created-before-name-is-free", "Replacement is made while its name is taken",
        "{0} is made before the old {1} is gone, under the same name, so the create fails.", Severity.Error)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (!change.CreatesFirst || change.DeposedKey is not null || change.Before.IsNull || change.After.IsNull) return;
        if (compilation.Knowledge.Find(change.Address.Type) is not { HasIdentity: true } known) return;
        var behavior = known.OnExisting(change.After);
        if (behavior is ExistingBehavior.Duplicates or ExistingBehavior.Merges) return;
        // What is forgotten is not destroyed with the object that took it over.
        if (change.Forgets && behavior == ExistingBehavior.Adopts) return;
        if (Moves(context.Plan, change)) return;
        var (before, after) = Placed(change);
        if (known.Identify(before) is not { } old || known.Identify(after) is not { } made || !old.Equals(made)) return;
        var (cause, text) = change.Forgets ? (null, "") : CauseOf(compilation, change.Address);
        context.Report(new Finding(change.Address, ExistingObject.Name(old).Replace(Unsaid + "/", "", StringComparison.Ordinal))
        {
            MessageFormat = change.Forgets ? Outlived : behavior == ExistingBehavior.Adopts ? Adopts : null,
            Confidence = known.Evidence.Confidence,
            Related = cause is null ? [] : [new RelatedLocation(cause, text)],
            Notes = [new DiagnosticNote("help", change.Forgets
                ? "give the new object another name, or take destroy = false out of its lifecycle, so that the old one goes first"
                : $"take create_before_destroy out{(cause is null ? "" : $" at {cause}")}, or give the new object another name; keep what forces the "
                + "replacement as it is where the object must stay")],
        });
    }

    /// <summary>True when it is replaced because it goes to another place. A place that only the provider fills in stays.</summary>
    private static bool Moves(Plan plan, ResourceChange change) => change.AttributeChanges.Any(l =>
        l.Path.Steps is [{ Name: { } name }] && Places.Contains(name)
        && (l.Kind != AttributeChangeKind.BecameUnknown || plan.Configuration?.BlockOf(change.Address)?.Declares(l.Path) != false));

    /// <summary>The object before and after, with places that nobody says, as those of the provider's configuration: they are the same on both sides.</summary>
    private static (Value Before, Value After) Placed(ResourceChange change)
    {
        return (With(change.Before, change.Before), With(change.After, change.Before));

        static Value With(Value values, Value before) => Value.Object(
            values.Attributes.Where(a => !Places.Contains(a.Key) || a.Value is { IsKnown: true, IsNull: false })
                .Concat(Places.Where(p => values[p] is null or { IsNull: true } or { IsKnown: false })
                    .Select(p => KeyValuePair.Create(p, before[p] is { IsKnown: true, IsNull: false } own ? own : Value.String(Unsaid)))));
    }

    /// <summary>The create_before_destroy that counts: its own, or that of a resource which needs it.</summary>
    private static (Text.SourceLocation?, string) CauseOf(Compilation compilation, ResourceAddress address)
    {
        if (compilation.Modules is not { } modules || modules.Find(address) is not { } block) return (null, "");
        if (OwnSetting(block) is { } own) return (own.Location, "the new object is made first");
        foreach (var dependent in modules.Dependencies.AllDependentsOf(block).OfType<ResourceSymbol>().OrderBy(r => r.Address))
            if (OwnSetting(dependent) is { } setting)
                return (setting.Location, $"{dependent.Address} is made before it is destroyed, and so is everything that it needs");
        return (null, "");
    }

    private static AttributeSyntax? OwnSetting(ResourceSymbol block) =>
        block.LifecycleAttribute("create_before_destroy") is { Value: LiteralSyntax { Text: "true" } } setting ? setting : null;
}
