using PlanLint.Text;

namespace PlanLint.Knowledge;

/// <summary>A label or annotation key another owner tracks objects by (docs/facts/kubernetes.md, "Owners").</summary>
/// <param name="Key">The key, or a glob over keys.</param>
/// <param name="Owner">Who sets it, for people: <c>Argo CD</c>.</param>
/// <param name="Role">What it says.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record TrackingKey(string Key, string Owner, TrackingRole Role, Evidence Evidence)
{
    /// <summary>Glob over the value that makes it a tracking key; null for any value.</summary>
    public string? Value { get; init; }

    /// <summary>What happens when the key is taken away, one clause for messages; empty when nothing special does.</summary>
    public string WhenRemoved { get; init; } = "";

    /// <summary>True when taking it away breaks something at once, so findings about it are errors.</summary>
    public bool IsCritical { get; init; }

    /// <summary>True for a key, with any value.</summary>
    public bool Matches(string key) => Wildcard.Matches(Key, key);

    /// <summary>True for a key with that value.</summary>
    public bool Matches(string key, string? value) => Matches(key) && (Value is null || value is not null && Wildcard.Matches(Value, value));
}
