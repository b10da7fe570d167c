using System.Collections.Immutable;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Differences;

/// <summary>Collects what the modules of two trees declare differently. Modules of one folder are compared once.</summary>
internal sealed class ModuleComparer(Pairing pairing)
{
    private readonly List<Difference> found = [];
    private readonly Dictionary<(string Base, string Head), List<Module>> pairs = [];

    public List<Difference> Compare()
    {
        var paired = new HashSet<Module>();
        foreach (var module in pairing.Head.Modules)
        {
            if (pairing.BaseOf(module) is not { } before)
            {
                if (!pairing.IsOpaque(module) && !pairing.IsUnknownBefore(module)) AddAll(module, DifferenceKind.Added);
                continue;
            }
            paired.Add(before);
            if (!pairs.TryGetValue((before.Directory, module.Directory), out var same)) pairs[(before.Directory, module.Directory)] = same = [];
            same.Add(module);
        }
        foreach (var same in pairs.Values) Compare(pairing.BaseOf(same[0])!, same);
        foreach (var module in pairing.Before.Modules)
            if (!paired.Contains(module)) AddAll(module, DifferenceKind.Removed);
        return found;
    }

    private void Compare(Module before, List<Module> heads)
    {
        var head = heads[0];
        var comparison = new SyntaxComparison((left, right) => pairing.SameReference(left, before, right, head));
        foreach (var symbol in Declarations(head))
        {
            var symbols = heads.Count == 1 ? [symbol] : Everywhere(symbol, heads);
            if (pairing.BaseOf(symbol) is not { } earlier) Add(DifferenceKind.Added, symbols, symbol, null, null, symbol.Location);
            else Compare(earlier, symbol, symbols, comparison);
        }
        foreach (var symbol in Declarations(before))
            if (pairing.HeadOf(symbol) is null) Add(DifferenceKind.Removed, [symbol], symbol, null, symbol.Location, null);
        CompareUnnamed(before, heads, comparison);
        CompareOthers(before, head, comparison);
        found.AddRange(SettingsComparer.Compare(before.Settings, head.Settings, Prefix(head), comparison));
    }

    private void Compare(Symbol before, Symbol head, ImmutableArray<Symbol> symbols, SyntaxComparison comparison)
    {
        if (before.Reference != head.Reference
            || !before.Module.Path.Equals(head.Module.Path) && head is ResourceSymbol && pairing.BaseOf(head.Module) != before.Module)
            Add(DifferenceKind.Moved, symbols, head, NameOf(before), before.Location, head.Location);
        if (head is LocalSymbol local)
        {
            var earlier = (LocalSymbol)before;
            if (!comparison.Same(earlier.Value, local.Value))
                Add(DifferenceKind.Changed, symbols, head, null, Place(earlier.Attribute), Place(local.Attribute));
            return;
        }
        foreach (var part in BodyComparer.Compare((BlockSymbol)before, (BlockSymbol)head, comparison))
        {
            var kind = part.Before is null ? DifferenceKind.Added : part.Head is null ? DifferenceKind.Removed : DifferenceKind.Changed;
            Add(kind, symbols, head, part.Name, Place(part.Before), Place(part.Head));
        }
    }

    /// <summary>Blocks that have no name of their own: matched by the addresses they name, and by what they say.</summary>
    private void CompareUnnamed(Module before, List<Module> heads, SyntaxComparison comparison)
    {
        var left = Unnamed(before).ToLookup(NameOf, StringComparer.Ordinal);
        var right = Unnamed(heads[0]).ToLookup(NameOf, StringComparer.Ordinal);
        foreach (string name in left.Select(g => g.Key).Union(right.Select(g => g.Key), StringComparer.Ordinal))
        {
            var (mine, theirs) = (left[name].ToList(), right[name].ToList());
            for (int i = 0; i < Math.Max(mine.Count, theirs.Count); i++)
            {
                if (i >= theirs.Count) Add(DifferenceKind.Removed, [mine[i]], mine[i], null, mine[i].Location, null);
                else if (i >= mine.Count) Add(DifferenceKind.Added, [theirs[i]], theirs[i], null, null, theirs[i].Location);
                else Compare(mine[i], theirs[i], [theirs[i]], comparison);
            }
        }
    }

