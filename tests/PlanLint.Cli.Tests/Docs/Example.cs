using System.Text;
using System.Text.RegularExpressions;

namespace PlanLint.Cli.Tests.Docs;

/// <summary>A command in a fence, and lines of its output. In a fence with a <c>$</c> each command has one before it; else each line is a command.</summary>
/// <param name="Arguments">What follows the program's name.</param>
/// <param name="Output">Lines that must appear in this order; <c>…</c> stands for anything.</param>
internal sealed record Example(string[] Arguments, string[] Output)
{
    private const string Program = "planlint ";

    public static IEnumerable<Example> In(string fence)
    {
        string[] lines = fence.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        bool isTranscript = lines.Any(l => l.StartsWith("$ ", StringComparison.Ordinal));
        for (int i = 0; i < lines.Length; i++)
        {
            string line = isTranscript && lines[i].StartsWith("$ ", StringComparison.Ordinal) ? lines[i][2..] : lines[i];
            if (!line.StartsWith(Program, StringComparison.Ordinal)) continue;
            string[] output = isTranscript ? [.. lines.Skip(i + 1).TakeWhile(l => !l.StartsWith("$ ", StringComparison.Ordinal)).Where(l => l != "…")] : [];
            yield return new Example(Split(line[Program.Length..]), output);
        }
    }

    /// <summary>Fails unless the lines expected appear in a text in their order.</summary>
    public void ShouldMatch(string text)
    {
        string[] actual = text.ReplaceLineEndings("\n").Split('\n');
        int at = 0;
        foreach (string expected in Output)
        {
            var pattern = new Regex("^" + Regex.Escape(expected).Replace("…", ".*", StringComparison.Ordinal), RegexOptions.CultureInvariant);
            int found = Array.FindIndex(actual, at, line => pattern.IsMatch(line));
            if (found < 0) Assert.Fail($"no line '{expected}' after line {at} of:\n{text}");
            at = found + 1;
        }
    }

    /// <summary>The words of a shell's line up to a pipe, a redirection, a second command or a comment.</summary>
    public static string[] Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char quote = '\0';
        bool isOpen = false;
        foreach (char c in line)
        {
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
                else word.Append(c);
            }
            else if (c is '\'' or '"')
            {
                quote = c;
                isOpen = true;
            }
            else if (c == ' ' || (c is '|' or '>' or ';' or '&' or '#' or ')' or '`' && !isOpen && word.Length == 0))
            {
                if (word.Length > 0 || isOpen) words.Add(word.ToString());
                word.Clear();
                isOpen = false;
                if (c != ' ') return [.. words];
            }
            else word.Append(c);
        }
        if (word.Length > 0 || isOpen) words.Add(word.ToString());
        return [.. words];
    }
}
