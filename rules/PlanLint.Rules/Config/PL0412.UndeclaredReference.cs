using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0412: a reference to something that is not declared, or that has no meaning where it stands.</summary>
public sealed class UndeclaredReference : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0412", "undeclared-reference", "Reference to an undeclared name",
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
        var idle = IdleProviders(modules).Select(p => p.Block).GroupBy(b => b.Tree.Source.Path, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderBy(b => b.Span.Start).ToArray(), StringComparer.Ordinal);
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
                Severity = idle.TryGetValue(issue.Location.Path, out var blocks) && IsWithin(blocks, issue.Location) ? Severity.Note : ModuleRole.IsSample(issue.Location.Path) ? Severity.Warning : null,
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
        var passed = aliased.Select(p => p.Module).Distinct().SelectMany(m => m.ModuleCalls)
            .SelectMany(c => c.Providers?.Values ?? [], (c, name) => (c.Module, name)).ToHashSet();
        return [.. aliased.Where(p => !taken.Contains(p) && !passed.Contains((p.Module, p.Reference)))];
    }

    /// <summary>True when one of the blocks of a file, in source order, holds the place.</summary>
    private static bool IsWithin(BlockSyntax[] blocks, SourceLocation at)
    {
        int low = 0, high = blocks.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (blocks[middle].Span.Start <= at.Span.Start) low = middle + 1;
            else high = middle;
        }
        return low > 0 && at.Span.End <= blocks[low - 1].Span.End;
    }

    private static bool IsBroken(Module module) => module.Files.Count == 0 || module.Files.Any(f => f.HasErrors);
}
