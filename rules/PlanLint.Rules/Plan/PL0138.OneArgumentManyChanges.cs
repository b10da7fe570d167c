using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Causes;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0138: one argument is behind many changes, which can be looked at as one.</summary>
public sealed class OneArgumentManyChanges : Rule
{
    private static readonly RuleOption<int> Fewest =
        new("fewest", 5, "changes from which on one argument is named for all") { Possible = (n => n >= 2, "2 or more") };

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0138", "one-argument-many-changes", "One argument is behind many changes",
        "{0} have one cause: {1}; {2}.", Severity.Note)
    { Page = RulePage.Read, Options = [Fewest] };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        if (context.Compilation.Causes is not { } causes) return;
        var caused = context.Plan.ResourceChanges
            .Where(c => (c.IsUpdate || c.Replaces) && c.DeposedKey is null && c.Address.Mode == ResourceMode.Managed)
            .Select(causes.Of)
            .Where(c => IsArgument(c.Cause))
            .GroupBy(c => (c.Cause.Kind, c.Cause.Variable, c.Cause.Variable is null ? c.Cause.Place : null));
        foreach (var group in caused)
        {
            var (cause, changes) = (group.First().Cause, group.Select(c => c.Change).ToArray());
            if (changes.Length < context.Option(Fewest)) continue;
            // What most of them have in common is what the argument does.
            var leaves = changes.ToDictionary(c => c, c => c.AttributeChanges.Where(l => l.Kind != AttributeChangeKind.BecameUnknown || c.IsUpdate)
                .Select(l => l.Path.ToString()).ToHashSet(StringComparer.Ordinal));
            var shared = leaves.Values.SelectMany(l => l).GroupBy(p => p, StringComparer.Ordinal).Where(g => g.Count() * 2 > changes.Length).Select(g => g.Key)
                .ToHashSet(StringComparer.Ordinal);
            ResourceChange[] more = [.. changes.Where(c => !leaves[c].IsSubsetOf(shared))];
            if (changes.Length - more.Length < context.Option(Fewest)) continue;
            context.Report(new Finding(Plural.Of(changes.Length, "change"), cause.Text, More(more))
            {
                At = Entry(context.Compilation, cause, changes[0]) ?? cause.Place,
                Addresses = [.. changes.Select(c => c.Address)],
                Confidence = cause.Confidence,
            });
        }
    }

    /// <summary>True for what stands in one place and is shared: arguments of providers, variables, edited lines, functions and lookups.</summary>
    private static bool IsArgument(Cause cause) => cause.Kind switch
    {
        CauseKind.Provider or CauseKind.Edited or CauseKind.Impure or CauseKind.Lookup => cause.Place is not null,
        CauseKind.Configured or CauseKind.Pending => cause.Variable is not null,
        _ => false,
    };

    private static string More(ResourceChange[] more) => more.Length == 0
        ? "nothing else changes in them"
        : string.Create(CultureInfo.InvariantCulture,
            $"more changes in {more.Length} of them: {string.Join(", ", more.Take(3).Select(c => c.Address))}{(more.Length > 3 ? " …" : "")}");

    /// <summary>
    /// The entry of a map in a provider block that the first change takes: <c>Owner = "sre"</c> rather than <c>tags</c>; null when there is
    /// none.
    /// </summary>
    private static SourceLocation? Entry(Compilation compilation, Cause cause, ResourceChange change)
    {
        if (cause.Kind != CauseKind.Provider || compilation.Declaration(change.Address)?.ProviderConfiguration is not { } provider) return null;
        var names = change.AttributeChanges.Select(l => l.Path.Steps[^1].Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return provider.Body.Attributes.Concat(provider.Body.Blocks.SelectMany(b => b.Body.Attributes))
            .Where(a => cause.Place is { } place && place.Path == a.Tree.Source.Path && a.Location.LineSpan.Start.Line == place.LineSpan.Start.Line)
            .SelectMany(a => (a.Value as ObjectSyntax)?.Items ?? [])
            .FirstOrDefault(i => i.Key.LiteralKey is { } key && names.Contains(key))?.Location;
    }
}
