using System.Collections.Immutable;
using PlanLint.Evaluation;
using PlanLint.Text;
using PlanLint.Values;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PlanLint.Semantics;

/// <summary>Finds the place of a value in the YAML or JSON file that a configuration reads it from.</summary>
internal static class FilePlace
{
    private const int LargestFile = 4 * 1024 * 1024;
    private const int DepthLimit = 200;

    /// <summary>The entry a path leads to, or the deepest on the way; null when the file cannot be read or is no plain YAML.</summary>
    public static SourceLocation? Find(OriginGraph graph, string name, ImmutableArray<PathStep> path)
    {
        var tree = graph.Evaluation.Tree;
        string absolute = name.StartsWith('/') ? name : $"{tree.Files.WorkingDirectory.TrimEnd('/')}/{name}";
        absolute = Normalize(absolute);
        if (!graph.Documents.TryGetValue(absolute, out var document)) graph.Documents[absolute] = document = Read(tree, absolute);
        if (document is not var (source, root)) return null;
        var (start, end) = Follow(root, path);
        return SourceLocation.At(source, Span(source, start, end));
    }

    private static (SourceText Source, YamlNode Root)? Read(ModuleTree tree, string absolute)
    {
        if (tree.Files.GetKind(absolute) != EvaluationFileKind.File || tree.Files.Read(absolute) is not { Length: <= LargestFile } bytes) return null;
        var source = SourceText.From(bytes, RelativePath(tree, absolute));
        try
        {
            if (!IsShallow(source.Text)) return null;
            var stream = new YamlStream();
            stream.Load(new StringReader(source.Text));
            return stream.Documents.Count == 0 ? null : (source, stream.Documents[0].RootNode);
        }
        // A template with directives is no YAML until it is rendered; the attribute that reads it is then the place.
        catch (Exception e) when (YamlFailure.IsOne(e))
        {
            return null;
        }
    }

    /// <summary>True when nodes nest so little that the recursive loader of YamlDotNet cannot overflow the stack.</summary>
    private static bool IsShallow(string text)
    {
        int depth = 0;
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
            if ((depth += parser.Current!.NestingIncrease) > DepthLimit) return false;
        return true;
    }

    private static (Mark Start, Mark End) Follow(YamlNode node, ImmutableArray<PathStep> path)
    {
        var (start, end) = (node.Start, node.End);
        foreach (var step in path)
        {
            if (node is YamlMappingNode map && step.Name is { } key
                && map.Children.FirstOrDefault(c => (c.Key as YamlScalarNode)?.Value == key) is { Key: { } found } entry)
                (start, end, node) = (found.Start, entry.Value is YamlScalarNode ? entry.Value.End : found.End, entry.Value);
            else if (node is YamlSequenceNode list && step.Name is null && step.Index < list.Children.Count)
                (node, start, end) = (list.Children[step.Index], list.Children[step.Index].Start, list.Children[step.Index].End);
            else break;
        }
        return (start, end);
    }

    private static TextSpan Span(SourceText source, Mark start, Mark end)
    {
        // Marks count lines and columns from one.
        int from = source.GetPosition(new LinePosition((int)start.Line - 1, (int)start.Column - 1));
        int to = source.GetPosition(new LinePosition((int)end.Line - 1, (int)end.Column - 1));
        int lineEnd = source.GetLine(source.GetLineIndex(from)).End;
        return TextSpan.FromBounds(from, Math.Clamp(to, from, lineEnd));
    }

    /// <summary>The path as locations show it: relative to the analysis root, which the root module's directory is part of.</summary>
    private static string RelativePath(ModuleTree tree, string absolute)
    {
        string working = tree.Files.WorkingDirectory.TrimEnd('/');
        string root = tree.Root.Directory.Length > 0 && working.EndsWith("/" + tree.Root.Directory, StringComparison.Ordinal)
            ? working[..^(tree.Root.Directory.Length + 1)]
            : working;
        return absolute.StartsWith(root + "/", StringComparison.Ordinal) ? absolute[(root.Length + 1)..] : absolute;
    }

    private static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (string part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
        }
        return "/" + string.Join('/', parts);
    }
}
