namespace PlanLint.Diagnostics;

/// <summary>
/// A value of configuration, plan, state or inventory in a message; all other arguments are names, numbers and addresses. Kept whole, so
/// that what hides secrets sees it before it is shortened: half a secret is not found.
/// </summary>
/// <param name="Whole">The value as text.</param>
public sealed record QuotedValue(string Whole)
{
    /// <summary>Characters of a value that a message shows.</summary>
    public const int Longest = 48;

    /// <summary>The sensitive value that <see cref="Whole"/> only stands for, so that a report can tell equal ones; null when it is the value.</summary>
    public string? Secret { get; init; }

    /// <summary>Characters that are shown of this one.</summary>
    public int Limit { get; init; } = Longest;

    /// <summary>True for a text of the user's that is shown in full, as a policy's message.</summary>
    public bool IsText { get; init; }

    /// <summary>On one line, shortened.</summary>
    public override string ToString() => Shorten(Whole);

    /// <summary>On one line, shortened after <paramref name="redact"/> has hidden what it knows.</summary>
    public string ToString(Func<string, string> redact) => Shorten(redact(Whole));

    private string Shorten(string text)
    {
        text = text.ReplaceLineEndings(" ");
        return IsText || text.Length <= Limit ? text : string.Concat(text.AsSpan(0, Limit - 1), "…");
    }
}
