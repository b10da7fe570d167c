using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>A StatefulSet is recreated because of a field that cannot change: its pods stop, its claims stay.</summary>
public sealed class StatefulsetImmutable : Rule
{
    private static readonly string[] Immutable = ["pod_management_policy", "revision_history_limit", "selector", "service_name", "volume_claim_template"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0314", "statefulset-immutable", "StatefulSet is recreated",
        "{0}: the StatefulSet is recreated because of {1}; its pods stop, and its volume claims stay.", Severity.Error)
    { Page = RulePage.Read };

    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnResourceChange("kubernetes_stateful_set*", Check);

    private static void Check(ChangeContext context)
    {
        if (!context.Change.Replaces) return;
        var paths = context.Change.ReplacePaths.Where(IsImmutable).ToArray();
        if (paths.Length == 0) return;
        string? name = context.Change.Before["metadata"]?[0]?["name"]?.StringOrNull, space = context.Change.Before["metadata"]?[0]?["namespace"]?.StringOrNull;
        context.Report(new Finding(context.Change.Address, string.Join(", ", paths.AsEnumerable()))
        {
            Path = paths[0],
            Notes =
                [new DiagnosticNote("fix", $"kubectl delete {ShellWord.Quote($"statefulset/{name ?? "NAME"}")} -n {ShellWord.Quote(space ?? "NAMESPACE")} "
                    + "--cascade=orphan lets the pods run while it is made anew")],
        });
    }

    private static bool IsImmutable(ValuePath path) => path.Steps is [{ Name: "spec" }, _, { Name: { } field }, ..] && Immutable.Contains(field);
}
