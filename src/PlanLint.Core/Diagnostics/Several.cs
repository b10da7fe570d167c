using System.Globalization;

namespace PlanLint.Diagnostics;

/// <summary>What an argument is in findings that became one and differ in it.</summary>
/// <param name="First">The argument of the first finding.</param>
/// <param name="Second">The next one that differs.</param>
/// <param name="Count">How many differ; at least two.</param>
public sealed record Several(object? First, object? Second, int Count)
{
    /// <summary><c>a and b</c>, <c>a and 3 more</c>.</summary>
    public override string ToString() => ToString(a => a);

    /// <summary>The same, with each argument as <paramref name="write"/> writes it.</summary>
    public string ToString(Func<object?, object?> write) => Count == 2
        ? string.Create(CultureInfo.InvariantCulture, $"{write(First)} and {write(Second)}")
        : string.Create(CultureInfo.InvariantCulture, $"{write(First)} and {Count - 1} more");
}
