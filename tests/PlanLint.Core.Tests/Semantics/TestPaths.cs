using PlanLint.Values;

namespace PlanLint.Core.Tests.Semantics;

/// <summary>Reads the paths that <see cref="ValuePath.ToString"/> writes.</summary>
internal static class TestPaths
{
    public static ValuePath Parse(string text)
    {
        var path = ValuePath.Root;
        for (int at = 0; at < text.Length;)
        {
            if (text[at] == '.') at++;
            if (text[at] != '[')
            {
                int end = text.IndexOfAny(['.', '['], at);
                if (end < 0) end = text.Length;
                path = path.Append(text[at..end]);
                at = end;
                continue;
            }
            if (text[at + 1] == '"')
            {
                int end = text.IndexOf("\"]", at, StringComparison.Ordinal);
                path = path.Append(text[(at + 2)..end]);
                at = end + 2;
                continue;
            }
            int close = text.IndexOf(']', at);
            path = path.Append(int.Parse(text[(at + 1)..close], System.Globalization.CultureInfo.InvariantCulture));
            at = close + 1;
        }
        return path;
    }
}
