using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.Rules;

/// <summary>PL0404: a provider is used whose version nothing bounds.</summary>
public sealed class ProviderUnpinned : Rule
{
    private const string Open = "Provider {0} is bounded only from below ({1}); the next major version will be taken when the lock file is made anew.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0404", "provider-unpinned", "Provider version is not bounded",
        "Provider {0} is used without a version in required_providers.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnModule(Check);

    private static void Check(ModuleContext context)
    {
        var module = context.Module;
        if (!module.IsFirstOfDirectory(context.Compilation.Modules!) || module.IsFetched()) return;
        bool isReusable = module.IsReusable(context.Compilation) || module.IsSample();
        foreach (string name in module.UsedProviders())
        {
            var requirement = module.Settings.RequiredProvider(name);
            if (requirement?.Version is not { } version)
            {
                // A provider passed in by callers, and one that a module inherits, is bounded where it is configured.
                if (requirement is { ConfigurationAliases.Count: > 0 } || module.Parent is not null && requirement is null) continue;
                var place = requirement?.Location ?? module.Resources.FirstOrDefault(r => r.ProviderLocalName == name)?.Location ?? module.Providers[name]?.Location;
                context.Report(new Finding(name) { At = place, Severity = isReusable ? Severity.Note : null });
            }
            else if (!isReusable && IsOpen(version))
                context.Report(new Finding(name, version) { MessageFormat = Open, At = requirement.Location });
        }
    }

    private static bool IsOpen(string version) => version.Split(',', StringSplitOptions.TrimEntries)
        .All(c => c.StartsWith('>') || c.StartsWith("!=", StringComparison.Ordinal));
}
