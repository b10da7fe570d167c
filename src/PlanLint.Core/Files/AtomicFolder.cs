using System.Text;

namespace PlanLint.Files;

/// <summary>Makes a folder of files that is complete as soon as it has its name.</summary>
public static class AtomicFolder
{
    /// <summary>
    /// Writes files into a folder that is new or empty; null when all are there, else one sentence that says why none is. Their paths use
    /// <c>/</c> and are relative to it.
    /// </summary>
    /// <param name="folder">The folder to make, with the folders above it.</param>
    /// <param name="texts">Paths and texts.</param>
    /// <param name="root">Root of the tree under analysis, whose links may not lead out of it; null when there is none.</param>
    public static string? Write(string folder, IReadOnlyList<(string Path, string Text)> texts, string? root = null)
    {
        if (Target(folder, root, out string? problem) is not { } target) return problem;
        try
        {
            string parent = Path.GetDirectoryName(target)!;
            FileSystem.Current.CreateFolder(parent, isPrivate: false);
            using var scratch = ScratchFolder.Create(parent, ".planlint-");
            string whole = Path.Combine(scratch.FullName, "whole");
            Fill(whole, texts);
            var files = FileSystem.Current;
            if (files.GetEntry(target, followsLinks: false).Kind == FileEntryKind.Folder) files.DeleteFolder(target, withContent: false);
            files.RenameFolder(whole, target);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string reason = e is UnauthorizedAccessException ? "no permission" : "input/output error: is the disk full, or the folder a mount point?";
            return $"'{folder}' cannot be written ({reason}); nothing was written";
        }
    }

    private static string? Target(string folder, string? root, out string? problem)
    {
        // A trailing separator would make the folder its own parent.
        string trimmed = folder.TrimEnd('/', Path.DirectorySeparatorChar);
        if (OutputTarget.OfFolder(trimmed.Length == 0 ? folder : trimmed, root, out problem) is not { } target) return null;
        bool isEmpty;
        try
        {
            var files = FileSystem.Current;
            isEmpty = target.Entry.Kind == FileEntryKind.Absent
                || (!files.EnumerateNames(target.Path, ofFolders: false).Any() && !files.EnumerateNames(target.Path, ofFolders: true).Any());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"'{folder}' cannot be read; nothing was written";
            return null;
        }
        if (!isEmpty) problem = $"'{folder}' is not empty; give a new folder, so that no block of an earlier run is left in it";
        return isEmpty ? target.Path : null;
    }

    private static void Fill(string whole, IEnumerable<(string Path, string Text)> texts)
    {
        var files = FileSystem.Current;
        files.CreateFolder(whole, isPrivate: false);
        foreach (var (path, text) in texts)
        {
            string full = Path.Combine(whole, path);
            string parent = Path.GetDirectoryName(full)!;
            if (files.GetEntry(parent, followsLinks: false).Kind == FileEntryKind.Absent) files.CreateFolder(parent, isPrivate: false);
            using var stream = files.Create(full, mode: null);
            using (var writer = new StreamWriter(stream, new UTF8Encoding(false), 65536, leaveOpen: true)) writer.Write(text);
            files.Flush(stream);
        }
    }
}
