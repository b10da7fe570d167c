using System.Collections.Immutable;
using System.Text;

namespace PlanLint.Rules;

/// <summary>Pages of the rules in this assembly, embedded as <c>pages/PL0101.ZeroDiffRequired.md</c>.</summary>
public static class RulePage
{
    private static readonly Lazy<ImmutableDictionary<string, string>> Names = new(() => typeof(RulePage).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith("pages/", StringComparison.Ordinal) && n.Contains('.', StringComparison.Ordinal))
        .ToImmutableDictionary(n => n["pages/".Length..n.IndexOf('.', StringComparison.Ordinal)], StringComparer.Ordinal));

    /// <summary>The page of a rule; empty when there is none.</summary>
    public static string Read(string ruleId)
    {
        if (!Names.Value.TryGetValue(ruleId, out string? name)) return "";
        using var stream = typeof(RulePage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
