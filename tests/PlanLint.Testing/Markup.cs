using System.Collections.Immutable;
using System.Text;
using PlanLint.Text;

namespace PlanLint.Testing;

/// <summary>
/// Expected findings written into the text itself: <c>[|x|]</c> for the rule under test, <c>{|PL0411:x|}</c> for a rule by name.
/// Marks may nest. None of the four can occur in HCL outside strings and comments.
/// </summary>
public static class Markup
{
    /// <summary>Takes the marks out. Throws <see cref="RuleTestException"/> on a mark without its other half.</summary>
    public static (string Text, ImmutableArray<ExpectedFinding> Expected) Parse(string marked, string path)
    {
        var text = new StringBuilder(marked.Length);
        var open = new Stack<(int Start, string? RuleId, char Close)>();
        var found = ImmutableArray.CreateBuilder<ExpectedFinding>();
        for (int i = 0; i < marked.Length; i++)
        {
            var rest = marked.AsSpan(i);
            if (rest.StartsWith("[|", StringComparison.Ordinal))
            {
                open.Push((text.Length, null, ']'));
                i++;
            }
            else if (rest.StartsWith("{|", StringComparison.Ordinal) && RuleIdLength(rest[2..]) is > 0 and int length)
            {
                open.Push((text.Length, rest.Slice(2, length).ToString(), '}'));
                i += length + 2;
            }
            else if (open.Count > 0 && rest.Length > 1 && rest[0] == '|' && rest[1] == open.Peek().Close)
            {
                var (start, ruleId, _) = open.Pop();
                found.Add(new ExpectedFinding(path, TextSpan.FromBounds(start, text.Length), ruleId));
                i++;
            }
            else text.Append(marked[i]);
        }
        if (open.Count > 0) throw new RuleTestException($"{path}: {open.Count} mark(s) are opened and not closed.");
        return (text.ToString(), found.ToImmutable());
    }

    /// <summary>Puts marks into a text; spans may nest but not cross.</summary>
    internal static string Write(string text, IEnumerable<(TextSpan Span, string? RuleId)> findings)
    {
        var opening = findings.OrderBy(f => f.Span.Start).ThenByDescending(f => f.Span.End).ThenBy(f => f.RuleId, StringComparer.Ordinal).ToList();
        var open = new Stack<(int End, char Close)>();
        var marked = new StringBuilder(text.Length + 16);
        int next = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            // A mark opened at its own end is closed at once, after what it is nested in was opened.
            while (open.Count > 0 && open.Peek().End <= i) marked.Append('|').Append(open.Pop().Close);
            for (; next < opening.Count && opening[next].Span.Start == i; next++)
            {
                var (span, ruleId) = opening[next];
                marked.Append(ruleId is null ? "[|" : $"{{|{ruleId}:");
                if (span.IsEmpty) marked.Append(ruleId is null ? "|]" : "|}");
                else open.Push((span.End, ruleId is null ? ']' : '}'));
            }
            if (i < text.Length) marked.Append(text[i]);
        }
        while (open.Count > 0) marked.Append('|').Append(open.Pop().Close);
        return marked.ToString();
    }

    /// <summary>Length of a rule id before a colon; 0 when there is none.</summary>
    private static int RuleIdLength(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '_' or '-')) length++;
        return length < text.Length && text[length] == ':' ? length : 0;
    }
}
