using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Causes;
using PlanLint.Decisions;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Reporting;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Hosting;

/// <summary>
/// One planned change told whole: what happens, why, since when, whether it was meant, what it goes together with, and what the findings
/// about it say.
/// </summary>
public static class ChangeStory
{
    private const int MostNames = 10;

    /// <summary>
    /// Writes what the plans of a run do to an instance, or lists the instances of a block that change. Values are redacted. False, with
    /// nothing written, when no plan of the run changes it.
    /// </summary>
    public static bool Write(LintResult lint, ResourceAddress wanted, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(lint);
        ArgumentNullException.ThrowIfNull(wanted);
        output.NewLine = "\n";
        var page = new TerminalPage(output, ReportOptions.Plain with { Redactor = lint.Redactor.ForOutput(), RepositoryDirectory = lint.RepositoryRoot });
        bool isTold = false;
        foreach (var root in lint.Roots.Where(r => r.Compilation.Plan is not null))
        {
            var changes = root.Compilation.Plan!.ChangesOf(wanted).Concat(root.Compilation.Plan.DeferredOf(wanted)).Where(ChangeCauses.IsEffect).ToList();
            foreach (var change in changes) Tell(root, change, page, lint);
            if (changes.Count == 0) isTold |= List(root, wanted, page);
            isTold |= changes.Count > 0;
        }
        return isTold;
    }

    /// <summary>What can be asked for: the instances that the plans of a run change, in plan order, and their blocks.</summary>
    public static IEnumerable<string> Addresses(LintResult lint)
    {
        ArgumentNullException.ThrowIfNull(lint);
        return lint.Roots.SelectMany(r => r.Compilation.Plan?.AllChanges ?? []).Where(ChangeCauses.IsEffect)
            .SelectMany(c => (ResourceAddress[])[c.Address, c.Address.BlockAddress()]).Distinct().Select(a => a.ToString());
    }

    private static bool List(RootResult root, ResourceAddress block, TerminalPage page)
    {
        var members = root.Compilation.Causes!.Changes.Where(c => c.Change.Address.BlockAddress().Equals(block.BlockAddress()) && block.Key is null).ToList();
        if (members.Count == 0) return false;
        page.Line($"{block} has {Plural.Of(members.Count, "instance")} that the plan changes; name one to see it whole.");
        foreach (var member in members) page.Line($"  {member.Change.Address}: {CauseSummaries.Of(root.Compilation, member).Summary}; {member.Cause.Text}");
        return true;
    }

    private static void Tell(RootResult root, ResourceChange change, TerminalPage page, LintResult lint)
    {
        var compilation = root.Compilation;
        var causes = compilation.Causes!;
        var caused = causes.Of(change);
        var summary = CauseSummaries.Of(compilation, caused);
        page.Line($"{change.Address}: {summary.Summary}");
        page.Raw($"  at {page.Place(compilation.Locate(change).Location)}");
        page.Line("");

        page.Line("What");
        var picture = PlanPictures.Change(compilation, change, lint.Redactor);
        if (picture.IsProtected) page.Line("  the resource is protected: what destroys it loses what cannot be made again");
        if (picture.Reason is { } reason) page.Line($"  the plan gives as reason: {reason}");
        foreach (var attribute in picture.Attributes)
            page.Raw($"  {TerminalText.Escape(TerminalText.OneLine($"{attribute.Path}: {attribute.Before} → {attribute.After}"))}");
        if (picture.Attributes.IsEmpty) page.Line($"  {summary.Action}");

        page.Line("Why");
        page.Line($"  {caused.Cause.Text} ({summary.Cause.Kind}, {Wording.Of(caused.Cause.Confidence)})");
        foreach (var also in caused.Cause.Also) page.Line($"  also: {also.Text} ({Wording.Of(also.Confidence)})");
        foreach (var step in summary.Cause.Way) page.Raw($"  {page.Place(step.Location)} {page.Clean(step.Message)}");

        page.Line("Since when");
        page.Line($"  {Since(compilation, caused)}");
        page.Line("Meant");
        page.Line($"  {Meant(compilation, caused)}");

        Names("Same cause", causes.Groups.FirstOrDefault(g => g.Changes.Contains(caused))?.Changes.Where(c => c != caused)
            .Select(c => c.Change.Address) ?? [], page);
        Names("Needs, and changes too", Neighbours(compilation, change, (graph, symbol) => graph.AllDependenciesOf(symbol)), page);
        Names("Is needed by, and changes too", Neighbours(compilation, change, (graph, symbol) => graph.AllDependentsOf(symbol)), page);
        OnApply(root, change, page);
        page.Line("");
    }

    private static string Since(Compilation compilation, CausedChange caused) => (caused.Cause.Kind, compilation.Base) switch
    {
        (CauseKind.Edited, { } revision) => $"an edit since {revision.Revision}",
        (_, { } revision) => $"no edit since {revision.Revision} reaches it",
        _ => "not known: give --since REV, such as the revision that was applied last",
    };

    private static string Meant(Compilation compilation, CausedChange caused) => compilation.Causes!.IntentionOf(caused.Change) switch
    {
        Intention.Allowed => "yes, an intent allows it",
        Intention.Reached => "yes, the difference since the base revision reaches it",
        Intention.Forbidden => "no, the intent does not allow it",
        Intention.NotReached => "no, nothing in the difference since the base revision reaches it",
        _ => "nobody said what was meant: give --since REV, --target or --intent",
    };

    private static IEnumerable<ResourceAddress> Neighbours(
        Compilation compilation, ResourceChange change, Func<DependencyGraph, Symbol, IReadOnlySet<Symbol>> near)
    {
        if (compilation.Modules is not { } modules || modules.Find(change.Address) is not { } symbol) return [];
        var reached = near(modules.Dependencies, symbol);
        return compilation.Plan!.AllChanges.Where(c => c != change && ChangeCauses.IsEffect(c) && modules.Find(c.Address) is { } other && other != symbol
            && reached.Contains(other)).Select(c => c.Address);
    }

    private static void Names(string title, IEnumerable<ResourceAddress> addresses, TerminalPage page)
    {
        var all = addresses.ToList();
        if (all.Count == 0) return;
        page.Line($"{title} ({all.Count})");
        foreach (var address in all.Take(MostNames)) page.Raw($"  {TerminalPage.Name(address.ToString())}");
        if (all.Count > MostNames) page.Line($"  and {all.Count - MostNames} more");
    }

    private static void OnApply(RootResult root, ResourceChange change, TerminalPage page)
    {
        var findings = root.Findings.Where(f => f.Suppression is null && f.Addresses.Contains(change.Address)).OrderByDescending(f => f.Severity)
            .ToImmutableArray();
        var decision = change.IsCreate ? DecisionTable.Of(root.Compilation)?.Rows.FirstOrDefault(r => r.Address.Equals(change.Address)) : null;
        if (findings.IsEmpty && decision is null) return;
        page.Line("On apply");
        foreach (var finding in findings) page.Raw($"  {Wording.Of(finding.Severity)}[{finding.Rule.Id}]: {page.Clean(finding.Text)}");
        if (decision is not null) page.Line($"  decision: {decision.Word}; {decision.Rationale}");
    }
}
