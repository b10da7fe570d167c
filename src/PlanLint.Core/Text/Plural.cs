using System.Globalization;

namespace PlanLint.Text;

/// <summary>Numbers of things.</summary>
public static class Plural
{
    /// <summary><c>1 change</c>, <c>2,000 changes</c>, <c>3 addresses</c>, <c>4 batches</c>, <c>5 fixes</c>, <c>6 entries</c>, <c>7 keys</c>.</summary>
    public static string Of(int count, string noun) =>
        count.ToString("N0", CultureInfo.InvariantCulture) + " " + (count == 1 ? noun : Many(noun));

    private static string Many(string noun) => noun switch
    {
        [.., 's' or 'x'] or [.., 'c', 'h'] => noun + "es",
        [.., not ('a' or 'e' or 'i' or 'o' or 'u'), 'y'] => noun[..^1] + "ies",
        _ => noun + "s",
    };
}
