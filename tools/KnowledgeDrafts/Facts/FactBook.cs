using Newtonsoft.Json;

namespace PlanLint.KnowledgeDrafts.Facts;

/// <summary>What was read of every resource type, in several versions of its provider where several were read.</summary>
internal sealed class FactBook
{
    private readonly Dictionary<(string Type, bool IsData), List<ResourceSchema>> byType = [];
    private readonly HashSet<string> completeProviders = new(StringComparer.Ordinal);

    /// <summary>Every schema, ordered by type.</summary>
    public IEnumerable<ResourceSchema> All =>
        byType.Values.SelectMany(s => s).OrderBy(s => s.Type, StringComparer.Ordinal).ThenBy(s => s.IsData).ThenBy(s => s.Source, StringComparer.Ordinal);

    /// <summary>Providers whose types are all known, by the prefix of their types.</summary>
    public IReadOnlySet<string> Providers => completeProviders;

    /// <summary>Types of resources, ordered.</summary>
    public IEnumerable<string> ManagedTypes => byType.Keys.Where(k => !k.IsData).Select(k => k.Type).Order(StringComparer.Ordinal);

    /// <summary>Adds what was read of a type.</summary>
    public void Add(ResourceSchema schema)
    {
        if (!byType.TryGetValue((schema.Type, schema.IsData), out var known)) byType[(schema.Type, schema.IsData)] = known = [];
        known.Add(schema);
        completeProviders.Add(ProviderOf(schema.Type));
    }

    /// <summary>What was read of a type; empty when there is no such type.</summary>
    public IReadOnlyList<ResourceSchema> Of(string type, bool isData = false) => byType.TryGetValue((type, isData), out var known) ? known : [];

    /// <summary>The part of a type before its first underscore.</summary>
    public static string ProviderOf(string type) => type.Split('_', 2)[0];

    /// <summary>Writes it, to be read again faster than the packages are.</summary>
    public void Write(string path) => File.WriteAllText(path, JsonConvert.SerializeObject(All, Settings));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static FactBook Read(string path)
    {
        var book = new FactBook();
        using var reader = new JsonTextReader(File.OpenText(path));
        foreach (var schema in JsonSerializer.Create(Settings).Deserialize<List<ResourceSchema>>(reader)!) book.Add(schema);
        return book;
    }

    private static readonly JsonSerializerSettings Settings =
        new() { DefaultValueHandling = DefaultValueHandling.Ignore, NullValueHandling = NullValueHandling.Ignore };
}
