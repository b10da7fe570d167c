using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Evaluation;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Differences;

/// <summary>Compares the files that expressions read, as far as it is known which: by their bytes, and decoded ones by what they say.</summary>
internal sealed class FileComparer(Pairing pairing, ModuleEvaluation before, ModuleEvaluation head)
{
    private const int MostInstances = 1_000;
    private const int MostFiles = 5_000;

    private static readonly HashSet<string> Readers = new(StringComparer.Ordinal)
    {
        "file", "filebase64", "templatefile", "fileset", "fileexists", "filemd5", "filesha1", "filesha256", "filesha512", "filebase64sha256",
            "filebase64sha512",
    };

    public static bool Reads(FunctionCallSyntax call) =>
        Readers.Contains(call.BuiltInName);

    public IEnumerable<Difference> Compare()
    {
        var found = new Dictionary<(FunctionCallSyntax Call, string? Path), List<Symbol>>();
        var calls = new Dictionary<SyntaxNode, List<FunctionCallSyntax>>();
        foreach (var module in pairing.Head.Modules)
        {
            if (pairing.BaseOf(module) is null) continue;
            foreach (var symbol in module.Symbols())
                foreach (var call in NodesOf(symbol).SelectMany(n => CallsIn(n, calls)))
                    foreach (string? path in Changed(symbol, call))
                    {
                        if (!found.TryGetValue((call, path), out var symbols)) found[(call, path)] = symbols = [];
                        if (symbols.LastOrDefault() != symbol) symbols.Add(symbol);
                    }
        }
        return found.Select(f => new Difference(
            f.Key is { Path: not null, Call.Name: "fileset" }
                ? DifferenceKind.FileList
                : DifferenceKind.FileContent, [.. f.Value], ModuleComparer.NameOf(f.Value[0]), f.Key.Path is { } p
                ? Shown(p)
                : null, null, f.Key.Call.Location));
    }

    /// <summary>Resources whose providers read other files than before.</summary>
    public IEnumerable<Difference> CompareProviderFiles()
    {
        foreach (var resource in pairing.Head.Modules.Where(m => pairing.BaseOf(m) is not null).SelectMany(m => m.Resources))
        {
            if (pairing.BaseOf(resource) is null) continue;
            foreach (var argument in ProviderFiles.In(resource))
            {
                string? path = Scopes(resource).Select(s => pairing.Files.Changed(head.Evaluate(argument.Value, s.Head).Value))
                    .FirstOrDefault(p => p is not null);
                if (path is not null) yield return new Difference(DifferenceKind.FileContent, [resource], ModuleComparer.NameOf(resource), Shown(path), null,
                    SourceLocation.At(argument.Tree.Source, argument.NameSpan));
            }
        }
    }

    public static EvaluationFileKind KindOf(ModuleTree tree, string path) => tree.Files.GetKind(Absolute(tree, path));

    /// <summary>The files below a directory, from there; null when they cannot be listed.</summary>
    public static IReadOnlyList<string>? ListOf(ModuleTree tree, string path, int limit) => tree.Files.List(Absolute(tree, path), limit);

    private static IEnumerable<SyntaxNode> NodesOf(Symbol symbol) => symbol switch
    {
        LocalSymbol local => [local.Value],
        BlockSymbol block => block.Body.Declarations,
        _ => [],
    };

    private static List<FunctionCallSyntax> CallsIn(SyntaxNode node, Dictionary<SyntaxNode, List<FunctionCallSyntax>> known)
    {
        if (!known.TryGetValue(node, out var calls)) known[node] = calls = [.. node.DescendantNodes().Prepend(node).OfType<FunctionCallSyntax>().Where(Reads)];
        return calls;
    }

    /// <summary>The paths of files that a call reads in both and that have changed.</summary>
    private IEnumerable<string?> Changed(Symbol symbol, FunctionCallSyntax call)
    {
        if (pairing.BaseOf(symbol) is null || call.Arguments.Count == 0) yield break;
        var meant = call.Parent is FunctionCallSyntax { Name: "yamldecode" or "jsondecode", Arguments: [_] } decoded ? decoded : call;
        foreach (var (was, now) in Scopes(symbol))
        {
            var (left, right) = (before.Evaluate(call.Arguments[0], was).Value, head.Evaluate(call.Arguments[0], now).Value);
            if (right.StringOrNull is not { } path || left.StringOrNull is not { } same)
            {
                if (pairing.AnyFileChanged.Value) yield return null;
                continue;
            }
            if (path != same || right.IsSensitive) continue;
            var (mine, theirs) = (before.Evaluate(meant, was).Value, head.Evaluate(meant, now).Value);
            // What a template makes also depends on what it is given: there only the file counts.
            bool isSame = call.Name != "templatefile" && mine.IsWhollyKnown && theirs.IsWhollyKnown
                ? SameValues.AreSame(mine, theirs)
                : SameFile(pairing, call.Name, path);
            if (!isSame) yield return call.Name == "templatefile" && SameFile(pairing, "file", path) ? null : path;
        }
    }

