using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0406: nothing fixes which builds of its providers a root takes.</summary>
public sealed class LockfileMissingOrDrift : Rule
{
    private const string Lacks = "{0} lacks {1}; run 'terraform providers lock' and commit it.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0406", "lockfile-missing-or-drift", "Provider lock file is missing or incomplete",
        "There is no .terraform.lock.hcl beside {0}; run 'terraform providers lock' and commit it.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnCompilation(Check, RuleInputs.Source);

    private static void Check(CompilationContext context)
    {
        var modules = context.Compilation.Modules!;
        var root = modules.Root;
        if (root.Settings.Backend is null || root.IsReusable(context.Compilation) || root.IsSample()) return;
        // Terragrunt keeps it beside the unit that names the module, one a unit.
        if (modules.IsRunByTerragrunt && LockFile.IsMissing(modules)) return;
        var sources = modules.Modules.SelectMany(m => m.Settings.RequiredProviders)
            .Where(p => p.Source is not null && !p.Source.StartsWith("terraform.io/", StringComparison.Ordinal))
            .GroupBy(p => p.Source!, StringComparer.OrdinalIgnoreCase).ToArray();
        if (sources.Length == 0) return;
        if (LockFile.IsMissing(modules))
        {
            var at = SourceLocation.At(root.Settings.Backend.Tree.Source, root.Settings.Backend.HeaderSpan);
            context.Report(new Finding(at.Path) { At = at });
            return;
        }
        if (LockFile.Of(modules) is not { } locked) return;
        foreach (var source in sources)
            if (!locked.Has(source.Key))
                context.Report(new Finding(".terraform.lock.hcl", source.Key) { MessageFormat = Lacks, At = source.First().Location });
    }
}
