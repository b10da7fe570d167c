using System.Globalization;

namespace PlanLint.Text;

/// <summary>Numbers of things.</summary>
public static class Plural
{
    /// <summary><c>1 change</c>, <c>2,000 changes</c>, <c>3 addresses</c>, <c>4 batches</c>, <c>5 fixes</c>.</summary>
    public static string Of(int count, string noun) =>
        count.ToString("N0", CultureInfo.InvariantCulture) + " "
            + (count == 1 ? noun : noun.EndsWith('s') || noun.EndsWith('x') || noun.EndsWith("ch", StringComparison.Ordinal) ? noun + "es" : noun + "s");
}
