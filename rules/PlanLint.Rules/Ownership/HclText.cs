using PlanLint.Addresses;

namespace PlanLint.Rules;

/// <summary>Text that rules write into configuration.</summary>
internal static class HclText
{
    /// <summary>A quoted string with HCL's escapes.</summary>
    public static string Quote(string text) => new InstanceKey(text).ToString()[1..^1];
}
