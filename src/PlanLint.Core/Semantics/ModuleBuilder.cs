using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>Fills a module from its files: primary blocks in order, each with the override blocks laid over it.</summary>
internal static class ModuleBuilder
{
    /// <summary>The blocks of a module file and the labels each takes; -1 for attributes only.</summary>
    private static readonly Dictionary<string, string[]> BlockLabels = new(StringComparer.Ordinal)
    {
        ["terraform"] = [],
        ["variable"] = ["name"],
        ["locals"] = [],
        ["output"] = ["name"],
        ["provider"] = ["name"],
        ["module"] = ["name"],
        ["resource"] = ["type", "name"],
        ["data"] = ["type", "name"],
        ["ephemeral"] = ["type", "name"],
        ["moved"] = [],
        ["removed"] = [],
        ["import"] = [],
        ["check"] = ["name"],
        ["language"] = [],
        ["action"] = ["type", "name"],
    };

    /// <summary>Names a variable cannot have, because module calls use them for themselves.</summary>
    private static readonly HashSet<string> ReservedVariables =
        new(StringComparer.Ordinal) { "source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals" };

    public static TerraformSettings Build(Module module, Action<SemanticIssue> report)
    {
        var primary = new List<BlockSyntax>();
        var overrides = new List<BlockSyntax>();
        int firstOverride = module.Files.Count - module.OverrideCount;
        for (int i = 0; i < module.Files.Count; i++) Collect(module.Files[i], i < firstOverride ? primary : overrides, report);

        var pending = overrides.Where(b => b.Type is not ("locals" or "terraform" or "language")).GroupBy(KeyOf, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var settings = ReadSettings(primary, overrides, report);
        DeclareLocals(module, primary, overrides, report);
        foreach (var block in primary) Declare(module, block, pending, report);
        foreach (var block in pending.Values.SelectMany(b => b)) ReportOrphan(module, block, report);
        return settings;
    }

    private static void Collect(SyntaxTree file, List<BlockSyntax> blocks, Action<SemanticIssue> report)
    {
        foreach (var item in file.Body.Items)
        {
            if (item is AttributeSyntax attribute)
            {
                // JSON files may carry comments under this name.
                if (attribute.Name == "//" || attribute.Name == "language") continue;
                report(TerraformWords.UnsupportedArgument(attribute, []));
                continue;
            }
            var block = (BlockSyntax)item;
            if (!BlockLabels.TryGetValue(block.Type, out var labels))
            {
                report(TerraformWords.UnsupportedBlock(block, BlockLabels.Keys));
                continue;
            }
            if (block.Labels.Count != labels.Length)
            {
                report(TerraformWords.Labels(block, labels));
                continue;
            }
            foreach (var label in block.Labels)
            {
                if (SyntaxFactory.IsIdentifier(label.Value)) continue;
                report(TerraformWords.Name(block, label));
            }
            blocks.Add(block);
        }
    }

    private static void Declare(Module module, BlockSyntax block, Dictionary<string, List<BlockSyntax>> pending, Action<SemanticIssue> report)
    {
        IReadOnlyList<BlockSyntax> laid = pending.Remove(KeyOf(block), out var found) ? found : [];
        switch (block.Type)
        {
            case "variable":
                if (ReservedVariables.Contains(block.Labels[0].Value))
                    report(TerraformWords.Invalid(block.Labels[0].Location, "Invalid variable name",
                        $"The variable name \"{block.Labels[0].Value}\" is reserved due to its special meaning inside module blocks."));
                Add(module.Variables, new VariableSymbol(module, block, laid), report);
                break;
            case "output": Add(module.Outputs, new OutputSymbol(module, block, laid), report); break;
            case "module": Add(module.ModuleCalls, new ModuleCallSymbol(module, block, laid), report, block.Labels[0].Value); break;
            case "provider": Add(module.Providers, new ProviderSymbol(module, block, laid), report); break;
            case "resource": Add(module.Resources, new ResourceSymbol(module, ResourceMode.Managed, block, laid), report); break;
            case "data": Add(module.Resources, new ResourceSymbol(module, ResourceMode.Data, block, laid), report); break;
            case "ephemeral": Add(module.Resources, new ResourceSymbol(module, ResourceMode.Ephemeral, block, laid), report); break;
            case "action": Add(module.Actions, new ActionSymbol(module, block, laid), report); break;
            case "moved": module.MovedList.Add(new MovedSymbol(module, block)); break;
            case "removed": module.RemovedList.Add(new RemovedSymbol(module, block)); break;
            case "import": module.ImportList.Add(new ImportSymbol(module, block)); break;
            case "check": DeclareCheck(module, new CheckSymbol(module, block, laid), report); break;
        }
    }

    private static void DeclareCheck(Module module, CheckSymbol check, Action<SemanticIssue> report)
    {
        Add(module.Checks, check, report);
        foreach (var block in check.Body.GetBlocks("data"))
        {
            if (block.Labels.Count != 2) continue;
            var data = new ResourceSymbol(module, ResourceMode.Data, block, []);
            check.ScopedData ??= data;
            Add(module.Resources, data, report);
        }
    }

    private static void Add<T>(SymbolTable<T> table, T symbol, Action<SemanticIssue> report, string? name = null) where T : Symbol
    {
        // Tables of resources and providers are asked by reference, all others by bare name.
        string key = symbol is ResourceSymbol or ProviderSymbol or ActionSymbol ? symbol.Reference : name ?? symbol.Name;
        if (table.TryAdd(key, symbol)) return;
        var first = table[key]!;
        report(new SemanticIssue(SemanticIssueKind.Duplicate, $"{symbol.Reference} is declared twice in this module", symbol.Location)
        {
            Related = [new RelatedLocation(first.Location, "first declared here")],
        });
    }

    private static void DeclareLocals(Module module, List<BlockSyntax> primary, List<BlockSyntax> overrides, Action<SemanticIssue> report)
    {
        var laid = new Dictionary<string, AttributeSyntax>(StringComparer.Ordinal);
        foreach (var attribute in LocalsOf(overrides)) laid[attribute.Name] = attribute;
        foreach (var attribute in LocalsOf(primary))
            Add(module.Locals, new LocalSymbol(module, attribute, laid.GetValueOrDefault(attribute.Name, attribute)), report);
        foreach (var attribute in laid.Values)
        {
            if (module.Locals[attribute.Name] is not null) continue;
            report(TerraformWords.NothingToOverride(SourceLocation.At(attribute.Tree.Source, attribute.NameSpan), "base local value definition",
                $"local value named \"{attribute.Name}\"", "local value that was already defined"));
        }
        foreach (var block in primary.Concat(overrides).Where(b => b.Type == "locals").SelectMany(b => b.Body.Blocks))
            report(TerraformWords.Invalid(
                SourceLocation.At(block.Tree.Source, block.HeaderSpan), $"Unexpected \"{block.Type}\" block", "Blocks are not allowed here."));
    }

    private static IEnumerable<AttributeSyntax> LocalsOf(List<BlockSyntax> blocks) =>
        blocks.Where(b => b.Type == "locals").SelectMany(b => b.Body.Attributes);

    private static TerraformSettings ReadSettings(List<BlockSyntax> primary, List<BlockSyntax> overrides, Action<SemanticIssue> report)
    {
        var blocks = primary.Concat(overrides).Where(b => b.Type == "terraform").ToList();
        var providers = new SortedDictionary<string, ProviderRequirement>(StringComparer.Ordinal);
        BlockSyntax? firstRequired = null, backend = null;
        foreach (var (block, isOverride) in primary.Select(b => (b, false)).Concat(overrides.Select(b => (b, true))))
        {
            if (block.Type != "terraform") continue;
            foreach (var required in block.Body.GetBlocks("required_providers"))
            {
                if (!isOverride && firstRequired is not null)
                {
                    report(new SemanticIssue(SemanticIssueKind.Duplicate, "A module has one required_providers block",
                        SourceLocation.At(required.Tree.Source, required.HeaderSpan))
                    {
                        Related = [new RelatedLocation(SourceLocation.At(firstRequired.Tree.Source, firstRequired.HeaderSpan), "the first is here")],
                    });
                    continue;
                }
                if (!isOverride) firstRequired = required;
                foreach (var entry in required.Body.Attributes) providers[entry.Name] = ReadRequirement(entry);
            }
            foreach (var candidate in block.Body.Blocks.Where(b => b.Type is "backend" or "cloud" or "state_store"))
            {
                if (!isOverride && backend is not null)
                {
                    report(SecondBackend(backend, candidate));
                    continue;
                }
                backend = candidate;
            }
        }
        var versions = blocks.Select(b => b.Body.GetAttribute("required_version")).OfType<AttributeSyntax>().ToList();
        return new TerraformSettings(blocks, versions, [.. providers.Values], backend)
        {
            LanguageBlocks = [.. primary.Where(b => b.Type == "language")],
        };
    }

    /// <summary>Of two kinds Terraform names the backend, whichever stands first.</summary>
    private static SemanticIssue SecondBackend(BlockSyntax first, BlockSyntax second)
    {
        var (named, other) = first.Type != second.Type && first.Type == "backend" ? (first, second) : (second, first);
        var at = SourceLocation.At(other.Tree.Source, other.HeaderSpan);
        string detail = first.Type != second.Type
            ? $"A module may declare either one '{other.Type}' block OR one '{named.Type}' block configuring a state backend."
            : $"A module may have only one {(first.Type == "backend" ? "backend" : $"{first.Type} block")}; the first is at {at}.";
        return new SemanticIssue(SemanticIssueKind.Duplicate, detail, SourceLocation.At(named.Tree.Source, named.HeaderSpan))
        {
            Summary = first.Type != second.Type ? $"Both a {named.Type} and {other.Type} configuration are present" : $"Duplicate {first.Type} configuration",
            Related = [new RelatedLocation(at, first.Type != second.Type ? $"the {other.Type} block is here" : "the first is here")],
        };
    }

    private static ProviderRequirement ReadRequirement(AttributeSyntax entry)
    {
        // A bare string is the version, as before Terraform 0.13.
        if (entry.Value is TemplateSyntax { LiteralValue: { } version }) return new ProviderRequirement(entry.Name, null, version, [], entry);
        string? Text(string name) => ((entry.Value as ObjectSyntax)?.Items.LastOrDefault(i => i.Key.LiteralKey == name)?.Value as TemplateSyntax)?.LiteralValue;
        var aliases = (entry.Value as ObjectSyntax)?.Items.LastOrDefault(i => i.Key.LiteralKey == "configuration_aliases")?.Value is TupleSyntax tuple
            ? tuple.Elements.Select(ProviderSymbol.NameOf).OfType<string>().ToList()
            : [];
        return new ProviderRequirement(entry.Name, Text("source"), Text("version"), aliases, entry);
    }

    private static void ReportOrphan(Module module, BlockSyntax block, Action<SemanticIssue> report)
    {
        switch (block.Type)
        {
            case "moved" or "import" or "check":
                report(TerraformWords.Invalid(
                    SourceLocation.At(block.Tree.Source, block.HeaderSpan), $"Cannot override '{block.Type}' blocks", block.Type == "moved"
                    ? "Records of moved objects can appear only in normal files, not in override files."
                    : $"{(block.Type == "import" ? "Import" : "Check")} blocks can appear only in normal files, not in override files."));
                break;
            case "removed":
                module.RemovedList.Add(new RemovedSymbol(module, block));
                break;
            // A default provider configuration always exists, if only an empty one.
            case "provider" when block.Body.GetAttribute("alias") is null:
                module.Providers.TryAdd(block.Labels[0].Value, new ProviderSymbol(module, block, []));
                break;
            default:
                report(TerraformWords.NothingToOverride(block));
                break;
        }
    }

    /// <summary>What an override block and the block it overrides have in common.</summary>
    private static string KeyOf(BlockSyntax block)
    {
        string alias = block.Type == "provider" && block.Body.GetAttribute("alias")?.Value is TemplateSyntax { LiteralValue: { } text } ? $".{text}" : "";
        return $"{block.Type} {string.Join(' ', block.Labels.Select(l => l.Value))}{alias}";
    }
}
