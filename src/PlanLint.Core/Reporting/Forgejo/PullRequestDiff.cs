using System.Globalization;
using System.Text;

namespace PlanLint.Reporting.Forgejo;

/// <summary>Which lines of which files a unified diff shows on its new side: only there can a comment stand.</summary>
public sealed class PullRequestDiff
{
    private readonly Dictionary<string, List<(int First, int Last)>> shown = new(StringComparer.Ordinal);

    private PullRequestDiff() { }

    /// <summary>True when the diff shows that line, changed or as context.</summary>
    public bool Shows(string path, int line) => shown.TryGetValue(path, out var ranges) && ranges.Exists(r => r.First <= line && line <= r.Last);

    /// <summary>Reads what git writes. Lines that fit no rule are passed over, so garbage shows nothing.</summary>
    public static PullRequestDiff Parse(string text)
    {
        var diff = new PullRequestDiff();
        string? path = null;
        int oldLeft = 0, newLeft = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            if (oldLeft > 0 || newLeft > 0)
            {
                // Inside a hunk even a line such as "--- a" is content, so the hunk's own counts say where it ends.
                if (raw.StartsWith('-')) oldLeft--;
                else if (raw.StartsWith('+')) newLeft--;
                else if (!raw.StartsWith('\\'))
                {
                    oldLeft--;
                    newLeft--;
                }
                continue;
            }
            if (raw.StartsWith("diff --git ", StringComparison.Ordinal)) path = null;
            else if (raw.StartsWith("+++ ", StringComparison.Ordinal)) path = NewPath(raw[4..]);
            else if (raw.StartsWith("@@ -", StringComparison.Ordinal) && Hunk(raw, out int first, out oldLeft, out newLeft) && path is not null && newLeft > 0)
            {
                if (!diff.shown.TryGetValue(path, out var ranges)) diff.shown[path] = ranges = [];
                ranges.Add((first, first + newLeft - 1));
            }
        }
        return diff;
    }

    /// <summary><c>@@ -1,2 +3,4 @@</c>; a missing count is one.</summary>
    private static bool Hunk(ReadOnlySpan<char> line, out int first, out int oldCount, out int newCount)
    {
        first = oldCount = newCount = 0;
        int plus = line.IndexOf(" +", StringComparison.Ordinal), end = line.LastIndexOf(" @@", StringComparison.Ordinal);
        int close = plus < 0 ? -1 : line[plus..].IndexOf(" @@", StringComparison.Ordinal);
        if (close < 0 || end < 0) return false;
        return Range(line[4..plus], out _, out oldCount) && Range(line[(plus + 2)..(plus + close)], out first, out newCount);
    }

    private static bool Range(ReadOnlySpan<char> text, out int first, out int count)
    {
        int comma = text.IndexOf(',');
        count = 1;
        return int.TryParse(comma < 0 ? text : text[..comma], NumberStyles.None, CultureInfo.InvariantCulture, out first)
            && (comma < 0 || int.TryParse(text[(comma + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out count));
    }

    private static string? NewPath(ReadOnlySpan<char> text)
    {
        string name = text.StartsWith('"') ? Unquote(text) : text.TrimEnd('\t').ToString();
        return name.StartsWith("b/", StringComparison.Ordinal) ? name[2..] : null;
    }

    /// <summary>git quotes unusual names as C does, byte by byte.</summary>
    private static string Unquote(ReadOnlySpan<char> text)
    {
        var bytes = new List<byte>(text.Length);
        for (int i = 1; i < text.Length && text[i] != '"'; i++)
        {
            if (text[i] != '\\' || i + 1 >= text.Length)
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
                continue;
            }
            char escape = text[++i];
            if (escape is >= '0' and <= '3' && i + 2 < text.Length)
            {
                bytes.Add((byte)(((escape - '0') << 6) | ((text[i + 1] - '0') << 3) | (text[i + 2] - '0')));
                i += 2;
            }
            else bytes.Add((byte)(escape switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'a' => '\a', 'b' => '\b', 'f' => '\f', 'v' => '\v', _ => escape }));
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
