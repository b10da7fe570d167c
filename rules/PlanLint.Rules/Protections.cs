using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>What must not be destroyed: what an intent, the options or the block itself protect, then what the tables know.</summary>
internal static class Protections
{
    /// <summary>Why the object of a change is protected; null when it is not.</summary>
    public static ProtectionReason? Of(Compilation compilation, ResourceChange change) =>
        Of(compilation, change.Address, change.Before.IsNull ? change.After : change.Before);

    /// <summary>Why an object of that address and those values is protected; null when it is not.</summary>
    public static ProtectionReason? Of(Compilation compilation, ResourceAddress address, Value values)
    {
        var known = compilation.Knowledge.ProtectionOf(address.Type, values);
        string? holds = known is { Holds.Length: > 0 } ? known.Holds : null;
        if (compilation.Intents.FirstOrDefault(i => i.Protected.Any(p => p.Covers(address))) is { } intent)
            return new ProtectionReason(holds ?? $"protected by intent '{intent.Name}'", false, Confidence.Proven);
        if (compilation.Options.Protect.Any(p => p.Covers(address)))
            return new ProtectionReason(holds ?? "protected by .planlint.hcl", false, Confidence.Proven);
        if (compilation.Declaration(address)?.LifecycleAttribute("prevent_destroy") is { Value: LiteralSyntax { Text: "true" } })
            return new ProtectionReason(holds ?? "protected by prevent_destroy", false, Confidence.Proven);
        return known is null ? null : new ProtectionReason(holds ?? known.Name, known.IsWarning, Confidence.Likely);
    }

    /// <summary>
    /// True when Terraform refuses the destroy: the block stands and says <c>prevent_destroy = true</c>, which holds for all its instances,
    /// those whose key or module instance is gone as well. A deposed object is not protected by it.
    /// </summary>
    public static bool Refuses(Compilation compilation, ResourceChange change) =>
        change.DeposedKey is null
        && compilation.Declaration(change.Address)?.LifecycleAttribute("prevent_destroy") is { Value: LiteralSyntax { Text: "true" } };

    /// <summary>True when destroying it loses what cannot be made again; false for what can be repaired.</summary>
    public static bool IsProtected(Compilation compilation, ResourceChange change) => Of(compilation, change) is { IsWarning: false };
}
