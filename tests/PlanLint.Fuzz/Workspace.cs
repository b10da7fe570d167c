using System.Text;

namespace PlanLint.Fuzz;

/// <summary>
/// The files of an input in one text, as fixtures of rules are written: <c># file: PATH</c> starts a file, <c># target: ADDRESS</c> before
/// the first is a <c>--target</c>. A text without either is one file, of the target's own kind.
/// </summary>
internal sealed class Workspace
{
    private const string FileMark = "# file: ";
    private const string TargetMark = "# target: ";

    /// <summary>The files in order; of two with one path the last counts.</summary>
    public List<(string Path, string Text)> Files { get; } = [];

    /// <summary>Addresses that are meant to change.</summary>
    public List<string> Targets { get; } = [];

    /// <summary>The files of an input.</summary>
    /// <param name="input">The text.</param>
    /// <param name="path">Path of the file when the text names none.</param>
    public static Workspace Parse(string input, string path)
    {
        var workspace = new Workspace();
        int start = 0, position = 0;
        string? open = null;
        while (position < input.Length)
        {
            int end = input.IndexOf('\n', position);
            end = end < 0 ? input.Length : end + 1;
            var line = input.AsSpan(position, end - position);
            if (line.StartsWith(FileMark, StringComparison.Ordinal))
            {
                Close(position);
                open = line[FileMark.Length..].Trim().ToString();
                start = end;
            }
            else if (open is null && line.StartsWith(TargetMark, StringComparison.Ordinal))
            {
                workspace.Targets.Add(line[TargetMark.Length..].Trim().ToString());
                start = end;
            }
            position = end;
        }
        Close(input.Length);
        return workspace;

        void Close(int end)
        {
            if (open is not null || end > start) workspace.Files.Add((open ?? path, input[start..end]));
        }
    }

    /// <summary>The text of all files. Every file but the last ends in a line end.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (string target in Targets) text.Append(TargetMark).Append(target).Append('\n');
        for (int i = 0; i < Files.Count; i++)
        {
            var (path, content) = Files[i];
            text.Append(FileMark).Append(path).Append('\n').Append(content);
            if (i < Files.Count - 1 && !content.EndsWith('\n')) text.Append('\n');
        }
        return text.ToString();
    }
}
