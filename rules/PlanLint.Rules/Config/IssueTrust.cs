using PlanLint.Diagnostics;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>How far issues of a configuration are to be believed, by the place where they stand.</summary>
internal sealed class IssueTrust
{
    private readonly ModuleTree modules;
    private readonly HashSet<string> doubtful;
    private readonly Dictionary<string, BlockSyntax[]> idle;

    public IssueTrust(ModuleTree modules)
    {
        this.modules = modules;
        // Of a file that does not parse, and of a module that is not wholly there, nobody knows what it declares.
        doubtful = modules.Modules.Where(m => IsBroken(m) || m.ModuleCalls.Any(c => c.Target is { } target && IsBroken(target)))
            .SelectMany(m => m.Files).Select(f => f.Source.Path).ToHashSet(StringComparer.Ordinal);
        idle = IdleProviders(modules).Select(p => p.Block).GroupBy(b => b.Tree.Source.Path, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderBy(b => b.Span.Start).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>False where what does not parse or is not on disk may make it right.</summary>
    public bool IsCertain(SemanticIssue issue) => !doubtful.Contains(issue.Location.Path);

    /// <summary>
    /// Less than the rule's own where Terraform may never look: at providers without users, and in test fixtures that are put together
    /// from files that are no module by themselves. Null for the rule's own.
    /// </summary>
    public Severity? Severity(SemanticIssue issue) =>
        issue.Kind is SemanticIssueKind.UndeclaredReference or SemanticIssueKind.OutOfContext or SemanticIssueKind.InvalidValue
            && idle.TryGetValue(issue.Location.Path, out var blocks) && IsWithin(blocks, issue.Location) ? Diagnostics.Severity.Note
        : modules.IsSample(issue.Location.Path) ? Diagnostics.Severity.Warning : null;

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
