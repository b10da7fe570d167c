using System.Text;

namespace PlanLint.Reporting;

/// <summary>Markdown that must not grow beyond a length.</summary>
/// <param name="limit">Characters at most.</param>
internal sealed class MarkdownBody(int limit)
{
    private readonly StringBuilder text = new();

    /// <summary>Appends a text that has room; a text that has none is left out.</summary>
    public void Add(string more)
    {
        if (text.Length + more.Length <= limit) text.Append(more);
    }

    /// <summary>Appends as many items as fit before a length, between a start and an end; nothing at all when none does. How many.</summary>
    public int AddAll<T>(IEnumerable<T> items, int within, string start, Func<T, string> item, string end = "")
    {
        int shown = 0, room = within - end.Length;
        foreach (var one in items)
        {
            string next = item(one);
            if (text.Length + next.Length + (shown == 0 ? start.Length : 0) > room) break;
            if (shown++ == 0) text.Append(start);
            text.Append(next);
        }
        if (shown > 0) text.Append(end);
        return shown;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
