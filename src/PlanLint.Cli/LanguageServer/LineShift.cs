using PlanLint.Text;

namespace PlanLint.Cli.LanguageServer;

/// <summary>Where lines of a text are in a later one: those before the first difference stay, those after the last move along.</summary>
/// <param name="FirstChanged">Lines before this one are the same.</param>
/// <param name="AfterChanged">Lines from this one on, counted in the earlier text, are the same.</param>
/// <param name="Moved">By how many lines these moved.</param>
internal readonly record struct LineShift(int FirstChanged, int AfterChanged, int Moved)
{
    public static LineShift Between(string before, string after)
    {
        string[] old = before.Split('\n'), now = after.Split('\n');
        int first = 0, last = 0;
        while (first < old.Length && first < now.Length && old[first] == now[first]) first++;
        while (last < old.Length - first && last < now.Length - first && old[^(last + 1)] == now[^(last + 1)]) last++;
        return new(first, old.Length - last, now.Length - old.Length);
    }

    public LinePositionSpan Of(LinePositionSpan lines) => new(Of(lines.Start), Of(lines.End));

    private LinePosition Of(LinePosition at) => at.Line >= AfterChanged ? new(at.Line + Moved, at.Character) : at;
}
