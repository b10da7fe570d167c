using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>The planned changes that somebody owns.</summary>
/// <param name="Owner">As options or CODEOWNERS name them; null for changes that nobody owns.</param>
/// <param name="Addresses">What changes, in plan order.</param>
internal sealed record OwnedChanges(string? Owner, ImmutableArray<string> Addresses)
{
    /// <summary>One for each owner, by name, and what nobody owns last; none when nobody owns anything. A change may have several owners.</summary>
    public static ImmutableArray<OwnedChanges> Of(CausedPlan? plan)
    {
        if (plan is null || plan.Changes.All(c => c.Owners.IsEmpty)) return [];
        return [.. plan.Changes.SelectMany(c => c.Owners.IsEmpty ? [(Owner: null, c.Address)] : c.Owners.Select(o => (Owner: (string?)o, c.Address)))
            .GroupBy(c => c.Owner, StringComparer.Ordinal).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new OwnedChanges(g.Key, [.. g.Select(c => c.Address).Distinct(StringComparer.Ordinal)]))];
    }

    /// <summary><c>3 changes: a.b, c.d and 1 more</c>.</summary>
    public string Text(int most)
    {
        string rest = Addresses.Length > most ? $" and {Addresses.Length - most} more" : "";
        return $"{Plural.Of(Addresses.Length, "change")}: {string.Join(", ", Addresses.Take(most))}{rest}";
    }
}
