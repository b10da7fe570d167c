using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Plans;
using PlanLint.Secrets;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>How findings speak of planned changes.</summary>
internal static class PlanWords
{
    /// <summary>Targets that a suggested command line names at most.</summary>
    public const int MostTargets = 40;

    /// <summary>Related places of one finding; more would hide the finding.</summary>
    private const int MostPlaces = 25;

    /// <summary>
    /// <c>10 to create, 11 to change, 0 to destroy</c>, with imports, forgets and moves where there are any. A replacement counts as one to
    /// replace.
    /// </summary>
    public static string Counts(IReadOnlyCollection<ResourceChange> changes)
    {
        int moved = changes.Count(c => c.PreviousAddress is not null && !c.Mutates && c.Importing is null);
        (int Count, string Word, bool Always)[] parts =
        [
            (changes.Count(c => c.IsCreate), "to create", true),
            (changes.Count(c => c.IsUpdate), "to change", true),
            (changes.Count(c => c.Replaces), "to replace", false),
            (changes.Count(c => c.IsDelete), "to destroy", true),
            (changes.Count(c => c.Importing is not null), "to import", false),
            (changes.Count(c => c.Forgets && !c.Replaces), "to forget", false),
            (moved, "to move", false),
        ];
        return string.Join(", ", parts.Where(p => p.Always || p.Count > 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Count} {p.Word}")));
    }

    /// <summary>The same with actions to invoke and what is left to a later plan.</summary>
    public static string Counts(IReadOnlyCollection<ResourceChange> changes, IReadOnlyCollection<ActionInvocation> actions)
    {
        int invoked = actions.Count(a => !a.IsDeferred), later = changes.Count(c => c.IsDeferred) + actions.Count - invoked, unknown =
            changes.Count(c => (c.Actions & ChangeActions.Other) != 0);
        return Counts([.. changes.Where(c => !c.IsDeferred)])
            + (invoked == 0 ? "" : $", {Plural.Of(invoked, "action")} to invoke")
            + (later == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {later} left to a later plan"))
            + (unknown == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {unknown} with an action that is not known"));
    }

    /// <summary>The same with the worst first and nothing that does not happen: <c>1 to destroy, 4 to change</c>.</summary>
    public static string WorstFirst(IReadOnlyCollection<ResourceChange> changes)
    {
        (int Count, string Word)[] parts =
        [
            (changes.Count(c => c.IsDelete), "to destroy"),
            (changes.Count(c => c.Replaces), "to replace"),
            (changes.Count(c => c.Forgets && !c.Replaces), "to forget"),
            (changes.Count(c => c.IsUpdate), "to change"),
            (changes.Count(c => c.IsCreate), "to create"),
            (changes.Count(c => c.Importing is not null), "to import"),
        ];
        return string.Join(", ", parts.Where(p => p.Count > 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Count} {p.Word}")));
    }

    /// <summary>Where the configuration makes the changes: one place a block, with what happens there, ordered by place.</summary>
    public static ImmutableArray<RelatedLocation> Places(Compilation compilation, IEnumerable<ResourceChange> changes) =>
        [.. changes
            .GroupBy(c => (compilation.Locate(c).Location, Verb: c.EffectVerb))
            .Where(g => g.Key.Location.Source is not null)
            .OrderBy(g => g.Key.Location).ThenBy(g => g.Key.Verb, StringComparer.Ordinal)
            .Take(MostPlaces)
            .Select(g => new RelatedLocation(g.Key.Location, $"{Subject([.. g])} will be {g.Key.Verb}"))];

    /// <summary>Where <c>prevent_destroy</c> stands that refuses the changes, one place a block.</summary>
    public static ImmutableArray<RelatedLocation> Refusals(Compilation compilation, IEnumerable<ResourceChange> refused) =>
        [.. refused.Select(c => compilation.Declaration(c.Address)?.LifecycleAttribute("prevent_destroy")?.Location).OfType<SourceLocation>().Distinct().Order()
            .Take(MostPlaces)
            .Select(l => new RelatedLocation(l, "prevent_destroy refuses the destroy"))];

    /// <summary>How many of the changes Terraform leaves to a later plan; empty when there are none.</summary>
    public static ImmutableArray<DiagnosticNote> Later(IReadOnlyCollection<ResourceChange> changes) => changes.Count(c => c.IsDeferred) is > 0 and var later
        ? [new DiagnosticNote("deferred", string.Create(CultureInfo.InvariantCulture, $"Terraform leaves {later} of these changes to a later plan"))]
        : [];

    /// <summary>The address of one change; the block and the number of instances of several.</summary>
    public static Subject Subject(IReadOnlyList<ResourceChange> changes) => changes is [var only]
        ? new Subject.One(only.Address)
        : new Subject.Block(changes[0].Address.BlockAddress(), changes.Count, changes.Count);

    /// <summary>True when an instance goes because the configuration no longer says that it should be there.</summary>
    public static bool LostItsBlock(ResourceChange change) =>
        change.IsDelete && change.ActionReason?.StartsWith("delete_because_", StringComparison.Ordinal) == true;

    /// <summary>Terraform's reason as the end of a sentence; one that this version does not know stands as it is. Null when the plan names none.</summary>
    public static string? Because(ResourceChange change) => change.ActionReason switch
    {
        null or "" => null,
        "replace_because_cannot_update" => "the change cannot be made in place",
        "replace_because_tainted" => "it is tainted",
        "replace_by_request" => "the plan was made with -replace",
        "replace_by_triggers" => "its replace_triggered_by says so",
        "delete_because_no_resource_config" => "its block is no longer in the configuration",
        "delete_because_wrong_repetition" => "count or for_each was added to or removed from its block",
        "delete_because_count_index" => "its index is out of the range of count",
        "delete_because_each_key" => "its key is no longer in for_each",
        "delete_because_no_module" => "its module instance is no longer in the configuration",
        "delete_because_no_move_target" => "it was moved to an address that the configuration does not have",
        "delete_because_enabled_false" => "enabled is false",
        var other => $"Terraform's reason is {Quote.Of(Value.String(other))}",
    };

    /// <summary>How one instance is kept whose destroy no block can stop: a <c>removed</c> block names no key, and none beside a <c>moved</c> block.</summary>
    public static DiagnosticNote HowToKeep(Plan plan, ResourceChange change) =>
        new("help", $"to keep the object, take it out of the state and plan again: {GeneratedBlock.ForgetCommand(plan.Tool, change.Address)}");

    /// <summary>Paths that force a replacement, as in <c>engine_version, spec[0].storage_class_name</c>; empty when the plan names none.</summary>
    public static string ReplacePaths(ResourceChange change) =>
        string.Join(", ", change.ReplacePaths.Select(p => p.ToString()).Distinct(StringComparer.Ordinal));

    /// <summary><c>-target</c> options for a shell, quoted where the shell would take the address apart.</summary>
    public static string TargetOptions(IEnumerable<string> addresses) =>
        string.Join(' ', addresses.Select(a => $"-target={ShellWord.Quote(a)}"));

    /// <summary>True for changes of managed resources that apply makes.</summary>
    public static bool IsManagedChange(ResourceChange change) => change.Address.Mode == ResourceMode.Managed && change.Mutates;
}
