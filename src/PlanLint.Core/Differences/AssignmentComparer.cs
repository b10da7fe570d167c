using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Differences;

/// <summary>Compares the values that variable files and options give to the root's variables, map entry by map entry.</summary>
internal static class AssignmentComparer
{
    public static IEnumerable<Difference> Compare(ModuleTree before, ModuleTree head)
    {
        var comparison = new SyntaxComparison((left, right) => left.IsEquivalentTo(right));
        foreach (string name in before.Assignments.Concat(head.Assignments).Select(a => a.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (mine, theirs) = (before.Assignment(name), head.Assignment(name));
            if (mine is null && IsOutside(theirs!)) continue;
            foreach (var difference in Compare(name, mine, theirs, head.Root.Variables[name] ?? before.Root.Variables[name], comparison))
                yield return difference;
        }
    }

    /// <summary>True for a file that base cannot hold because no revision does: it is taken to have been there.</summary>
    public static bool IsOutside(VariableAssignment assignment) =>
        assignment.File?.Source.Path is { } path && (path.StartsWith('/') || path.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(path));

    private static IEnumerable<Difference> Compare(
        string name, VariableAssignment? mine, VariableAssignment? theirs, VariableSymbol? variable, SyntaxComparison comparison)
    {
        if (mine is null || theirs is null)
        {
            yield return Of(mine is null ? DifferenceKind.Added : DifferenceKind.Removed, null, mine?.Location, theirs?.Location);
            yield break;
        }
        if (mine.Value is null || theirs.Value is null)
        {
            if (mine.Text != theirs.Text) yield return Of(DifferenceKind.Changed, null, mine.Location, theirs.Location);
            yield break;
        }
        if (comparison.Same(mine.Value, theirs.Value)) yield break;
        // A sensitive map keeps its keys to itself.
        if (variable is { IsSensitive: true } || mine.Value is not ObjectSyntax left || theirs.Value is not ObjectSyntax right
            || SyntaxComparison.EntriesOf(left) is not { } before || SyntaxComparison.EntriesOf(right) is not { } after)
        {
            yield return Of(DifferenceKind.Changed, null, mine.Location, theirs.Location);
            yield break;
        }
        foreach (string key in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (old, now) = (before.GetValueOrDefault(key), after.GetValueOrDefault(key));
            if (comparison.Same(old, now)) continue;
            var kind = old is null ? DifferenceKind.Added : now is null ? DifferenceKind.Removed : DifferenceKind.Changed;
            yield return Of(kind, key, old?.Parent!.Location ?? null, now?.Parent!.Location ?? null);
        }

        Difference Of(DifferenceKind kind, string? key, SourceLocation? from, SourceLocation? to) =>
            new(kind, variable is null ? [] : [variable], $"the value of var.{name}", key is null ? null : $"entry {QuotedString.Of(key)}", from, to);
    }
}
