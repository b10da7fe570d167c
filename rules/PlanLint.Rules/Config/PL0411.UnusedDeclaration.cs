using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>PL0411: a variable, local or data source that nothing in its module refers to.</summary>
public sealed class UnusedDeclaration : Rule
{
    /// <summary>Data sources that do something when they are read: run code, send a request, write a file.</summary>
    private static readonly HashSet<string> Acting = new(StringComparer.Ordinal)
        { "archive_file", "aws_lambda_invocation", "external", "http", "shell_script", "terracurl_request" };

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0411", "unused-declaration", "Declaration is unused",
        "{0} is declared but not used in this module.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnModule(Check);

    private static void Check(ModuleContext context)
    {
        var module = context.Module;
        var tree = context.Compilation.Modules!;
        if (!module.IsFirstOfDirectory(tree) || module.IsFetched() || module.Files.Any(f => f.HasErrors)) return;
        // What is made before Terraform runs may use it.
        if (tree.Unwritten(module.Directory) is not null) return;
        // A directory of variables alone is copied or generated into the modules that use them.
        if (module.Resources.Count + module.ModuleCalls.Count + module.Outputs.Count + module.Locals.Count + module.Providers.Count == 0) return;
        var used = References(module);
        foreach (var companion in tree.Companions)
            if (companion.Uses(module.Directory)) AddUses(companion.Tree, used);
        var given = module.Parent is null ? tree.Assignments.Where(a => a.File is not null).Select(a => a.Name).ToHashSet(StringComparer.Ordinal) : [];
        // Terragrunt passes -var for what its units share, and Terraform refuses that for a variable that is not declared.
        var variables = module.Parent is null && tree.IsRunByTerragrunt ? [] : module.Variables.AsEnumerable<Symbol>();
        foreach (var symbol in variables.Concat(module.Locals).Concat(module.Resources.Where(r => r.Mode == ResourceMode.Data)))
        {
            if (used.Contains(symbol.Reference) || symbol.Name.StartsWith('_') || IsKept(symbol, given) || tree.IsShared(symbol.Declaration.Tree)) continue;
            // Callers may pass the variable, and a data source may be there to fail.
            var safety = symbol is LocalSymbol ? FixSafety.Safe : FixSafety.Unsafe;
            context.Report(new Finding(symbol.Reference)
            {
                At = symbol.Location,
                Fixes = BlockEdits.Remove((BodyItemSyntax)symbol.Declaration) is { } edit ? [new CodeFix("Remove it", safety, [edit])] : [],
            });
        }
    }

    private static bool IsKept(Symbol symbol, HashSet<string> given) => symbol switch
    {
        // Shared files of values need a declaration in every root that reads them.
        VariableSymbol variable => given.Contains(variable.Name) || IsDeprecated(variable),
        // regex("true", tostring(x)) fails unless x holds: the assertion of Terraform before it had conditions.
        LocalSymbol local => local.Value is FunctionCallSyntax { Name: "regex" or "tobool" },
        ResourceSymbol data => Acting.Contains(data.Type)
            || data.Lifecycle.Any(l => l.Body.GetBlocks("postcondition").Any() || l.Body.GetBlocks("precondition").Any())
            || data.Block.Parent?.Parent is BlockSyntax { Type: "check" },
        _ => false,
    };

    private static bool IsDeprecated(VariableSymbol variable) =>
        variable.Body.GetAttribute("deprecated") is not null
        || (variable.Body.GetAttribute("description")?.Value as TemplateSyntax)?.LiteralValue is { } text
        && (text.Contains("deprecated", StringComparison.OrdinalIgnoreCase) || text.Contains("unused", StringComparison.OrdinalIgnoreCase)
            || text.Contains("not used", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// What the module's files refer to; a declaration's references to itself do not count. A walk of its own: what nobody refers to is
    /// known only when all of a module is seen, and a rule keeps nothing between calls. References that the module tree keeps leave out
    /// those to names that are not declared, and in blocks that are no declarations.
    /// </summary>
    private static HashSet<string> References(Module module)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in module.Files)
        {
            foreach (var item in file.Body.Items)
            {
                string own = item is BlockSyntax { Type: "variable", Labels: [var label] } ? $"var.{label.Value}" : "";
                foreach (var reference in item.DescendantNodes().OfType<ScopeTraversalSyntax>())
                    if (Name(reference) is { } name && name != own) used.Add(name);
            }
        }
        return used;
    }

    /// <summary>What a test or query refers to, and the variables that it gives a value.</summary>
    private static void AddUses(SyntaxTree file, HashSet<string> used)
    {
        foreach (var node in file.Root.DescendantNodes())
        {
            if (node is ScopeTraversalSyntax reference && Name(reference) is { } name) used.Add(name);
            else if (node is BlockSyntax { Type: "variables" } variables) used.UnionWith(variables.Body.Attributes.Select(a => $"var.{a.Name}"));
        }
    }

    private static string? Name(ScopeTraversalSyntax reference) => reference.Steps switch
    {
        [{ Name: "var" or "local" }, { Name: { } name }, ..] => $"{reference.RootName}.{name}",
        [{ Name: "data" }, { Name: { } type }, { Name: { } name }, ..] => $"data.{type}.{name}",
        _ => null,
    };
}
