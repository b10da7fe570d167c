using System.Globalization;
using PlanLint.Text;

namespace PlanLint.Drifts;

/// <summary>The drift of a root as text and as Markdown.</summary>
public static class DriftPage
{
    private const int MostShown = 100;

    /// <summary><c>2 new, 1 known, 5 noise, 0 gone</c>.</summary>
    private static string Counts(DriftReport drift) => string.Create(CultureInfo.InvariantCulture,
        $"{drift.Count(DriftKind.New)} new, {drift.Count(DriftKind.Known)} known, {drift.Count(DriftKind.Noise)} noise, {drift.Gone.Length} gone");

    /// <summary>For people at a terminal: new drift last, beside the prompt.</summary>
    /// <param name="root">Path of the root module.</param>
    /// <param name="drift">Its drift.</param>
    public static string Text(string root, DriftReport drift)
    {
        ArgumentNullException.ThrowIfNull(drift);
        using var text = new StringWriter { NewLine = "\n" };
        foreach (var (reason, count) in Noise(drift)) text.WriteLine(TerminalText.Escape($"noise: {Plural.Of(count, "attribute")}: {reason}"));
        foreach (var (address, path, _) in drift.Gone.Take(MostShown)) text.WriteLine(TerminalText.Escape($"gone: {Subject(address, path)}"));
        if (drift.Gone.Length > MostShown) text.WriteLine($"gone: {drift.Gone.Length - MostShown} more");
        foreach (var kind in (DriftKind[])[DriftKind.Known, DriftKind.New])
        {
            var entries = drift.Entries.Where(e => e.Kind == kind).ToList();
            string word = kind.ToString().ToLowerInvariant();
            if (entries.Count > MostShown) text.WriteLine($"{word}: {entries.Count - MostShown} more");
            foreach (var entry in entries.Take(MostShown))
                text.WriteLine(TerminalText.Escape(TerminalText.OneLine(
                    $"{word}: {Subject(entry.Address.ToString(), entry.Path)}: {entry.Before} -> {entry.After} ({entry.Location})")));
        }
        text.WriteLine(TerminalText.Escape($"{root}: {Counts(drift)}"));
        return text.ToString();
    }

    /// <summary>For an issue or a job summary.</summary>
    /// <param name="root">Path of the root module.</param>
    /// <param name="drift">Its drift.</param>
    /// <param name="accept">The command that accepts it; null to name none.</param>
    public static string Markdown(string root, DriftReport drift, string? accept = null)
    {
        ArgumentNullException.ThrowIfNull(drift);
        using var text = new StringWriter { NewLine = "\n" };
        text.WriteLine($"### Drift in `{MarkdownText.Code(root)}`: {Counts(drift)}");
        var found = drift.New.ToList();
        if (found.Count > 0) text.Write("\n| Resource | Attribute | In the state | There | Where |\n|---|---|---|---|---|\n");
        foreach (var entry in found.Take(MostShown))
            text.WriteLine($"| {MarkdownText.CodeInCell(entry.Address.ToString())} | {(entry.Path.Length == 0 ? "" : MarkdownText.CodeInCell(entry.Path))} "
                + $"| {MarkdownText.Escape(entry.Before)} | {MarkdownText.Escape(entry.After)} | {MarkdownText.CodeInCell(entry.Location.ToString())} |");
        if (found.Count > MostShown) text.WriteLine($"\nand {found.Count - MostShown} more");
        if (found.Count > 0)
            text.WriteLine("\nApply the configuration to take it back, change the configuration to keep it, or accept it"
                + (accept is null ? "." : $" with `{MarkdownText.Code(accept)}`."));
        foreach (var (reason, count) in Noise(drift)) text.WriteLine($"\nNoise: {Plural.Of(count, "attribute")}, {MarkdownText.Escape(reason)}.");
        if (drift.Count(DriftKind.Known) is > 0 and var known) text.WriteLine($"\nAccepted: {Plural.Of(known, "attribute")}.");
        foreach (var (address, path, _) in drift.Gone.Take(MostShown)) text.WriteLine($"\nGone: {MarkdownText.CodeInCell(Subject(address, path))}");
        if (drift.Gone.Length > MostShown) text.WriteLine($"\nGone: {drift.Gone.Length - MostShown} more");
        return text.ToString();
    }

    /// <summary>First words of the text that is kept about a root elsewhere, by which a later run finds it.</summary>
    public static string Marker(string root) => $"<!-- planlint-drift {MarkdownText.InComment(root)} -->";

    /// <summary>Why attributes are noise, and how many for each reason.</summary>
    private static IEnumerable<(string Reason, int Count)> Noise(DriftReport drift) => drift.Entries.Where(e => e.Kind == DriftKind.Noise)
        .CountBy(e => e.Reason, StringComparer.Ordinal).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => (r.Key, r.Value));

    private static string Subject(string address, string path) => path.Length == 0 ? address : $"{address} {path}";
}
