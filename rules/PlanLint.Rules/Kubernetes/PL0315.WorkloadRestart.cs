using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>A change of a pod template rolls a workload's pods.</summary>
public sealed class WorkloadRestart : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0315", "workload-restart", "Update rolls out new pods",
        "{0}: {1} changes; rollout of {2}.", Severity.Note)
    { Page = RulePage.Read };

    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        foreach (string type in (string[])["kubernetes_deployment*", "kubernetes_stateful_set*", "kubernetes_daemonset", "kubernetes_daemon_set_v1"])
            context.OnResourceChange(type, Check);
    }

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        ValuePath[] paths = change.IsUpdate
            ? [.. change.AttributeChanges.Where(c => IsTemplate(c.Path)
                && c.Kind is not (AttributeChangeKind.SensitivityOnly or AttributeChangeKind.BecameUnknown) && !IsSameAmount(c)).Select(c => c.Path)]
            : change.Replaces ? [.. change.ReplacePaths.Where(p => p.Steps is [{ Name: "spec" }, _, { Name: "selector" }, ..])] : [];
        if (paths.Length == 0) return;
        var replicas = (change.After["spec"]?[0]?["replicas"] ?? change.Before["spec"]?[0]?["replicas"])?.ToString().Trim('"');
        bool isProtected = context.Compilation.Options.Protect.Concat(context.Compilation.Intents.SelectMany(i => i.Protected))
            .Any(p => p.Covers(change.Address));
        string what = paths.Length == 1 ? paths[0].ToString() : $"{paths[0]} and {paths.Length - 1} more";
        context.Report(new Finding(change.Address, what, replicas is null or "null" or "(unknown)" ? "its pods" : $"{replicas} replicas")
        {
            Path = paths[0],
            Severity = isProtected ? Severity.Warning : null,
        });
    }

    private static bool IsTemplate(ValuePath path) => path.Steps is [{ Name: "spec" }, _, { Name: "template" }, ..];

    /// <summary>1000m and 1 are one amount, which rolls nothing.</summary>
    private static bool IsSameAmount(AttributeChange change) =>
        change.Path.Steps.Any(s => s.Name == "resources") && Quantity.Of(change.Before) is { } before && Quantity.Of(change.After) is { } after
        && before.CompareTo(after) == 0;
}
