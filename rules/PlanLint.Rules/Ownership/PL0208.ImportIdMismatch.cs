using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Knowledge;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0208: the id of an import block is not written as its type wants, or names another object than the block declares.</summary>
public sealed class ImportIdMismatch : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0208", "import-id-mismatch", "Import id is invalid or names another object",
        "Import id '{1}' is not valid for {2}; the format is {3}.", Severity.Error)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnCompilation(Check, RuleInputs.Source);

    private static void Check(CompilationContext context)
    {
        var compilation = context.Compilation;
        foreach (var import in DeclaredImport.In(compilation))
        {
            if (import.Id is not { } id || compilation.Knowledge.Find(import.To.Type) is not { ImportFormat: { } format, AcceptsOtherImportIds: false } known)
                continue;
            string? expected = Expected(compilation, import, known);
            bool hasForm = format.Matches(id);
            if (hasForm && (expected is null || ImportIdFormat.SameId(expected, id))) continue;
            // Ids that only a live object tells may be those of another inventory; the form is all that can be held against them.
            context.Report(new Finding(import.To, id, import.To.Type, format.Text)
            {
                MessageFormat = hasForm ? "Import id '{1}' names another object than {0} declares; that one is '{3}'." : null,
                Arguments = [import.To, id, import.To.Type, hasForm ? expected : expected is null ? $"'{format}'" : $"'{format}', so here '{expected}'"],
                At = import.Symbol.Id!.Location,
                Addresses = [import.To],
                Notes = known.ImportHelp.Length > 0 && expected is null ? [new DiagnosticNote("help", known.ImportHelp)] : [],
                Fixes = expected is not null && import.Symbol.Id is TemplateSyntax { LiteralValue: not null, IsHeredoc: false } literal
                    ? [new CodeFix($"Write the id of {import.To.Type}", FixSafety.Unsafe,
                        [BlockEdits.ReplaceByString(literal, expected)])]
                    : [],
            });
        }
    }

    private static string? Expected(Compilation compilation, DeclaredImport import, ResourceTypeKnowledge known)
    {
        if (import.Planned(compilation) is { } change) return compilation.ImportId(change, compilation.FindLive(change));
        if (import.Values(compilation) is not { } values) return null;
        var live = known.Identify(values) is { } identity ? compilation.Inventory?.Find(identity) : null;
        return known.ImportId(values, live is null ? null : ExistingObject.Facts(live));
    }
}
