using System.Globalization;
using System.Text;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>The changes of a plan by cause in a comment: each with its values before and after, equal instances of one block together.</summary>
internal static class MarkdownChanges
{
    /// <summary>How the section begins.</summary>
    public const string Heading = "\n**Changes by cause";

    private const int AttributesShown = 8;
    private const int NamesShown = 6;

    /// <summary>Writes as many as fit; each change is shown or counted.</summary>
    public static void Write(PlanPicture? picture, CausedPlan? caused, string where, MarkdownBody text, Redactor redactor, int limit)
    {
        if (caused is not { Groups: { IsEmpty: false } groups }) return;
        var drawn = (picture?.Changes ?? []).Where(c => c.Action != "read").GroupBy(c => c.Address, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new Queue<PlannedChange>(g), StringComparer.Ordinal);
        var members = groups.Select(g => g.Changes.Select(c => drawn.GetValueOrDefault(c.Address)?.TryDequeue(out var change) == true
            ? change : new PlannedChange(c.Address, c.Action)).ToArray()).ToArray();
        text.Add($"{Heading}{where}**\n\n");
        // Each cause gets its line before any gets its values, so that no cause is pushed out by another one's details.
        int lines = groups.Sum(g => Headline(g, redactor).Length) + members.Sum(m => Rest(m.Length).Length);
        int told = 0;
        for (; told < groups.Length; told++)
        {
            string head = Headline(groups[told], redactor);
            lines -= head.Length + Rest(members[told].Length).Length;
            if (text.AddAll([head], limit, "", h => h) == 0) break;
            var folds = members[told].GroupBy(c => c.Fold, StringComparer.Ordinal).Select(f => f.ToArray()).ToArray();
            int shown = text.AddAll(folds, Math.Max(0, limit - lines - Rest(members[told].Length).Length), "", f => Change(f, redactor));
            if (shown < folds.Length) text.Add(Rest(folds.Skip(shown).Sum(f => f.Length)));
        }
        if (told < groups.Length)
            text.Add($"\n{CauseWording.LeftOut(groups.Skip(told))}{where} {(groups.Length - told == 1 ? "is" : "are")} not listed here; "
                + "the JSON report holds all.\n");
    }

    private static string Headline(ChangeGroup group, Redactor redactor)
    {
        string intention = CauseWording.Intention(group) is { } word ? $" **{word}**" : "";
        return $"- {MarkdownText.Escape(redactor.Redact(CauseWording.Headline(group)))}{intention} `{MarkdownText.Code(Wording.Place(group.Location))}`\n";
    }

    private static string Rest(int changes) => string.Create(CultureInfo.InvariantCulture, $"  - and {changes:N0} more\n");

    private static string Change(PlannedChange[] equal, Redactor redactor)
    {
        var change = equal[0];
        string keys = string.Join(", ", equal.Take(NamesShown).Select(e => $"`{MarkdownText.Code(Key(e))}`"))
            + (equal.Length > NamesShown ? $" and {equal.Length - NamesShown} more" : "");
        string name = equal.Length == 1 ? $"`{MarkdownText.Code(change.Address)}`" : $"`{MarkdownText.Code(change.Block)}` ({equal.Length} instances: {keys})";
        var text = new StringBuilder($"  - {MarkdownText.Escape(change.Action)} {name}{(change.IsProtected ? " (protected)" : "")}\n");
        foreach (var attribute in change.Attributes.Take(AttributesShown))
            text.Append($"    - {MarkdownText.Escape(redactor.Redact(attribute.Path))}: {MarkdownText.Escape(attribute.Before)} → ")
                .Append(MarkdownText.Escape(attribute.After)).Append('\n');
        int more = Math.Max(0, change.Attributes.Length - AttributesShown) + change.AttributesLeftOut;
        if (more > 0) text.Append("    - and ").Append(Plural.Of(more, "more attribute")).Append('\n');
        return text.ToString();
    }

    /// <summary>What tells an instance from its block.</summary>
    private static string Key(PlannedChange change) =>
        change.Address.StartsWith(change.Block, StringComparison.Ordinal) ? change.Address[change.Block.Length..] : change.Address;
}
