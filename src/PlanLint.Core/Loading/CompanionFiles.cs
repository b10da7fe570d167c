using PlanLint.Evaluation;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Loading;

/// <summary>Finds the tests, queries and stack files that stand beside modules.</summary>
internal static class CompanionFiles
{
    /// <summary>Where Terraform looks for tests besides the module's own directory.</summary>
    private const string TestDirectory = "tests";

    private static readonly (string Extension, CompanionKind Kind)[] Extensions =
    [
        (".tftest.hcl", CompanionKind.Test), (".tftest.json", CompanionKind.Test), (".tofutest.hcl", CompanionKind.Test),
            (".tofutest.json", CompanionKind.Test),
        (".tfquery.hcl", CompanionKind.Query), (".tfquery.json", CompanionKind.Query),
        (".tfcomponent.hcl", CompanionKind.Stack), (".tfcomponent.json", CompanionKind.Stack), (".tfdeploy.hcl", CompanionKind.Stack),
            (".tfdeploy.json", CompanionKind.Stack),
    ];

    /// <summary>What a file of that name is; null for all that is no companion of a module.</summary>
    public static CompanionKind? KindOf(string fileName)
    {
        if (fileName.StartsWith('.')) return null;
        foreach (var (extension, kind) in Extensions)
            if (fileName.EndsWith(extension, StringComparison.Ordinal)) return kind;
        return null;
    }

    /// <summary>The files beside the module of a directory, by path; modules that were fetched have none here.</summary>
    public static IEnumerable<CompanionFile> Of(IFileSource files, string directory, Func<string, SyntaxTree> parse)
    {
        if (SourcePath.Combine(directory, TestDirectory) is not { } tests) yield break;
        var found = files.FilesIn(directory).Paths.Select(n => (Name: n, Path: SourcePath.Combine(directory, n)!, Kind: KindOf(n)))
            .Concat(files.FilesIn(tests).Paths.Select(
                n => (Name: n, Path: SourcePath.Combine(tests, n)!, Kind: KindOf(n) is CompanionKind.Test ? CompanionKind.Test : (CompanionKind?)null)));
        foreach (var (_, path, kind) in found.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            if (kind is null) continue;
            var tree = parse(path);
            yield return new CompanionFile(tree, kind.Value, directory)
            {
                OtherDirectories = kind == CompanionKind.Test ? [.. Tested(tree, directory)] : [],
                StackModules = kind == CompanionKind.Stack && !tree.HasErrors ? StackModules.Of(tree, directory, files, parse) : [],
            };
        }
    }

    /// <summary>The local modules that runs name.</summary>
    private static IEnumerable<string> Tested(SyntaxTree tree, string directory) =>
        from run in tree.Body.GetBlocks("run")
        from module in run.Body.GetBlocks("module")
        let source = (module.Body.GetAttribute("source")?.Value as TemplateSyntax)?.LiteralValue
        where source is not null && source.StartsWith('.')
        let inside = SourcePath.Combine(directory, source)
        where inside is not null
        select inside;
}
