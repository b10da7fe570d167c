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
{
    private static readonly KnownNames StateNames = new("values");
    private static readonly KnownNames ValuesNames = new("root_module", "outputs");
    private static readonly KnownNames ModuleNames = new("address", "resources", "child_modules");
    private static readonly KnownNames OutputNames = new("sensitive", "value");

    private static readonly KnownNames ResourceNames = new(
        "address", "mode", "type", "name", "index", "values", "sensitive_values", "deposed_key");

    /// <summary>Current managed instances found so far.</summary>
    public HashSet<ResourceAddress> Instances { get; } = new(expected);

    /// <summary>Ids of the objects that they are; empty unless wanted.</summary>
    public Dictionary<ResourceAddress, GivenId> Ids { get; } = [];

    /// <summary>True when ids are wanted, which takes a look at every value.</summary>
    public bool WithIds { get; init; }

    /// <summary>True when no instance is wanted, as of planned values, which stand in the changes.</summary>
    public bool IsForSecretsOnly { get; init; }

    /// <summary>True when a module was read that has something in it.</summary>
    public bool HasContent { get; private set; }

    /// <summary>Secrets found so far.</summary>
    public MaskedSecrets Secrets => secrets;

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

    /// <summary>Reads <c>values</c> or <c>planned_values</c>; the cursor stands on the opening brace.</summary>
    public void ReadValues(ref JsonCursor cursor)
    {
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (ValuesNames.Match(ref cursor, ref seen))
            {
                case "root_module":
                    if (cursor.EnterObject("root_module")) ReadModule(ref cursor);
                    break;
                case "outputs":
                    if (!cursor.EnterObject("outputs")) break;
                    while (cursor.NextName()) ReadOutput(ref cursor);
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }
    }

    private void ReadModule(ref JsonCursor cursor)
    {
        string module = "";
        List<Relative>? relatives = null;
        ulong seen = 0;
        while (cursor.NextName())
        {
            HasContent = true;
            switch (ModuleNames.Match(ref cursor, ref seen))
            {
                case "address": module = cursor.ReadString("address") ?? ""; break;
                case "resources":
                    if (!cursor.EnterArray("resources")) break;
                    while (cursor.NextElement()) ReadResource(ref cursor, ref relatives);
                    break;
                case "child_modules":
                    if (!cursor.EnterArray("child_modules")) break;
                    while (cursor.NextElement())
                    {
                        if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("child_modules", "an array of objects");
                        ReadModule(ref cursor);
                    }
                    break;
                default: cursor.Skip(); break;
            }
        }
        // The address of a module comes after its resources.
        foreach (var relative in relatives ?? [])
        {
            string prefix = module.Length == 0 ? "" : module + ".";
            if (table.GetAddress($"{prefix}{relative.Type}.{relative.Name}{relative.Key}") is { } address) Add(address, relative.Id);
        }
    }

    private void ReadResource(ref JsonCursor cursor, ref List<Relative>? relatives)
    {
        if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("resources", "an array of objects");
        ResourceAddress? address = null;
        string? type = null, name = null;
        InstanceKey? key = null;
        bool isManaged = true, isDeposed = false;
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
                case "values": values = cursor.ReadUncheckedPart(); break;
                case "sensitive_values": mask = cursor.ReadMask("sensitive_values"); break;
                default: cursor.Skip(); break;
            }
        }
        secrets.Add(cursor.Pinned(values), cursor.Pinned(mask), type ?? address?.Type ?? "");
        var id = WithIds && isManaged && !isDeposed && !cursor.Pinned(values).IsEmpty
            ? GivenId.Of(JsonValue.Parse(cursor.Pinned(values), only: GivenId.Attributes))
            : null;
        cursor.Release();
        if (!isManaged || isDeposed || IsForSecretsOnly) return;
        if ((!hasAbsoluteAddresses || address is null) && !string.IsNullOrEmpty(type) && !string.IsNullOrEmpty(name))
            (relatives ??= []).Add(new Relative(type, name, key, id));
        else if (address is not null) Add(address, id);
    }

    private void Add(ResourceAddress address, GivenId? id)
    {
        if (Instances.Add(address) && id is { } known) Ids.Add(address, known);
    }

    private void ReadOutput(ref JsonCursor cursor)
    {
        string name = cursor.GetText();
        if (!cursor.EnterObject(name)) return;
        bool isSensitive = false;
        Range value = default;
        cursor.Pin();
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (OutputNames.Match(ref cursor, ref seen))
            {
                case "sensitive": isSensitive = cursor.ReadBool("sensitive") ?? false; break;
                case "value": value = cursor.ReadPart(); break;
                default: cursor.Skip(); break;
            }
        }
        if (isSensitive) secrets.Add(cursor.Pinned(value), Mask.All);
        cursor.Release();
    }

    private string? ReadWord(ref JsonCursor cursor, string name) => cursor.Enter(name, JsonTokenType.String, "a string") ? table.GetWord(ref cursor) : null;

    private sealed record Relative(string Type, string Name, InstanceKey? Key, GivenId? Id);
}
