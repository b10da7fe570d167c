using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0205: a Helm release that this configuration does not hold owns the object, or is about to be made a second time.</summary>
public sealed class HelmOwnedObject : Rule
{
    private const string ReleaseSecret = "sh.helm.release.v1.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0205", "helm-owned-object", "Object belongs to a Helm release",
        "{0} will be {1}, but {2} belongs to Helm {3}.", Severity.Error)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        if (context.Change.DeposedKey is not null) return;
        if (context.Change.Address.Type == "helm_release") CheckRelease(context);
        else CheckObject(context);
    }

    private static void CheckObject(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (LiveOwnership.OwnerOf(compilation, change, "helm") is not { } release || compilation.Indexed(c => new Releases(c)).AreKept(release)
            || IsLeftBehind(compilation, change, release)) return;
        if (compilation.Identify(change) is not { } identity) return;
        context.Report(new Finding(change.Address, change.EffectVerb, ExistingObject.Name(identity), release)
        {
            Severity = change.IsUpdate ? Severity.Warning : null,
            Notes = [new DiagnosticNote("help",
                "import the release as helm_release, or stop declaring its objects; the next upgrade or uninstall of the release will not ask Terraform")],
        });
    }

    /// <summary>A release is stored in Secrets, one a revision; one of its name means that the release is there.</summary>
    private static void CheckRelease(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (!change.IsCreate || change.Importing is not null || compilation.Inventory is null || compilation.Identify(change) is not { } identity) return;
        if (compilation.Knowledge.OnExisting(change.Address.Type, change.After) == ExistingBehavior.Adopts) return;
        if (!compilation.Indexed(c => new Releases(c)).AreInstalled(identity.Namespace, identity.Name)) return;
        var finding = new Finding(change.Address, change.ActionVerb, $"release {identity.Namespace}/{identity.Name}", "already, and the install will fail")
        {
            MessageFormat = "{0} will be {1}, but Helm {2} is installed {3}.",
        };
        if (compilation.ImportId(change, null) is { } id) finding = finding with { Fixes = [ImportFix.For(compilation, change.Address, id, FixSafety.Safe)] };
        context.Report(finding);
    }

    /// <summary>The releases of the plan and of the inventory, which stores one in Secrets, one a revision.</summary>
    private sealed class Releases(Compilation compilation)
    {
        private readonly HashSet<string> kept =
            (compilation.Plan?.ResourceChanges ?? []).Where(
                c => c.Address.Type == "helm_release" && !c.After.IsNull && c.After["name"]?.StringOrNull is not null)
            .Select(c => $"release {c.After["namespace"]?.StringOrNull ?? "default"}/{c.After["name"]!.AsString}").ToHashSet(StringComparer.Ordinal);

        private readonly HashSet<(string?, string)> installed = (compilation.Inventory?.Objects ?? [])
            .Where(o => o.Identity is { System: "kubernetes", Kind: "Secret" } && o.Identity.Name.StartsWith(ReleaseSecret, StringComparison.Ordinal))
            .SelectMany(o => Names(o.Identity.Name[ReleaseSecret.Length..]), (o, name) => ((string?)o.Identity.Namespace, name)).ToHashSet();

        /// <summary>True when this configuration holds the release and keeps it.</summary>
        public bool AreKept(string release) => kept.Contains(release);

        /// <summary>True when the inventory has a revision of the release.</summary>
        public bool AreInstalled(string? space, string name) => installed.Contains((space, name));

        /// <summary>What stands before a <c>.v</c>: a name may hold one itself.</summary>
        private static IEnumerable<string> Names(string secret)
        {
            for (int at = secret.IndexOf(".v", StringComparison.Ordinal); at >= 0; at = secret.IndexOf(".v", at + 1, StringComparison.Ordinal))
                yield return secret[..at];
        }
    }

    /// <summary>True for an object that its release was told to keep and whose release is gone.</summary>
    private static bool IsLeftBehind(Compilation compilation, ResourceChange change, string release)
    {
        if (compilation.FindLive(change) is not { } live || live.Annotations.GetValueOrDefault("helm.sh/resource-policy") != "keep") return false;
        string[] parts = release["release ".Length..].Split('/', 2);
        var secrets = new ObjectIdentity("kubernetes", "Secret", parts[0], $"{ReleaseSecret}{parts[^1]}.v1");
        return compilation.Inventory!.Covers(secrets)
            && !compilation.Indexed(c => new Releases(c)).AreInstalled(parts[0], parts[^1]);
    }
}
