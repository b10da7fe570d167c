using PlanLint.Evaluation;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>What <c>.terraform.lock.hcl</c> of a root module fixes.</summary>
internal sealed class LockFile
{
    private readonly List<(string Source, string Version)> providers = [];

    /// <summary>The file beside a root module; null when there is none that can be read.</summary>
    public static LockFile? Of(ModuleTree modules)
    {
        if (modules.Files.Read(PathOf(modules)) is not { } bytes) return null;
        var file = new LockFile();
        foreach (var block in HclParser.ParseFile(SourceText.From(bytes, ".terraform.lock.hcl")).Body.GetBlocks("provider"))
            if (block.Labels is [var label]) file.providers.Add((label.Value, (block.Body.GetAttribute("version")?.Value as TemplateSyntax)?.LiteralValue ?? ""));
        return file;
    }

    /// <summary>True when a root module has none.</summary>
    public static bool IsMissing(ModuleTree modules) => modules.Files.GetKind(PathOf(modules)) == EvaluationFileKind.Missing;

    /// <summary>True for a provider that is locked, by its source as configurations write it: <c>hashicorp/aws</c>, with or without a host.</summary>
    public bool Has(string source) => providers.Exists(p => IsSame(p.Source, source));

    /// <summary>The version a provider is locked to; null when it is not, or under several hosts to different ones.</summary>
    public string? VersionOf(string source)
    {
        string[] versions = [.. providers.Where(p => IsSame(p.Source, source)).Select(p => p.Version).Distinct(StringComparer.Ordinal)];
        return versions is [{ Length: > 0 } only] ? only : null;
    }

    private static bool IsSame(string locked, string source) => locked.Equals(source, StringComparison.OrdinalIgnoreCase) || locked.EndsWith("/" + source, StringComparison.OrdinalIgnoreCase);

    private static string PathOf(ModuleTree modules) => $"{modules.Files.WorkingDirectory.TrimEnd('/')}/.terraform.lock.hcl";
}
