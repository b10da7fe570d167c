using System.Globalization;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0123: a provider is upgraded in the same change as its resources, or the plan was made with another tool than is pinned.</summary>
public sealed class ToolchainChanged : Rule
{
    private const string OtherTool = "The plan was made by {0} {1}, but {2} pins {3}; once {1} has written the state, {3} may refuse it.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0123", "toolchain-changed", "Provider or tool changes together with resources",
        "{0} {1} → {2} changes together with {3}.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context)
    {
        context.OnCompilation(CheckProviders, RuleInputs.Source | RuleInputs.Plan | RuleInputs.Base);
        context.OnCompilation(CheckTool, RuleInputs.Source | RuleInputs.Plan);
    }

    private static void CheckProviders(CompilationContext context)
    {
        var compilation = context.Compilation;
        if (LockFile.Of(compilation.Modules!) is not { } locked || LockFile.Of(compilation.Base!.Modules) is not { } before) return;
        foreach (var now in locked.Providers)
        {
            var old = before.Providers.FirstOrDefault(p => p.Source.Equals(now.Source, StringComparison.OrdinalIgnoreCase));
            if (old is not { Version: { } oldText } || now.Version is not { } newText) continue;
            if (VersionNumber.Parse(oldText) is not { } oldVersion || VersionNumber.Parse(newText) is not { } newVersion
                || oldVersion.IsSameMinor(newVersion)) continue;
            var updates = compilation.Plan!.ResourceChanges
                .Where(c => PlanWords.IsManagedChange(c) && (c.IsUpdate || c.Replaces) && now.Is(c.ProviderName)).ToArray();
            if (updates.Length == 0) continue;
            var requirement = compilation.Modules!.Root.Settings.RequiredProviders.FirstOrDefault(p => now.Is(p.Source ?? $"hashicorp/{p.LocalName}"));
            string count = updates.Length == 1 ? "1 resource update" : string.Create(CultureInfo.InvariantCulture, $"{updates.Length} resource updates");
            context.Report(new Finding(now.Name, oldText, newText, count)
            {
                At = requirement?.Location ?? now.Location,
                Addresses = [.. updates.Select(u => u.Address)],
                Related =
                [
                    .. requirement is null ? (RelatedLocation[])[] : [new RelatedLocation(now.Location, $"locks {newText}")],
                    new RelatedLocation(old.Location, $"locked {oldText} at {compilation.Base.Revision}"),
                ],
                Notes = [new DiagnosticNote("order", "land the upgrade alone, with a plan that changes nothing, and only then the "
                    + $"rest: {oldText} cannot read back what {newText} has written")],
            });
        }
    }

    private static void CheckTool(CompilationContext context)
    {
        var (modules, plan) = (context.Compilation.Modules!, context.Compilation.Plan!);
        if (PinnedTool.Find(modules.Files, modules.Root.Directory, plan.Tool) is not { } pinned || VersionNumber.Parse(plan.ToolVersion) is not { } used
            || pinned.Version.IsSameMinor(used)) return;
        context.Report(new Finding(plan.Tool == PlanTool.OpenTofu ? "OpenTofu" : "Terraform", plan.ToolVersion, pinned.Path, pinned.Text)
        {
            MessageFormat = OtherTool,
            At = SourceLocation.InFile(pinned.Path),
        });
    }
}
