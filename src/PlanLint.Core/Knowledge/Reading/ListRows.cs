using PlanLint.Secrets;

namespace PlanLint.Knowledge.Reading;

/// <summary>Rows without a name, which add to one list.</summary>
internal static class ListRows
{
    public static string[]? ReadCheapTypes(RowReader row)
    {
        row.Needs("types");
        var types = row.Body.Strings("types");
        row.Evidence();
        return row.Finish<string[]>([.. types]);
    }

    public static Placeholders? ReadPlaceholders(RowReader row)
    {
        row.Needs("patterns", "shortest_secret");
        var placeholders = new Placeholders(row.Body.Strings("patterns"), row.Body.Int("shortest_secret") ?? 1);
        row.Evidence();
        return row.Finish(placeholders);
    }
}
