using Newtonsoft.Json.Linq;
using PlanLint.Knowledge;
using PlanLint.KnowledgeDrafts.Facts;
using PlanLint.Values;

namespace PlanLint.KnowledgeDrafts;

/// <summary>How many resource types have rows: of those that providers document, and of those in plans.</summary>
/// <param name="known">The rows.</param>
internal sealed class CoverageByProvider(KnowledgeBase known)
{
    /// <summary>A line for each provider that was read: its types, those with a row of their own, and what these say.</summary>
    public IEnumerable<string> OfDocumented(FactBook book)
    {
        var rows = known.ResourceTypes.ToHashSet(StringComparer.Ordinal);
        yield return "| provider | types | with a row | identity | import | on existing | protected |";
        yield return "| --- | ---: | ---: | ---: | ---: | ---: | ---: |";
        foreach (var provider in book.ManagedTypes.Concat(rows).Distinct(StringComparer.Ordinal).GroupBy(FactBook.ProviderOf, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            yield return Line(provider.Key, [.. provider], rows);
        yield return Line("all", [.. book.ManagedTypes.Concat(rows).Distinct(StringComparer.Ordinal)], rows);
    }

    /// <summary>A line for each provider of plans' changes: types and changes, and those that something is known about.</summary>
    public IEnumerable<string> OfPlans(IEnumerable<string> paths)
    {
        var changes = paths.SelectMany(Changes).ToArray();
        yield return "| provider | types | known | changes | known |";
        yield return "| --- | ---: | ---: | ---: | ---: |";
        foreach (var provider in changes.GroupBy(FactBook.ProviderOf, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
            yield return Line(provider.Key, [.. provider]);
        yield return Line("all", changes);
    }

    private string Line(string provider, string[] types, HashSet<string> rows)
    {
        var named = types.Where(rows.Contains).Select(t => known.Find(t)!).ToArray();
        int identity = named.Count(t => t.HasIdentity), import = named.Count(t => t.CanImport), existing = named.Count(t => t.OnExisting(Value.EmptyObject) != ExistingBehavior.Unspecified);
        return FormattableString.Invariant($"| {provider} | {types.Length} | {named.Length} | {identity} | {import} | {existing} | {types.Count(t => known.ProtectionOf(t, Value.EmptyObject) is not null)} |");
    }

    private string Line(string provider, string[] changes)
    {
        string[] types = [.. changes.Distinct(StringComparer.Ordinal)];
        return FormattableString.Invariant($"| {provider} | {types.Length} | {types.Count(known.Knows)} | {changes.Length} | {changes.Count(known.Knows)} |");
    }

    /// <summary>The type of each change of a plan; none for a file that is no plan.</summary>
    private static IEnumerable<string> Changes(string path)
    {
        JToken? changes;
        try
        {
            changes = (JToken.Parse(File.ReadAllText(path)) as JObject)?["resource_changes"];
        }
        catch (Newtonsoft.Json.JsonException)
        {
            return [];
        }
        return changes is not JArray list ? [] : list.Where(c => (string?)c["mode"] == "managed").Select(c => (string)c["type"]!);
    }
}
