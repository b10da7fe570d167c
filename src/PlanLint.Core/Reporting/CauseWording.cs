using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>Sentences about groups of planned changes that several formats share.</summary>
internal static class CauseWording
{
    /// <summary>
    /// <c>11 updates take back what was changed outside of Terraform</c>; one change by its own cause: <c>create of a.b: Secret x/y exists already</c>.
    /// </summary>
    public static string Headline(ChangeGroup group) =>
        group.Changes is [var only] ? $"{only.Action} of {only.Address}: {group.Text}" : $"{group.Counts} {group.Text}";

    /// <summary><c>not intended</c>, <c>intended</c>; null when nobody said what was meant.</summary>
    public static string? Intention(ChangeGroup group) => group.IsIntended switch { true => "intended", false => "not intended", null => null };

    /// <summary>Addresses of a group of many, the rest counted; null for a group of one, whose headline names it.</summary>
    public static string? Addresses(ChangeGroup group, int most)
    {
        if (group.Changes.Length == 1) return null;
        string rest = group.Changes.Length > most ? $" and {group.Changes.Length - most} more" : "";
        return string.Join(", ", group.Changes.Take(most).Select(c => c.Address)) + rest;
    }

    /// <summary>How many changes of groups are left out, as a sentence without its full stop.</summary>
    public static string LeftOut(IEnumerable<ChangeGroup> groups)
    {
        var left = groups.ToList();
        return $"{Plural.Of(left.Count, "more cause")} of {Plural.Of(left.Sum(g => g.Changes.Length), "change")}";
    }
}
