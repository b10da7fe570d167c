using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Decisions;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Knowledge;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>The way out of a create of what exists: an <c>import</c> block, as fix and in words.</summary>
internal static class ImportFix
{
    private const string FileName = "imports.tf";

    /// <summary>What a reader needs to see of the live object and how it is imported.</summary>
    public static ImmutableArray<DiagnosticNote> Notes(Compilation compilation, ExistingObject existing)
    {
        var notes = ImmutableArray.CreateBuilder<DiagnosticNote>();
        notes.Add(new DiagnosticNote("live", $"{ExistingObject.Name(existing.Live.Identity)}, {ExistingObject.Traits(compilation, existing.Live)}"));
        var address = existing.Change.Address;
        var known = compilation.Knowledge.Find(address.Type);
        if (existing.ImportId is { } id)
        {
            notes.Add(GeneratedBlock.KnowsImport(compilation.Plan)
                ? new DiagnosticNote("import", $"{address} with id \"{id}\"")
                : new DiagnosticNote("import", GeneratedBlock.ImportCommand(compilation.Plan!.Tool, address, id)));
        }
        else if (known is { CanImport: true })
        {
            notes.Add(new DiagnosticNote("import", $"the id is written {known.ImportFormat}{(known.ImportHelp.Length > 0 ? "; " + known.ImportHelp : "")}"));
        }
        else if (known is not null)
        {
            notes.Add(new DiagnosticNote("import",
                $"{address.Type} has no importer: take it out of the configuration, or delete the live object and let Terraform make it"));
        }
        if (known?.CanImport == true && compilation.Knowledge.ProtectionOf(address.Type, existing.Change.After) is { IsWarning: false } protection)
            notes.Add(new DiagnosticNote("order", $"it holds {protection.Holds}: import it alone, plan again, and only then go on"));
        return notes.ToImmutable();
    }

    /// <summary>The fix; none when the id is not known, the type has no importer, or the tool is too old for import blocks.</summary>
    public static ImmutableArray<CodeFix> For(Compilation compilation, ExistingObject existing) =>
        existing.ImportId is { } id && GeneratedBlock.KnowsImport(compilation.Plan)
            ? [For(compilation, existing.Change.Address, id, LosesSecret(compilation, existing) ? FixSafety.Unsafe : FixSafety.Safe)]
            : [];

    /// <summary>An <c>import</c> block at the end of <c>imports.tf</c> of the root module, which is where import blocks must be.</summary>
    public static CodeFix For(Compilation compilation, ResourceAddress to, string id, FixSafety safety)
    {
        string directory = compilation.Modules?.Root.Directory ?? compilation.RootPath;
        return new CodeFix("Import the live object", safety, [GeneratedBlock.AppendTo(directory, FileName, GeneratedBlock.Import(to, id))]);
    }

    private static bool LosesSecret(Compilation compilation, ExistingObject existing) =>
        compilation.Knowledge.UnrecoverableSecrets(existing.Change.Address.Type) is not null;
}
