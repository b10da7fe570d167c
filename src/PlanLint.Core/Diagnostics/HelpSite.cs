using System.Reflection;

namespace PlanLint.Diagnostics;

/// <summary>The documentation's address on the web, if this build was made for one: <c>-p:PlanLintHelpUri=https://…/</c> (CONTRIBUTING.md).</summary>
internal static class HelpSite
{
    /// <summary>The site's address without a slash at its end; null when the build names none.</summary>
    public static string? Address { get; } = Of(typeof(HelpSite).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>());

    /// <summary>A rule's page on the site; null without one.</summary>
    public static string? Page(string ruleId) => Page(Address, ruleId);

    /// <summary>A rule's page on a site.</summary>
    public static string? Page(string? site, string ruleId) => site is null ? null : $"{site}/rules/{ruleId}.html";

    /// <summary>The address that an assembly's metadata name.</summary>
    public static string? Of(IEnumerable<AssemblyMetadataAttribute> metadata) =>
        metadata.FirstOrDefault(m => m.Key == "PlanLintHelpUri")?.Value is { Length: > 0 } address ? address.TrimEnd('/') : null;
}
