using System.Text.Json;
using PlanLint.Addresses;
using PlanLint.Documents;
using PlanLint.Secrets;

namespace PlanLint.Plans.Reading;

/// <summary>
/// Reads <c>prior_state</c> for the identities of managed instances, and for strings marked sensitive there. Its values stand in
/// the changes already.
/// </summary>
internal sealed class PriorStateReader(AddressTable table, MaskedSecrets secrets, bool hasAbsoluteAddresses, int expected)
    : ShownValuesReader<PriorStateReader.Relative>(secrets)
{
    private static readonly KnownNames StateNames = new("values");

    private static readonly KnownNames ResourceNames = new(
        "address", "mode", "type", "name", "index", "schema_version", "values", "sensitive_values", "deposed_key");

    /// <summary>Current managed instances found so far.</summary>
    public HashSet<ResourceAddress> Instances { get; } = new(expected);

    /// <summary>Ids of the objects that they are; empty unless wanted.</summary>
    public Dictionary<ResourceAddress, GivenId> Ids { get; } = [];

    /// <summary>What data sources answered; empty unless wanted.</summary>
    public List<StateInstance> Answers { get; } = [];

    /// <summary>Version of the provider's schema for each managed type that is met, as the first object of the type has it.</summary>
    public Dictionary<string, long> SchemaVersions { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wanted beside the instances.</summary>
    public PriorParts Parts { get; init; }

    /// <summary>True when no instance is wanted, as of planned values, which stand in the changes.</summary>
    public bool IsForSecretsOnly { get; init; }

    /// <summary>Reads the section; the cursor stands on its opening brace.</summary>
    public void Read(ref JsonCursor cursor)
    {
        ulong seen = 0;
        while (cursor.NextName())
        {
            if (StateNames.Match(ref cursor, ref seen) is null) cursor.Skip();
            else if (cursor.EnterObject("values")) ReadValues(ref cursor);
        }
    }

    /// <summary>Null for a resource that its own address names, and for one that is not wanted.</summary>
    protected override Relative? ReadResource(ref JsonCursor cursor)
    {
        if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("resources", "an array of objects");
        ResourceAddress? address = null;
        string? type = null, name = null;
        InstanceKey? key = null;
        bool isManaged = true, isDeposed = false;
        long? schema = null;
        Range values = default, mask = default;
        cursor.Pin();
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (ResourceNames.Match(ref cursor, ref seen))
            {
                case "address":
                    cursor.Read();
                    if (cursor.TokenType is not (JsonTokenType.String or JsonTokenType.Null)) throw cursor.Wrong("address", "a string");
                    if (cursor.TokenType == JsonTokenType.String && !IsForSecretsOnly) address = table.GetAddress(ref cursor);
                    break;
                case "mode":
                    isManaged = ReadWord(ref cursor, "mode") is null or "managed";
                    break;
                case "type": type = ReadWord(ref cursor, "type"); break;
                case "name": name = ReadWord(ref cursor, "name"); break;
                case "index": key = ChangeReader.ReadKey(ref cursor, isNeeded: !hasAbsoluteAddresses || address is null); break;
                case "deposed_key": isDeposed = cursor.ReadString("deposed_key") is { Length: > 0 }; break;
                case "schema_version": schema = cursor.ReadInt64("schema_version"); break;
                case "values": values = cursor.ReadUncheckedPart(); break;
                case "sensitive_values": mask = cursor.ReadMask("sensitive_values"); break;
                default: cursor.Skip(); break;
            }
        }
        Secrets.Add(cursor.Pinned(values), cursor.Pinned(mask), type ?? address?.Type ?? "");
        if (isManaged && schema is { } version && (type ?? address?.Type) is { Length: > 0 } of) SchemaVersions.TryAdd(of, version);
        if (!isManaged && hasAbsoluteAddresses && address is { } asked && (Parts & PriorParts.Answers) != 0 && !cursor.Pinned(values).IsEmpty)
            Answers.Add(new StateInstance
            {
                Address = asked,
                Stored = new StoredAttributes(cursor.Pinned(values).ToArray(), Mask.Parse(cursor.Pinned(mask)), hasTypedValues: false),
            });
        var id = (Parts & PriorParts.Ids) != 0 && isManaged && !isDeposed && !cursor.Pinned(values).IsEmpty
            ? GivenId.Of(JsonValue.Parse(cursor.Pinned(values), only: GivenId.Attributes))
            : null;
        cursor.Release();
        if (!isManaged || isDeposed || IsForSecretsOnly) return null;
        if ((!hasAbsoluteAddresses || address is null) && !string.IsNullOrEmpty(type) && !string.IsNullOrEmpty(name))
            return new Relative(type, name, key, id);
        if (address is not null) Add(address, id);
        return null;
    }

    /// <inheritdoc/>
    protected override void Add(string module, Relative resource)
    {
        string prefix = module.Length == 0 ? "" : module + ".";
        if (table.GetAddress($"{prefix}{resource.Type}.{resource.Name}{resource.Key}") is { } address) Add(address, resource.Id);
    }

    private void Add(ResourceAddress address, GivenId? id)
    {
        if (Instances.Add(address) && id is { } known) Ids.Add(address, known);
    }

    private string? ReadWord(ref JsonCursor cursor, string name) => cursor.Enter(name, JsonTokenType.String, "a string") ? table.GetWord(ref cursor) : null;

    /// <summary>A resource whose address is made of its parts and the address of its module, which comes after it.</summary>
    internal sealed record Relative(string Type, string Name, InstanceKey? Key, GivenId? Id);
}
