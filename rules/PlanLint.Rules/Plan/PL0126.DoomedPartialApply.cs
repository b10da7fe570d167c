using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Forecasts;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0126: changes that must fail, in a plan that also does other things: apply stops half-way.</summary>
public sealed class DoomedPartialApply : Rule
{
    private const int MostNamed = 8;

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0126", "doomed-partial-apply", "Apply will stop half-way through",
        "{0}, but {1} will have been applied by then{2}.", Severity.Error)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        if (ApplyForecast.Of(context.Compilation) is not { Refused: [var first, ..] refused } forecast || forecast.Applied.IsEmpty) return;
        var doomed = refused.Select(r => r.Change).ToArray();
        string rest = forecast.Waiting.IsEmpty ? "" : $"; {Plural.Of(forecast.Waiting.Length, "other change")} will not, waiting for what fails";
        context.Report(first.Change, new Finding(
            string.Join("; ", refused.GroupBy(r => r.Kind).Select(g => What([.. g]))), Plural.Of(forecast.Applied.Length, "other change"), rest)
        {
            Addresses = [.. doomed.Select(c => c.Address)],
            Related = PlanWords.Places(context.Compilation, doomed.Skip(1)),
            Notes = Notes(forecast),
        });
    }

    private static string What(RefusedChange[] refused) => refused[0].Kind switch
    {
        RefusalKind.Exists => $"{Plural.Of(refused.Length, "create")} will fail because of objects that already exist",
        RefusalKind.NoNamespace => $"{Plural.Of(refused.Length, "create")} will fail because of a namespace that is not there",
        RefusalKind.Guarded => $"{Plural.Of(refused.Length, "destroy")} will be refused because a setting of the object stands against it",
        RefusalKind.NameTaken => $"{Plural.Of(refused.Length, "replacement")} will fail because the name is not free when the new object is made",
        _ => $"{Plural.Of(refused.Length, "change")} will fail at a provisioner",
    };

    private static ImmutableArray<DiagnosticNote> Notes(ApplyForecast forecast)
    {
        var notes = ImmutableArray.CreateBuilder<DiagnosticNote>();
        notes.AddRange(forecast.Refused.Take(MostNamed).Select(r => new DiagnosticNote("fails", MessageText.Of($"{r.Change.Address}: {r.Text}"))));
        if (!forecast.Waiting.IsEmpty) notes.Add(new DiagnosticNote("waits", Named(forecast.Waiting)));
        notes.Add(new DiagnosticNote("applied", Named(forecast.Applied)));
        var steps = forecast.Refused.Select(r => r.WayBack).Distinct(StringComparer.Ordinal).Take(MostNamed);
        notes.AddRange(steps.Select(s => new DiagnosticNote("fix", s)));
        return notes.ToImmutable();
    }

    private static string Named(ImmutableArray<ResourceChange> changes) =>
        string.Join(", ", changes.Take(MostNamed).Select(c => c.Address)) + (changes.Length > MostNamed ? $" and {changes.Length - MostNamed} more" : "");
}
