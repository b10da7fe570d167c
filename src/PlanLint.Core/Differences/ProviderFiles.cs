using PlanLint.Evaluation;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Differences;

/// <summary>
/// Files that providers read: arguments whose value is the path of a file or folder, as a Helm chart, an archive's source or an upload has.
/// Terraform runs in the root module's directory, so paths start there.
/// </summary>
internal sealed class ProviderFiles(Pairing pairing)
{
    private const int MostFiles = 5_000;
    private const int MostValues = 200;

    private static readonly string[] Endings = ["file", "files", "path", "paths", "dir", "directory", "source", "chart", "filename", "folder", "manifest"];

    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>True for an argument whose value may be a path: its name or its text says so.</summary>
    public static bool MayRead(AttributeSyntax argument) =>
        argument.Name is not ("provider" or "depends_on" or "count" or "for_each")
        && (Array.Exists(Endings, e => argument.Name.EndsWith(e, StringComparison.Ordinal))
            || argument.Value.DescendantNodes().Prepend(argument.Value)
                .Any(n => n is ScopeTraversalSyntax { RootName: "path" }
                    || n is TemplateSyntax { LiteralValue: { } text } && text.Contains('/', StringComparison.Ordinal)));

    /// <summary>The arguments of a block, nested blocks included, that may be paths.</summary>
    public static IEnumerable<AttributeSyntax> In(BlockSymbol block) =>
        block.Body.Attributes.Concat(block.Body.Blocks.Where(b => b.Type is not ("lifecycle" or "connection" or "provisioner"))
            .SelectMany(b => b.DescendantNodes().OfType<AttributeSyntax>())).Where(MayRead);

    /// <summary>The first path in a value whose content differs between base and head; null when none does.</summary>
    public string? Changed(Value value)
    {
        var pending = new Stack<Value>([value]);
        for (int seen = 0; pending.TryPop(out var next) && seen < MostValues; seen++)
        {
            if (!next.IsKnown || next.IsNull || next.IsSensitive) continue;
            if (next.StringOrNull is { } path)
            {
                if (IsChanged(path)) return path;
                continue;
            }
            foreach (var child in next.Children()) pending.Push(child);
        }
        return null;
    }

    private bool IsChanged(string path)
    {
        if (path.Length is 0 or > 500 || path is "." or "./" or ".." or "/" || path.AsSpan().IndexOfAny('\n', ':', '\0') >= 0) return false;
        if (known.TryGetValue(path, out bool answer)) return answer;
        return known[path] = (FileComparer.KindOf(pairing.Before, path), FileComparer.KindOf(pairing.Head, path)) switch
        {
            (EvaluationFileKind.Missing or EvaluationFileKind.Outside, EvaluationFileKind.Missing or EvaluationFileKind.Outside) => false,
            (EvaluationFileKind.Directory, EvaluationFileKind.Directory) => FilesDiffer(path),
            (EvaluationFileKind.File, EvaluationFileKind.File) => !FileComparer.SameFile(pairing, "file", path),
            var (before, head) => before != head,
        };
    }

    private bool FilesDiffer(string directory)
    {
        var (mine, theirs) = (FileComparer.ListOf(pairing.Before, directory, MostFiles), FileComparer.ListOf(pairing.Head, directory, MostFiles));
        if (mine is null || theirs is null || mine.Count >= MostFiles || theirs.Count >= MostFiles) return true;
        return !mine.SequenceEqual(theirs, StringComparer.Ordinal) || theirs.Any(f => !FileComparer.SameFile(pairing, "file", $"{directory.TrimEnd('/')}/{f}"));
    }
}