    /// <summary>Blocks of types that are no declarations here, such as <c>action</c>: as texts, type by type.</summary>
    private void CompareOthers(Module before, Module head, SyntaxComparison comparison)
    {
        var (mine, theirs) = (Others(before), Others(head));
        foreach (string type in mine.Select(g => g.Key).Union(theirs.Select(g => g.Key), StringComparer.Ordinal))
        {
            var (left, right) = (mine[type].ToList(), theirs[type].ToList());
            if (comparison.SameBlocks(left, right)) continue;
            found.Add(new Difference(DifferenceKind.Changed, [], head.Path.IsRoot
                ? $"a block of type {type}"
                : $"a block of type {type} in {head.Path}", null, Place(left.FirstOrDefault()), Place(right.FirstOrDefault())));
        }
    }

    private static readonly HashSet<string> Declared = new(StringComparer.Ordinal)
    {
        "variable", "locals", "output", "resource", "data", "ephemeral", "module", "provider", "check", "moved", "removed", "import", "terraform",
    };

    private static ILookup<string, BlockSyntax> Others(Module module) =>
        module.Files.SelectMany(f => f.Root is FileSyntax file ? file.Body.Blocks : []).Where(b => !Declared.Contains(b.Type))
            .ToLookup(b => b.Type, StringComparer.Ordinal);

    private void AddAll(Module module, DifferenceKind kind)
    {
        foreach (var symbol in Declarations(module).Concat(Unnamed(module)))
        {
            // What was moved out of a module that is gone, or into one that is new, is not gone and not new.
            if (kind == DifferenceKind.Added && pairing.BaseOf(symbol) is { } earlier)
                Compare(earlier, symbol, [symbol], new SyntaxComparison((left, right) => pairing.SameReference(left, earlier.Module, right, module)));
            else if (kind == DifferenceKind.Added) Add(kind, [symbol], symbol, null, null, symbol.Location);
            else if (pairing.HeadOf(symbol) is null && !pairing.IsBehindOpaque(module)) Add(kind, [symbol], symbol, null, symbol.Location, null);
        }
    }

    private void Add(DifferenceKind kind, ImmutableArray<Symbol> symbols, Symbol symbol, string? part, SourceLocation? before, SourceLocation? head) =>
        found.Add(new Difference(kind, symbols, NameOf(symbol), part, before, head));

    public static string NameOf(Symbol symbol) => symbol switch
    {
        ImportSymbol import => $"import of {import.To}",
        RemovedSymbol removed => $"removed block for {removed.From}",
        MovedSymbol moved => $"moved block from {moved.From} to {moved.To}",
        ProviderSymbol => $"{Prefix(symbol.Module)}provider.{symbol.Reference}",
        _ => Prefix(symbol.Module) + symbol.Reference,
    };

    private static string Prefix(Module module) => module.Path.IsRoot ? "" : module.Path + ".";

    private static IEnumerable<Symbol> Declarations(Module module) => module.Symbols();

    private static IEnumerable<Symbol> Unnamed(Module module) => [.. module.Moved, .. module.Removed, .. module.Imports];

    private static SourceLocation? Place(SyntaxNode? node) => node switch
    {
        null => null,
        BlockSyntax block => SourceLocation.At(block.Tree.Source, block.HeaderSpan),
        AttributeSyntax attribute => SourceLocation.At(attribute.Tree.Source, attribute.NameSpan),
        _ => node.Location,
    };

    /// <summary>The same declaration as each call of its folder sees it.</summary>
    private static ImmutableArray<Symbol> Everywhere(Symbol symbol, List<Module> modules) =>
        [.. modules.Select(m => Same(symbol, m)).OfType<Symbol>()];

    private static Symbol? Same(Symbol symbol, Module module) => symbol switch
    {
        VariableSymbol => module.Variables[symbol.Name],
        LocalSymbol => module.Locals[symbol.Name],
        OutputSymbol => module.Outputs[symbol.Name],
        ResourceSymbol => module.Resources[symbol.Reference],
        ModuleCallSymbol => module.ModuleCalls[symbol.Name],
        ProviderSymbol => module.Providers[symbol.Reference],
        CheckSymbol => module.Checks[symbol.Name],
        _ => null,
    };
}
