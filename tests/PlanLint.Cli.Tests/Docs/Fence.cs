using System.Text;

namespace PlanLint.Cli.Tests.Docs;

/// <summary>A fenced block of a Markdown page.</summary>
/// <param name="Line">Line of the opening fence, from 1.</param>
/// <param name="Words">What follows the fence: the language, and for our tests how to run it.</param>
/// <param name="Text">What it holds, each line ended by a line feed.</param>
internal sealed record Fence(int Line, string[] Words, string Text)
{
    public string Language => Words.FirstOrDefault("");

    public static IEnumerable<Fence> In(string markdown)
    {
        Fence? open = null;
        var text = new StringBuilder();
        int line = 0;
        foreach (string written in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            line++;
            string trimmed = written.TrimStart();
            if (!trimmed.StartsWith("```", StringComparison.Ordinal))
            {
                if (open is not null) text.Append(written).Append('\n');
            }
            else if (open is null) open = new Fence(line, trimmed[3..].Split(' ', StringSplitOptions.RemoveEmptyEntries), "");
            else
            {
                yield return open with { Text = text.ToString() };
                text.Clear();
                open = null;
            }
        }
    }
}
