using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>PL0119: what an update does to something critical is only known after apply.</summary>
public sealed class UnknownOnCritical : Rule
{
    private static readonly HashSet<string> Critical = new(StringComparer.Ordinal)
    {
        "name", "namespace", "bucket", "replicas", "image", "image_id", "ami", "engine_version", "instance_class", "instance_type", "machine_type",
            "node_type", "size",
        "instances", "desired_count", "min_size", "max_size", "allocated_storage", "storage", "data", "user_data", "version",
    };

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0119", "unknown-on-critical", "Critical value is only known after apply",
        "{0} will be {1}, but {2} is only known after apply, so it cannot be reviewed.", Severity.Warning)
    { Page = RulePage.Read, Confidence = Confidence.Heuristic };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        if (!(change.IsUpdate || change.Replaces) || context.Compilation.Knowledge.IsCheap(change.Address.Type)) return;
        // What forces a replacement is told by PL0108, unknown or not.
        foreach (var leaf in change.AttributeChanges)
            if (leaf.Kind == AttributeChangeKind.BecameUnknown && leaf.Before is { IsNull: false } && IsCritical(context, leaf)
                && !change.ReplacePaths.Any(p => leaf.Path.StartsWith(p) || p.StartsWith(leaf.Path)))
                context.Report(new Finding(change.Address, change.ActionVerb, leaf.Path)
                {
                    Path = leaf.Path,
                    // Whoever reads a credential that is made anew is named there.
                    YieldsTo = ReadsCredential(context, leaf) ? "PL0134" : null,
                });
    }

    private static bool ReadsCredential(ChangeContext context, AttributeChange leaf) => context.Compilation.Indexed(c => new PlanReferences(c.Plan!))
        .At(context.Change.Address.BlockAddress(), leaf.Path).Any(a => context.Compilation.Knowledge.CredentialOf(a.Type) is not null);

    /// <summary>A critical name that the configuration sets: what a provider computes is unknown after every change.</summary>
    private static bool IsCritical(ChangeContext context, AttributeChange leaf) =>
        leaf.Path.Steps.LastOrDefault(s => s.Name is not null).Name is { } name
        && (Critical.Contains(name) || leaf.Path.Steps[0].Name == "data")
        && context.Plan.Configuration?.BlockOf(context.Change.Address)?.Declares(leaf.Path) == true;
}
