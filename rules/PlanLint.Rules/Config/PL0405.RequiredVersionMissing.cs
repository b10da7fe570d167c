using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0405: nothing says which Terraform the module needs.</summary>
public sealed class RequiredVersionMissing : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0405", "required-version-missing", "Terraform version is not constrained",
        "{0} has no terraform.required_version.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnModule(Check);

    private static void Check(ModuleContext context)
    {
        var module = context.Module;
        if (module.Settings.RequiredVersions.Count > 0 || module.Settings.LanguageBlocks.Any(b => b.Body.GetBlocks("compatible_with").Any())
            || module.Files.Count == 0) return;
        if (module.Resources.Count == 0 && module.ModuleCalls.Count == 0 && module.Providers.Count == 0) return;
        if (!module.IsFirstOfDirectory(context.Compilation.Modules!) || module.IsFetched()) return;
        var block = module.Settings.Blocks is [var first, ..] ? first : null;
        context.Report(new Finding(module.Parent is null ? "The root module" : module.Directory.Length > 0 ? $"Module {module.Directory}" : module.ToString())
        {
            At = block is null ? null : SourceLocation.At(block.Tree.Source, block.HeaderSpan),
            Severity = module.IsReusable(context.Compilation) || module.IsSample()
                || module.IsCompletedLater(context.Compilation) ? Severity.Note : null,
            Fixes = block is not null && Version(context) is { } version && BlockEdits.Append(block, $"required_version = \"{version}\"") is { } edit
                ? [new CodeFix("Require the version the plan was made with", FixSafety.Safe, [edit])] : [],
        });
    }

    /// <summary>A bound from the tool that made the plan; null without a plan.</summary>
    private static string? Version(ModuleContext context) =>
        VersionNumber.Parse(context.Compilation.Plan?.ToolVersion) is { } version ? $">= {version.Major}.{version.Minor}" : null;
}
