using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Semantics;

namespace PlanLint.Rules;

/// <summary>PL0412: a reference to something that is not declared, or that has no meaning where it stands.</summary>
public sealed class UndeclaredReference : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0412", "undeclared-reference", "Reference to something that is not declared",
        "{0}.", Severity.Error)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnCompilation(Check, RuleInputs.Source);

    private static void Check(CompilationContext context)
    {
        var modules = context.Compilation.Modules!;
        // Of a file that does not parse, and of a module that is not wholly there, nobody knows what it declares.
        var doubtful = modules.Modules.Where(m => IsBroken(m) || m.ModuleCalls.Any(c => c.Target is { } target && IsBroken(target)))
            .SelectMany(m => m.Files).Select(f => f.Source.Path).ToHashSet(StringComparer.Ordinal);
        var inRoot = modules.Root.Files.Select(f => f.Source.Path).ToHashSet(StringComparer.Ordinal);
        var idle = IdleProviders(modules);
        foreach (var issue in modules.Issues)
        {
            if (doubtful.Contains(issue.Location.Path)) continue;
            if (issue.Kind is not (SemanticIssueKind.UndeclaredReference or SemanticIssueKind.OutOfContext)) continue;
            // What Terragrunt adds before a run may declare it.
            if (issue.Kind == SemanticIssueKind.UndeclaredReference && inRoot.Contains(issue.Location.Path) && modules.IsCompletedByTerragrunt) continue;
            context.Report(new Finding(Sentence.Of(issue))
            {
                At = issue.Location,
                // Terraform never looks at providers without users; test harnesses put fixtures together from files that are no module by themselves.
                Severity = idle.Any(p => IsWithin(p, issue.Location)) ? Severity.Note : ModuleRole.IsSample(issue.Location.Path) ? Severity.Warning : null,
                Related = issue.Related,
                Fixes = issue is { Suggestion: { } near, Location.Source: { } source } && !source.IsJson && near.Contains('.', StringComparison.Ordinal) && source.ToString(issue.Location.Span).Contains('.', StringComparison.Ordinal)
                    ? [new CodeFix($"Write {near}", FixSafety.Unsafe, [TextEdit.Replace(source, issue.Location.Span, near)])] : [],
            });
        }
    }

    /// <summary>Provider configurations under an alias that no resource takes and no call passes on.</summary>
    private static ProviderSymbol[] IdleProviders(ModuleTree modules)
    {
        var aliased = modules.Modules.SelectMany(m => m.Providers).Where(p => p.Alias is not null).ToArray();
        if (aliased.Length == 0) return aliased;
        var taken = modules.Modules.SelectMany(m => m.Resources).Select(r => r.ProviderConfiguration).ToHashSet();
        return [.. aliased.Where(p => !taken.Contains(p) && !p.Module.ModuleCalls.Any(c => c.Providers?.Values.Contains(p.Reference) == true))];
    }

    private static bool IsWithin(ProviderSymbol provider, Text.SourceLocation at) =>
        provider.Block.Tree.Source.Path == at.Path && at.Span.Start >= provider.Block.Span.Start && at.Span.End <= provider.Block.Span.End;

    private static bool IsBroken(Module module) => module.Files.Count == 0 || module.Files.Any(f => f.HasErrors);
}
