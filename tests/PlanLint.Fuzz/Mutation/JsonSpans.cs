using PlanLint.Text;

namespace PlanLint.Fuzz.Mutation;

/// <summary>Finds the values of a JSON text, as far as it is one.</summary>
internal static class JsonSpans
{
    private const int MostSpans = 3_000;
    private const int Deepest = 500;

    /// <summary>The values and names, parents after their children.</summary>
    public static List<JsonSpan> Of(string text)
    {
        var spans = new List<JsonSpan>();
        int at = 0;
        Value(text, ref at, spans, -1, 0);
        return spans;
    }

    private static bool Value(string text, ref int at, List<JsonSpan> spans, int nameStart, int depth)
    {
        Blank(text, ref at);
        if (at >= text.Length || spans.Count >= MostSpans || depth > Deepest) return false;
        int start = at;
        bool complete = text[at] switch
        {
            '{' => Members(text, ref at, spans, '}', depth),
            '[' => Members(text, ref at, spans, ']', depth),
            '"' => String(text, ref at),
            _ => Word(text, ref at),
        };
        if (at > start) spans.Add(new JsonSpan(TextSpan.FromBounds(start, at), false, TextSpan.FromBounds(nameStart < 0 ? start : nameStart, at)));
        return complete;
    }

    private static bool Members(string text, ref int at, List<JsonSpan> spans, char close, int depth)
    {
        at++;
        while (true)
        {
            Blank(text, ref at);
            if (at >= text.Length) return false;
            if (text[at] == close)
            {
                at++;
                return true;
            }
            if (text[at] == ',')
            {
                at++;
                continue;
            }
            int nameStart = -1;
            if (close == '}')
            {
                nameStart = at;
                if (text[at] != '"' || !String(text, ref at)) return false;
                spans.Add(new JsonSpan(TextSpan.FromBounds(nameStart, at), true, TextSpan.FromBounds(nameStart, at)));
                Blank(text, ref at);
                if (at >= text.Length || text[at] != ':') return false;
                at++;
            }
            if (!Value(text, ref at, spans, nameStart, depth + 1)) return false;
        }
    }

    private static bool String(string text, ref int at)
    {
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '"')
            {
                at++;
                return true;
            }
        }
        at = Math.Min(at, text.Length);
        return false;
    }

    private static bool Word(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '+' or '.')) at++;
        return at > start;
    }

    private static void Blank(string text, ref int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n') at++;
    }
}
