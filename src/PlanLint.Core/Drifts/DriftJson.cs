using PlanLint.Secrets;

namespace PlanLint.Drifts;

/// <summary>The drift of one or more roots for machines; <c>planlint schema drift</c> writes its JSON Schema.</summary>
public static class DriftJson
{
    private const int FormatVersion = 1;

    /// <summary>Writes one object: <c>planlint_drift_report</c> (the version, 1), and each root with its counts, its drift and what is gone.</summary>
    public static void Write(IEnumerable<(string Path, DriftReport Drift)> roots, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(roots);
        using var json = new JsonOutput(output, Redactor.None);
        json.Object(() =>
        {
            json.Number("planlint_drift_report", FormatVersion);
            json.Objects("roots", roots, root => Write(root.Path, root.Drift, json));
        });
    }

    private static void Write(string path, DriftReport drift, JsonOutput json)
    {
        json.Plain("path", path);
        json.Object("counts", () =>
        {
            foreach (var kind in Enum.GetValues<DriftKind>()) json.Number(Word(kind), drift.Count(kind));
            json.Number("gone", drift.Gone.Length);
        });
        json.Objects("drift", drift.Entries, entry =>
        {
            json.Plain("kind", Word(entry.Kind));
            json.Plain("address", entry.Address.ToString());
            json.Plain("path", entry.Path);
            json.Plain("before", entry.Before);
            json.Plain("after", entry.After);
            json.Plain("reason", entry.Reason.Length == 0 ? null : entry.Reason);
            json.Object("place", () =>
            {
                json.Plain("file", entry.Location.Path);
                json.Number("line", entry.Location.LineSpan.Start.Line + 1);
                json.Number("column", entry.Location.LineSpan.Start.Character + 1);
            });
        });
        json.Objects("gone", drift.Gone, entry => DriftBaseline.Write(entry, json));
    }

    private static string Word(DriftKind kind) => kind.ToString().ToLowerInvariant();
}
