using System.Collections.Immutable;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>What <c>.terraform.lock.hcl</c> of a root module fixes.</summary>
public sealed class LockFile
{
    private const string Name = ".terraform.lock.hcl";

    private LockFile(ImmutableArray<LockedProvider> providers) => Providers = providers;

    /// <summary>The entries in file order.</summary>
    public ImmutableArray<LockedProvider> Providers { get; }

    /// <summary>The file beside a root module; null when there is none that can be read.</summary>
    public static LockFile? Of(ModuleTree modules)
    {
        if (modules.Files.Read(PathOf(modules)) is not { } bytes) return null;
        string directory = modules.Root.Directory;
        var tree = HclParser.ParseFile(SourceText.From(bytes, directory.Length == 0 ? Name : $"{directory}/{Name}"));
        return new LockFile(
        [
            .. from block in tree.Body.GetBlocks("provider")
               where block.Labels is [_]
               let version = block.Body.GetAttribute("version")
               select new LockedProvider(block.Labels[0].Value, (version?.Value as TemplateSyntax)?.LiteralValue, version?.Location
                   ?? SourceLocation.At(tree.Source, block.HeaderSpan)),
        ]);
    }

    /// <summary>True when a root module has none.</summary>
    public static bool IsMissing(ModuleTree modules) => modules.Files.GetKind(PathOf(modules)) == EvaluationFileKind.Missing;

    /// <summary>True for a provider that is locked, by its source as configurations write it.</summary>
    public bool Has(string source) => Providers.Any(p => p.Is(source));

    /// <summary>The version a provider is locked to; null when it is not, or under several hosts to different ones.</summary>
    public string? VersionOf(string source)
    {
        string?[] versions = [.. Providers.Where(p => p.Is(source)).Select(p => p.Version).Distinct(StringComparer.Ordinal)];
        return versions is [{ Length: > 0 } only] ? only : null;
    }

    private static string PathOf(ModuleTree modules) => $"{modules.Files.WorkingDirectory.TrimEnd('/')}/{Name}";
}
