using PlanLint.Text;

namespace PlanLint.Loading;

/// <summary>
/// A pattern of a CODEOWNERS file as GitHub and GitLab read it: gitignore's, apart from <c>/*</c> at the end, which covers files of that
/// folder alone. Never backtracks further than the last <c>**</c>.
/// </summary>
internal sealed class CodeOwnersPattern
{
    private const string AnyDepth = "**";
    private readonly string[] segments;

    /// <param name="text">The pattern, with blanks and number signs as they are.</param>
    public CodeOwnersPattern(string text)
    {
        string[] written = text.Split('/', StringSplitOptions.RemoveEmptyEntries);
        bool isAnchored = text.AsSpan(0, Math.Max(0, text.Length - 1)).Contains('/');
        bool isFolder = text.EndsWith('/');
        bool isFlat = isAnchored && !isFolder && written is [.., "*"];
        var parts = new List<string>(written.Length + 3);
        if (!isAnchored) parts.Add(AnyDepth);
        parts.AddRange(written);
        // What a folder holds is covered by its name; of a pattern that names no file, only that.
        if (isFolder || written is [.., AnyDepth]) parts.Add("*");
        if (!isFlat) parts.Add(AnyDepth);
        segments = [.. parts];
    }

    /// <summary>True when the pattern names the file or a folder that holds it.</summary>
    public bool Matches(string path)
    {
        string[] names = path.Split('/');
        int p = 0, n = 0, anyDepth = -1, mark = 0;
        while (n < names.Length)
        {
            if (p < segments.Length && segments[p] == AnyDepth)
            {
                anyDepth = p++;
                mark = n;
            }
            else if (p < segments.Length && Wildcard.Matches(segments[p], names[n]))
            {
                p++;
                n++;
            }
            else if (anyDepth >= 0)
            {
                p = anyDepth + 1;
                n = ++mark;
            }
            else return false;
        }
        while (p < segments.Length && segments[p] == AnyDepth) p++;
        return p == segments.Length;
    }
}
