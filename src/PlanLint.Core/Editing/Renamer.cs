using PlanLint.Diagnostics;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Editing;

/// <summary>Renames what keeps its meaning under another name: locals and variables. Resources and modules would be destroyed, so they are refused.</summary>
public static class Renamer
{
    /// <summary>True for what <see cref="Rename"/> renames.</summary>
    public static bool CanRename(Symbol symbol) => symbol is LocalSymbol or VariableSymbol;

    /// <summary>The edits, also of variable files, module calls and tests in the tree.</summary>
    public static RenameResult Rename(ModuleTree modules, Symbol symbol, string name)
    {
        ArgumentNullException.ThrowIfNull(modules);
        ArgumentNullException.ThrowIfNull(symbol);
        if (!CanRename(symbol))
            return Refused($"'{symbol.Reference}' cannot be renamed here: Terraform takes another name for another object; write a moved block with it.");
        if (!SyntaxFactory.IsIdentifier(name)) return Refused($"'{name}' is not a name: use letters, digits, '_' and '-', and begin with a letter.");
        bool isTaken = symbol is LocalSymbol ? symbol.Module.Locals[name] is not null : symbol.Module.Variables[name] is not null;
        if (isTaken && name != symbol.Name) return Refused($"There is another '{(symbol is LocalSymbol ? "local" : "var")}.{name}' in this module.");
        return new([.. SymbolFinder.FindUses(modules, symbol).Select(u => TextEdit.Replace(u.Name.Source!, u.Name.Span, name))], null);
    }

    private static RenameResult Refused(string problem) => new([], problem);
}
