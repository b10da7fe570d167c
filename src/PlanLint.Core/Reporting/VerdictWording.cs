using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>The verdict in words, the same in every format.</summary>
internal static class VerdictWording
{
    /// <summary><c>Do not apply</c>; without a plan there is nothing to apply.</summary>
    public static string Headline(ReportModel model) => Headline(model.Verdict, model.HasPlan);

    /// <summary>The verdict that a headline says; null for another text.</summary>
    public static Verdict? Of(string headline)
    {
        foreach (var verdict in Enum.GetValues<Verdict>())
            if (headline == Headline(verdict, hasPlan: true) || headline == Headline(verdict, hasPlan: false)) return verdict;
        return null;
    }

    private static string Headline(Verdict verdict, bool hasPlan) => verdict switch
    {
        Verdict.NotAnalysed => "Could not analyse everything",
        Verdict.DoNotApply => hasPlan ? "Do not apply" : "Fix this first",
        Verdict.LookFirst => "Look first",
        Verdict.AsIntended => "As intended",
        Verdict.NothingChanges => "Nothing changes",
        Verdict.NoObjection => hasPlan ? "Nothing found against it" : "Nothing found",
        _ => throw new InvalidOperationException($"unreachable: {verdict}"),
    };

    /// <summary>The one thing that decides it, as a sentence with its full stop; empty when the headline says it all.</summary>
    public static MessageText Reason(ReportModel model)
    {
        if (model.Deciding is [var group, ..]) return group.First.Finding.Text;
        int changes = model.Causes.Sum(c => c?.Changes.Length ?? 0), unintended = model.Unintended.Count();
        if (unintended > 0) return MessageText.Of($"{Plural.Of(unintended, "change")} {(unintended == 1 ? "is" : "are")} not intended.");
        return model.Verdict switch
        {
            Verdict.AsIntended => MessageText.Of($"{(changes == 1 ? "The only change was meant." : $"All {Plural.Of(changes, "change")} were meant.")}"),
            Verdict.NoObjection when changes > 0 => MessageText.Of(
                $"Whether {(changes == 1 ? "the change was" : $"the {Plural.Of(changes, "change")} were")} meant, nobody said (--since, --target, --intent)."),
            _ => MessageText.Of($""),
        };
    }

    /// <summary>What else decides it, behind the reason; null when nothing does.</summary>
    public static string? Others(ReportModel model)
    {
        var others = model.Deciding.SelectMany(g => g.Members).Skip(1).GroupBy(f => f.Finding.Severity).OrderByDescending(g => g.Key)
            .Select(g => $"{Plural.Of(g.Count(), $"more {Wording.Of(g.Key)}")}").ToList();
        return others.Count == 0 ? null : string.Join(", ", others);
    }
}
