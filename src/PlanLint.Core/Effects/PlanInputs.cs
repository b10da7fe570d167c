using System.Security.Cryptography;
using System.Text;
using PlanLint.Plans;
using PlanLint.Secrets;

namespace PlanLint.Effects;

/// <summary>
/// What a plan was made from, as hashes. What is not known is null, and what is null equals nothing.
/// </summary>
/// <param name="Variables">Of the variables; null when one is secret and there is no key to hash it under.</param>
/// <param name="Files">Of the configuration's files; null unless the plan was read as it was saved.</param>
/// <param name="Configuration">Of the configuration in the plan; null where it does not tell all, as of locals.</param>
public sealed record PlanInputs(string? Variables, string? Files, string? Configuration)
{
    /// <summary>The inputs of a plan; one pass over its configuration.</summary>
    public static PlanInputs Of(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(HashOfVariables(plan), plan.ConfigurationHash, SameInputs.Text(plan) is { } text ? Hash(text) : null);
    }

    /// <summary>True when it is certain that both are the same.</summary>
    public bool IsSameAs(PlanInputs other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Variables is null || Variables != other.Variables) return false;
        return Files is not null && other.Files is not null ? Files == other.Files : Configuration is not null && Configuration == other.Configuration;
    }

    private static string? HashOfVariables(Plan plan)
    {
        var text = new CanonicalText(null, showsHashes: true);
        foreach (var (name, value) in plan.Variables)
        {
            text.Add(CanonicalText.Quote(name));
            text.Add("=");
            text.Add(value, isSecret: false);
            text.Add("\n");
        }
        return text.MetSecret && !HashedSecret.IsKeyed ? null : Hash(text.ToString());
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
