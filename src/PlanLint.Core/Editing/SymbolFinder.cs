using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Editing;

/// <summary>Finds what a place in a file names, and every place that names it. Knows modules, variable files, tests and queries.</summary>
public static class SymbolFinder
{
    /// <summary>
    /// What stands at an offset of a file: a declaration's name, a reference, the argument of a module call or the line of a variable file that
    /// gives a variable. Null when nothing is named there. A file that several calls share counts as of the first.
    /// </summary>
    public static SymbolUse? FindAt(ModuleTree modules, string path, int position)
    {
        ArgumentNullException.ThrowIfNull(modules);
        foreach (var module in modules.DistinctModules)
            if (module.Files.FirstOrDefault(f => f.Source.Path == path) is { } file) return InModule(module, file, position);
        if (modules.Assignments.FirstOrDefault(a => Names(a.Attribute, path, position)) is { Attribute: { } given } assignment)
            return modules.Root.Variables[assignment.Name] is { } variable ? Use(variable, given.Tree.Source, given.NameSpan) : null;
        if (modules.Companions.FirstOrDefault(c => c.Tree.Source.Path == path) is not { } companion) return null;
        return InCompanion(modules, companion).FirstOrDefault(u => u.Name.Span.Contains(position) || u.Name.Span.End == position);
    }

    /// <summary>Every place that names a symbol, its declaration first, then by file and position, each place once.</summary>
    public static IReadOnlyList<SymbolUse> FindUses(ModuleTree modules, Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(modules);
        ArgumentNullException.ThrowIfNull(symbol);
        // A directory that is called twice has each symbol twice, over one declaration.
        var twins = modules.Modules.Where(m => m.Directory == symbol.Module.Directory)
            .SelectMany(m => m.Symbols()).Where(s => ReferenceEquals(s.Declaration, symbol.Declaration)).ToArray();
        var uses = twins.SelectMany(t => modules.References.To(t)).Select(r => Use(symbol, r.Syntax))
            .Concat(twins.OfType<VariableSymbol>().SelectMany(v => GivenTo(modules, v)).Select(a => Use(symbol, a.Tree.Source, a.NameSpan)))
            .Concat(modules.Companions.SelectMany(c => InCompanion(modules, c)).Where(u => ReferenceEquals(u.Symbol.Declaration, symbol.Declaration)))
            .Where(u => ReferenceEquals(u.Symbol.Declaration, symbol.Declaration))
            .DistinctBy(u => u.Name).OrderBy(u => u.Name);
        return [.. Declared(symbol) is { } own ? [own] : (SymbolUse[])[], .. uses];
    }

    /// <summary>The name where it is declared; null for blocks without one.</summary>
    public static SymbolUse? Declared(Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        var source = symbol.Declaration.Tree.Source;
        return symbol switch
        {
            LocalSymbol => new(symbol, symbol.Location, IsDeclaration: true),
            BlockSymbol { Block.Labels: [.., var label] } => new(symbol, SourceLocation.At(source, Unquoted(source, label.Span)), IsDeclaration: true),
            _ => null,
        };
    }

    private static SymbolUse? InModule(Module module, SyntaxTree file, int position)
    {
        foreach (var symbol in module.Symbols())
            if (ReferenceEquals(symbol.Declaration.Tree, file) && Declared(symbol) is { } own && Touches(own.Name.Span, position)) return own;
        // The end of a name belongs to it, as editors count.
        foreach (int at in (ReadOnlySpan<int>)[position, position - 1])
        {
            if (at < 0) continue;
            var node = file.FindNode(at);
            if (node.FirstAncestorOrSelf<ScopeTraversalSyntax>() is { } reference)
                return References.DeclarationOf(reference, module) is { } target ? Use(target, reference) : null;
            if (node.FirstAncestorOrSelf<AttributeSyntax>() is { Parent: BodySyntax { Parent: BlockSyntax { Type: "module" } block } } argument
                && Touches(argument.NameSpan, position)
                && module.ModuleCalls.FirstOrDefault(c => ReferenceEquals(c.Block, block))?.Target?.Variables[argument.Name] is { } variable)
                return Use(variable, file.Source, argument.NameSpan);
        }
        return null;
    }

    /// <summary>The arguments of calls and the lines of variable files that give a variable its value.</summary>
    private static IEnumerable<AttributeSyntax> GivenTo(ModuleTree modules, VariableSymbol variable) => variable.Module.Call is { } call
        ? call.Argument(variable.Name) is { } argument ? [argument] : []
        : modules.Assignments.Where(a => a.Name == variable.Name).Select(a => a.Attribute).OfType<AttributeSyntax>();

    /// <summary>What a test or query names of the module it is about: in references, and in the <c>variables</c> it gives.</summary>
    private static IEnumerable<SymbolUse> InCompanion(ModuleTree modules, CompanionFile companion)
    {
        if (modules.DistinctModules.FirstOrDefault(m => m.Directory == companion.Directory) is not { } module) yield break;
        foreach (var node in companion.Tree.Root.DescendantNodes())
        {
            if (node is ScopeTraversalSyntax reference && References.DeclarationOf(reference, module) is { } target) yield return Use(target, reference);
            if (node is AttributeSyntax { Parent: BodySyntax { Parent: BlockSyntax { Type: "variables" } } } given
                && module.Variables[given.Name] is { } variable) yield return Use(variable, companion.Tree.Source, given.NameSpan);
        }
    }

    private static bool Names(AttributeSyntax? attribute, string path, int position) =>
        attribute is not null && attribute.Tree.Source.Path == path && Touches(attribute.NameSpan, position);

    private static SymbolUse Use(Symbol symbol, ScopeTraversalSyntax reference)
    {
        var source = reference.Tree.Source;
        // The last step that belongs to the name: the second of var.x, the third of data.aws_ami.x.
        int at = symbol switch
        {
            ResourceSymbol resource when reference.RootName == resource.Type => 1,
            ResourceSymbol => 2,
            OutputSymbol output => Enumerable.Range(2, reference.Steps.Count - 2).First(i => reference.Steps[i].Name == output.Name),
            _ => 1,
        };
        var span = reference.Steps[at].Span;
        // A step begins with its dot.
        int start = span.Start + (source.Text[span.Start] == '.' ? 1 : 0);
        return Use(symbol, source, TextSpan.FromBounds(start, span.End));
    }

    private static SymbolUse Use(Symbol symbol, SourceText source, TextSpan name) => new(symbol, SourceLocation.At(source, name), IsDeclaration: false);

    private static TextSpan Unquoted(SourceText source, TextSpan label) =>
        label.Length >= 2 && source.Text[label.Start] == '"' ? TextSpan.FromBounds(label.Start + 1, label.End - 1) : label;

    private static bool Touches(TextSpan span, int position) => position >= span.Start && position <= span.End;
}