    private string Shown(string path) =>
        path.StartsWith(pairing.Head.Files.WorkingDirectory.TrimEnd('/') + "/", StringComparison.Ordinal)
            ? path[(pairing.Head.Files.WorkingDirectory.TrimEnd('/').Length + 1)..]
            : path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;

    /// <summary>True when a path, from the root module's directory, has the same bytes in both, or is no file in either.</summary>
    public static bool SameFile(Pairing pairing, string function, string path)
    {
        var (mine, theirs) = (Read(pairing.Before, path), Read(pairing.Head, path));
        if (mine is null || theirs is null) return mine is null && theirs is null && !IsTooLarge(pairing.Before, path) && !IsTooLarge(pairing.Head, path);
        // A template may read further files itself.
        return mine.AsSpan().SequenceEqual(theirs) && !(function == "templatefile" && theirs.AsSpan().IndexOf("file"u8) >= 0 && pairing.AnyFileChanged.Value);
    }

    /// <summary>True when any file below the analysis root differs that is no configuration; also when there are too many to tell.</summary>
    public static bool AnyChanged(ModuleTree before, ModuleTree head)
    {
        var (mine, theirs) = (Names(before), Names(head));
        if (mine is null || theirs is null || !mine.SequenceEqual(theirs, StringComparer.Ordinal)) return true;
        return theirs.Any(name => Read(before, name) is not { } was || Read(head, name) is not { } now || !was.AsSpan().SequenceEqual(now));
    }

    private static List<string>? Names(ModuleTree tree)
    {
        string working = tree.Files.WorkingDirectory.TrimEnd('/');
        string root = tree.Root.Directory.Length > 0 && working.EndsWith("/" + tree.Root.Directory, StringComparison.Ordinal)
            ? working[..^(tree.Root.Directory.Length + 1)]
            : working;
        if (tree.Files.List(root.Length == 0 ? "/" : root, MostFiles) is not { } names || names.Count >= MostFiles) return null;
        return [.. names.Where(n => !ConfigurationFileName.IsConfiguration(n.Split('/')[^1]) && !n.EndsWith(".tfvars", StringComparison.Ordinal)
            && n.Split('/') is var parts && !parts.Contains(".terraform") && !parts.Contains(".git")).Select(n => $"{root}/{n}")];
    }

    private static bool IsTooLarge(ModuleTree tree, string path) => tree.Files.GetKind(Absolute(tree, path)) == EvaluationFileKind.TooLarge;

    private static byte[]? Read(ModuleTree tree, string path)
    {
        path = Absolute(tree, path);
        return tree.Files.GetKind(path) == EvaluationFileKind.File ? tree.Files.Read(path) : null;
    }

    private static string Absolute(ModuleTree tree, string path)
    {
        string absolute = path.StartsWith('/') ? path : $"{tree.Files.WorkingDirectory.TrimEnd('/')}/{path}";
        var parts = new List<string>();
        foreach (string part in absolute.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..") parts.RemoveRange(Math.Max(parts.Count - 1, 0), Math.Min(parts.Count, 1));
            else if (part != ".") parts.Add(part);
        }
        return "/" + string.Join('/', parts);
    }

    /// <summary>The names of each instance whose key is in both; of the block as such where there is none.</summary>
    private IEnumerable<(Scope Before, Scope Head)> Scopes(Symbol symbol)
    {
        foreach (var path in head.Instances(symbol.Module, out _).DefaultIfEmpty(symbol.Module.Path).Take(MostInstances))
        {
            if (pairing.Moves.BaseOf(path) is not { } earlier) continue;
            if (symbol is not BlockSymbol block || pairing.BaseOf(symbol) is not BlockSymbol was)
            {
                if (before.Scope(earlier) is { } mine && head.Scope(path) is { } theirs) yield return (mine, theirs);
                continue;
            }
            var old = before.RepetitionOf(was, earlier);
            var keys = head.RepetitionOf(block, path).Keys.Where(k => !old.IsKnown || old.Keys.BinarySearch(k) >= 0).Take(MostInstances)
                .Select(k => (InstanceKey?)k).DefaultIfEmpty(null);
            foreach (var key in keys)
                if (before.Scope(earlier, was, key) is { } mine && head.Scope(path, block, key) is { } theirs) yield return (mine, theirs);
        }
    }
}
