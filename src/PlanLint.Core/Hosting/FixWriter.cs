using PlanLint.Files;
using PlanLint.Fixes;
using PlanLint.Loading;
using PlanLint.Text;

namespace PlanLint.Hosting;

/// <summary>
/// Writes fixed files. Those that one fix changes are written together or not at all; each is compared with what was analysed just before it is
/// replaced, and left alone when it has changed.
/// </summary>
public static class FixWriter
{
    /// <summary>Writes the files below a root; those that cannot be written do not keep the others.</summary>
    public static FixOutcome Write(string root, FixResult fixes)
    {
        var unwritten = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in Groups(fixes)) WriteTogether(root, group, unwritten);
        return new FixOutcome(
            [.. fixes.Applied.Where(a => !a.Fix.Edits.Any(e => unwritten.ContainsKey(e.Path)))],
            [.. unwritten.Values.Distinct(StringComparer.Ordinal)],
            fixes.Files.Length - unwritten.Count);
    }

    /// <summary>Files that share a fix, directly or through others, in the order of their first path.</summary>
    private static IEnumerable<List<FixedFile>> Groups(FixResult fixes)
    {
        var leader = fixes.Files.ToDictionary(f => f.Path, f => f.Path, StringComparer.Ordinal);
        string Leader(string path) => leader[path] == path ? path : leader[path] = Leader(leader[path]);
        foreach (var applied in fixes.Applied)
        {
            string[] paths = [.. applied.Fix.Edits.Select(e => e.Path).Where(leader.ContainsKey).Distinct(StringComparer.Ordinal)];
            foreach (string path in paths.Skip(1)) leader[Leader(path)] = Leader(paths[0]);
        }
        return fixes.Files.GroupBy(f => Leader(f.Path), StringComparer.Ordinal).Select(g => g.ToList());
    }

    private static void WriteTogether(string root, List<FixedFile> group, SortedDictionary<string, string> unwritten)
    {
        var staged = new List<(FixedFile File, StagedFile New)>();
        try
        {
            foreach (var file in group)
            {
                if (Stage(root, file, out string? problem) is { } written) staged.Add((file, written));
                else
                {
                    foreach (var other in group) unwritten[other.Path] = problem!;
                    return;
                }
            }
            for (int i = 0; i < staged.Count; i++)
            {
                var file = staged[i].File;
                if (staged[i].New.Commit(() => IsAsAnalysed(root, file)) is not { } problem) continue;
                foreach (var other in group) unwritten[other.Path] = problem;
                foreach (var (written, _) in staged.Take(i))
                    if (!TryTakeBack(root, written))
                        unwritten[written.Path] = $"'{written.Path}' holds a part of a fix whose other part could not be written; undo it: {problem}";
                return;
            }
        }
        finally
        {
            foreach (var (_, written) in staged) written.Dispose();
        }
    }

    private static StagedFile? Stage(string root, FixedFile file, out string? problem)
    {
        string path = Path.Combine(root, file.Path);
        string text = file.OldText is { HasByteOrderMark: true } ? "\uFEFF" + file.NewText : file.NewText;
        if (OutputTarget.Of(path, root, out problem) is not { } target) return null;
        if (target.Entry.Kind is FileEntryKind.File or FileEntryKind.Absent)
            return StagedFile.Write(file.Path, target, writer => writer.Write(text), out problem);
        problem = $"'{file.Path}' is not an ordinary file; nothing was written";
        return null;
    }

    /// <summary>Brings back the text that a written file had.</summary>
    private static bool TryTakeBack(string root, FixedFile file)
    {
        string path = Path.Combine(root, file.Path);
        if (file.OldText is not { } old) return AtomicFile.Delete(path) is null;
        return AtomicFile.Write(path, writer => writer.Write(old.HasByteOrderMark ? "\uFEFF" + old.Text : old.Text), root) is null;
    }

    private static bool IsAsAnalysed(string root, FixedFile file)
    {
        var now = new DiskFileSource(root).Read(file.Path);
        if (file.OldText is not { } old) return now.Kind == Evaluation.EvaluationFileKind.Missing;
        return now.Bytes is { } bytes && SourceText.From(bytes, file.Path) is var text && text.Text == old.Text
            && text.HasByteOrderMark == old.HasByteOrderMark;
    }
}
