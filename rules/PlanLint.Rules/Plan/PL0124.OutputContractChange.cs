using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0124: the plan changes an output that another root module reads from this one's state.</summary>
public sealed class OutputContractChange : Rule
{
    private const int MostReaders = 25;

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0124", "output-contract-change", "Output that another root reads changes",
        "Output {0} {1}; read by {2}.", Severity.Warning)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnPlan(Check, RuleInputs.Source);

    private static void Check(PlanContext context)
    {
        var root = context.Compilation.Modules!.Root;
        var changes = context.Plan.OutputChanges.Select(c => (Change: c, What: Change(c))).Where(c => c.What is not null).ToArray();
        if (changes.Length == 0 || StateLocation.Of(root) is not { } state) return;
        string own = StateReaders.Name(root);
        var readers = context.Compilation.Roots.Indexed(StateReaders.Of).Of(state).Where(r => r.Root != own).ToLookup(r => r.Output, StringComparer.Ordinal);
        foreach (var (change, what) in changes)
        {
            var places = readers[change.Name].OrderBy(r => r.At).ToArray();
            if (places.Length == 0) continue;
            context.Report(new Finding(change.Name, what, string.Join(", ", places.Select(p => p.Root).Distinct(StringComparer.Ordinal)))
            {
                At = root.Outputs[change.Name]?.Location,
                Severity = what == "changes" ? Severity.Note : null,
                Related = [.. places.Take(MostReaders).Select(p => new RelatedLocation(p.At, $"{p.Root} reads it"))],
                Notes = what == "changes" ? [] : [new DiagnosticNote("help", "keep the old output beside the new one until every reader has moved")],
            });
        }
    }

    /// <summary>What happens to an output, in words; null for what its readers will not notice, and what is only known after apply.</summary>
    private static string? Change(OutputChange change)
    {
        if (change.Actions == ChangeActions.Delete) return "is removed";
        if (change.Before.IsNull || !change.Before.IsWhollyKnown || !change.After.IsWhollyKnown
            || change.Before.WithSensitive(false).Equals(change.After.WithSensitive(false))) return null;
        if (change.After.IsNull) return "becomes null";
        return change.Before.Kind == change.After.Kind
            ? "changes"
            : $"changes from {change.Before.Kind.ToString().ToLowerInvariant()} to {change.After.Kind.ToString().ToLowerInvariant()}";
    }
}
