using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0132: a version goes down that cannot.</summary>
public sealed class VersionDowngrade : Rule
{
    private const string Upgraded = "{0}: {1} goes down from {2} to {3}, because it was upgraded outside of Terraform; {4}.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0132", "version-downgrade", "Version goes down",
        "{0}: {1} goes down from {2} to {3}; {4}.", Severity.Error)
    { Page = RulePage.Read, IsFixable = true, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (!(change.IsUpdate || change.Replaces) || change.DeposedKey is not null) return;
        foreach (var leaf in change.AttributeChanges)
        {
            if (leaf.Kind != AttributeChangeKind.Changed || leaf.IsSensitive || leaf.Before?.StringOrNull is not { } before
                || leaf.After?.StringOrNull is not { } after || !GoesDown(before, after)) continue;
            string path = ListIndexes.Blank(leaf.Path);
            if (compilation.Knowledge.VersionsOf(change.Address.Type).FirstOrDefault(v => v.Covers(path)) is not { } row) continue;
            bool isDrift = OutsideChange.DriftOf(context.Plan, change)?.AttributeChanges.Any(d => d.Path.Equals(leaf.Path)) == true;
            string keep = row.Remedy.Length > 0 ? row.Remedy : $"write {before} into the configuration";
            context.Report(new Finding(change.Address, leaf.Path, Quote.Of(leaf.Before), Quote.Of(leaf.After), row.Outcome)
            {
                MessageFormat = isDrift ? Upgraded : null,
                Path = leaf.Path,
                Severity = row.IsWarning ? Severity.Warning : null,
                Confidence = row.Evidence.Confidence,
                Notes = [new DiagnosticNote("help", $"{keep}, or name {leaf.Path} in ignore_changes")],
                Fixes = WaysOut.Ignore(context.Declaration, $"Ignore changes of {leaf.Path}", leaf.Path.ToString()),
            });
        }
    }

    /// <summary>True for a change that this rule reports.</summary>
    internal static bool IsOne(Knowledge.KnowledgeBase knowledge, ResourceChange change, AttributeChange leaf) =>
        leaf is { Kind: AttributeChangeKind.Changed, IsSensitive: false } && leaf.Before?.StringOrNull is { } before && leaf.After?.StringOrNull is { } after
        && GoesDown(before, after)
        && ListIndexes.Blank(leaf.Path) is var path && knowledge.VersionsOf(change.Address.Type).Any(v => v.Covers(path));

    /// <summary>
    /// True when the first number in which two versions differ gets smaller. A version that is only written shorter, <c>15</c> for
    /// <c>15.17</c>, does not go down, and of two that differ in words first nobody knows.
    /// </summary>
    internal static bool GoesDown(string before, string after)
    {
        var (a, b) = (before.AsSpan().TrimStart('v').ToString(), after.AsSpan().TrimStart('v').ToString());
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            if (!char.IsAsciiDigit(a[i]) || !char.IsAsciiDigit(b[j]))
            {
                if (a[i++] != b[j++]) return false;
                continue;
            }
            int order = CompareNumbers(a.AsSpan(i, Digits(a.AsSpan(i))), b.AsSpan(j, Digits(b.AsSpan(j))));
            if (order != 0) return order > 0;
            i += Digits(a.AsSpan(i));
            j += Digits(b.AsSpan(j));
        }
        return false;
    }

    private static int CompareNumbers(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a.TrimStart('0');
        b = b.TrimStart('0');
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length])) length++;
        return length;
    }
}
