using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PlanLint.Addresses;
using PlanLint.Documents;
using PlanLint.Secrets;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Plans.Reading;

/// <summary>One state while it is read: a version 4 file, or <c>show -json</c>.</summary>
internal sealed class StateDocument
{
    private static readonly KnownNames Sections = new(
        "version", "terraform_version", "serial", "lineage", "outputs", "resources", "format_version", "values", "encrypted_data",
        "resource_changes", "planned_values", "configuration", "provider_schemas", "@level", "modules", "checks");

    private static readonly KnownNames ResourceNames = new("module", "mode", "type", "name", "provider", "instances");

    private static readonly KnownNames InstanceNames = new(
        "index_key", "status", "deposed", "schema_version", "attributes", "attributes_flat", "sensitive_attributes", "dependencies");

    private static readonly KnownNames ValuesNames = new("root_module", "outputs");
    private static readonly KnownNames ModuleNames = new("address", "resources", "child_modules");
    private static readonly KnownNames OutputNames = new("sensitive", "value");

    private static readonly KnownNames ShownNames = new(
        "address", "mode", "type", "name", "index", "provider_name", "schema_version", "values", "sensitive_values", "depends_on", "tainted", "deposed_key");

    private readonly AddressTable table = new();
    private readonly MaskedSecrets secrets;
    private readonly List<StateInstance> instances = [];
    private readonly HashSet<string> found = new(StringComparer.Ordinal);
    private string lineage = "", toolVersion = "";
    private long? serial;

    private StateDocument(SecretArguments arguments) => secrets = new MaskedSecrets(arguments);

    /// <summary>Reads a whole document; the cursor stands before its first token.</summary>
    public static State Read(ref JsonCursor cursor, string path, SecretArguments arguments)
    {
        var document = new StateDocument(arguments);
        cursor.Read();
        if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Failure($"a state is a JSON object; {WaysOut.State}");
        ulong seen = 0;
        while (cursor.NextName()) document.ReadSection(ref cursor, ref seen);
        cursor.TryRead();
        return document.ToState(path);
    }

    private void ReadSection(ref JsonCursor cursor, ref ulong seen)
    {
        string? section = Sections.Match(ref cursor, ref seen);
        if (section is not null) found.Add(section);
        switch (section)
        {
            case "version":
                long version = cursor.ReadInt64(section) ?? 4;
                if (version < 4) throw cursor.Failure($"state version {version} is of Terraform 0.11 or older; let a newer Terraform write it again");
                if (version > 4) throw cursor.Failure($"state version {version} is newer than this PlanLint, which reads 4; update PlanLint");
                break;
            case "terraform_version": toolVersion = cursor.ReadString(section) ?? ""; break;
            case "serial": serial = cursor.ReadInt64(section); break;
            case "lineage": lineage = cursor.ReadString(section) ?? ""; break;
            case "outputs": ReadOutputs(ref cursor); break;
            case "resources":
                if (!cursor.EnterArray(section)) break;
                while (cursor.NextElement()) ReadResource(ref cursor);
                break;
            case "values": ReadValues(ref cursor); break;
            case "encrypted_data":
                throw cursor.Failure("this state is encrypted by OpenTofu and PlanLint asks for no keys; run `tofu state pull > state.tfstate` and give that");
            case "resource_changes" or "planned_values": throw cursor.Failure($"this is a plan, not a state: give it with --plan; {WaysOut.State}");
            case "provider_schemas": throw cursor.Failure($"this is the output of `terraform providers schema -json`, not a state; {WaysOut.State}");
            case "@level": throw cursor.Failure($"this is a log of Terraform in JSON, not a state; {WaysOut.State}");
            default: cursor.Skip(); break;
        }
    }

    private void ReadResource(ref JsonCursor cursor)
    {
        if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("resources", "an array of objects");
        var position = cursor.TokenPosition;
        string module = "", mode = "", type = "", name = "", provider = "";
        var read = new List<Instance>();
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (ResourceNames.Match(ref cursor, ref seen))
            {
                case "module": module = cursor.ReadString("module") ?? ""; break;
                case "mode": mode = cursor.ReadString("mode") ?? ""; break;
                case "type": type = cursor.ReadString("type") ?? ""; break;
                case "name": name = cursor.ReadString("name") ?? ""; break;
                case "provider": provider = cursor.ReadString("provider") ?? ""; break;
                case "instances":
                    if (!cursor.EnterArray("instances")) break;
                    while (cursor.NextElement()) read.Add(ReadInstance(ref cursor));
                    break;
                default: cursor.Skip(); break;
            }
        }
        var resource = AddressOf(module, mode, type, name, null, position);
        foreach (var instance in read)
        {
            instances.Add(new StateInstance
            {
                Address = instance.Key is { } key ? resource.WithKey(key) : resource,
                Provider = provider,
                IsTainted = instance.IsTainted,
                DeposedKey = instance.Deposed,
                SchemaVersion = instance.SchemaVersion,
                Dependencies = instance.Dependencies,
                ByteOffset = instance.Offset,
                Position = instance.Position,
                Stored = instance.Attributes is null ? null : new StoredAttributes(instance.Attributes, instance.Sensitive, hasTypedValues: true),
            });
        }
    }

    private static Instance ReadInstance(ref JsonCursor cursor)
    {
        if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("instances", "an array of objects");
        var instance = new Instance { Offset = cursor.TokenOffset, Position = cursor.TokenPosition };
        cursor.Pin();
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (InstanceNames.Match(ref cursor, ref seen))
            {
                case "index_key": instance.Key = ChangeReader.ReadKey(ref cursor, isNeeded: true); break;
                case "status": instance.IsTainted = cursor.ReadString("status") == "tainted"; break;
                case "deposed": instance.Deposed = cursor.ReadString("deposed") is { Length: > 0 } deposed ? deposed : null; break;
                case "schema_version": instance.SchemaVersion = cursor.ReadInt64("schema_version") ?? 0; break;
                case "attributes" or "attributes_flat": instance.Attributes = ReadObjectBytes(ref cursor, "attributes") ?? instance.Attributes; break;
                case "sensitive_attributes": instance.Sensitive = ReadSensitivePaths(ref cursor); break;
                case "dependencies": instance.Dependencies = cursor.ReadStrings("dependencies"); break;
                default: cursor.Skip(); break;
            }
        }
        cursor.Release();
        return instance;
    }

    private void ReadOutputs(ref JsonCursor cursor)
    {
        if (!cursor.EnterObject("outputs")) return;
        while (cursor.NextName())
        {
            string name = cursor.GetText();
            if (!cursor.EnterObject(name)) continue;
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
    }

    private void ReadValues(ref JsonCursor cursor)
    {
        if (!cursor.EnterObject("values")) return;
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (ValuesNames.Match(ref cursor, ref seen))
            {
                case "root_module":
                    if (cursor.EnterObject("root_module")) ReadModule(ref cursor);
                    break;
                case "outputs": ReadOutputs(ref cursor); break;
                default: cursor.Skip(); break;
            }
        }
    }

    private void ReadModule(ref JsonCursor cursor)
    {
        string module = "";
        var shown = new List<Shown>();
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (ModuleNames.Match(ref cursor, ref seen))
            {
                case "address": module = cursor.ReadString("address") ?? ""; break;
                case "resources":
                    if (!cursor.EnterArray("resources")) break;
                    while (cursor.NextElement()) shown.Add(ReadShown(ref cursor));
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
        foreach (var item in shown)
        {
            // Terraform 0.12 writes addresses without module and key: the parts are always right.
            var address = AddressOf(module, item.Mode, item.Type, item.Name, item.Instance.Key, item.Instance.Position);
            instances.Add(new StateInstance
            {
                Address = address,
                Provider = item.Provider,
                IsTainted = item.Instance.IsTainted,
                DeposedKey = item.Instance.Deposed,
                SchemaVersion = item.Instance.SchemaVersion,
                Dependencies = item.Instance.Dependencies,
                ByteOffset = item.Instance.Offset,
                Position = item.Instance.Position,
                Stored = item.Instance.Attributes is null
                    ? null
                    : new StoredAttributes(item.Instance.Attributes, item.Instance.Sensitive, hasTypedValues: false),
            });
        }
    }

    private static Shown ReadShown(ref JsonCursor cursor)
    {
        if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("resources", "an array of objects");
        var shown = new Shown { Instance = new Instance { Offset = cursor.TokenOffset, Position = cursor.TokenPosition } };
        var instance = shown.Instance;
        cursor.Pin();
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (ShownNames.Match(ref cursor, ref seen))
            {
                case "mode": shown.Mode = cursor.ReadString("mode") ?? ""; break;
                case "type": shown.Type = cursor.ReadString("type") ?? ""; break;
                case "name": shown.Name = cursor.ReadString("name") ?? ""; break;
                case "index": instance.Key = ChangeReader.ReadKey(ref cursor, isNeeded: true); break;
                case "provider_name": shown.Provider = cursor.ReadString("provider_name") ?? ""; break;
                case "schema_version": instance.SchemaVersion = cursor.ReadInt64("schema_version") ?? 0; break;
                case "values": instance.Attributes = ReadObjectBytes(ref cursor, "values"); break;
                case "sensitive_values":
                    var part = cursor.ReadMask("sensitive_values");
                    instance.Sensitive = Mask.Parse(cursor.Pinned(part));
                    break;
                case "depends_on": instance.Dependencies = cursor.ReadStrings("depends_on"); break;
                case "tainted": instance.IsTainted = cursor.ReadBool("tainted") ?? false; break;
                case "deposed_key": instance.Deposed = cursor.ReadString("deposed_key") is { Length: > 0 } deposed ? deposed : null; break;
                default: cursor.Skip(); break;
            }
        }
        cursor.Release();
        return shown;
    }

    /// <summary>Reads the paths of version 4: steps of <c>get_attr</c> with a name, and of <c>index</c> with a typed key.</summary>
    private static Mask? ReadSensitivePaths(ref JsonCursor cursor)
    {
        var part = cursor.ReadPart();
        var paths = JsonValue.Parse(cursor.Pinned(part));
        if (paths.IsNull) return null;
        if (!IsList(paths) || !paths.Elements.All(IsList)) throw cursor.Failure("\"sensitive_attributes\" has to be an array of paths");
        return Mask.Of(paths.Elements.Select(p => (IReadOnlyList<PathStep>)[.. p.Elements.Select(StepOf).TakeWhile(s => s is not null).Select(s => s!.Value)]));
    }

    private static bool IsList(Value value) => value is { IsKnown: true, IsNull: false, Kind: TypeKind.Tuple or TypeKind.List or TypeKind.Set };

    /// <summary>Null for a step that names no place, such as one into a set: all of what it leads into is then marked.</summary>
    private static PathStep? StepOf(Value step)
    {
        var value = step["value"];
        var key = value is { Attributes.Count: > 0 } ? value["value"] : value;
        if (key?.StringOrNull is { } name) return name;
        return key is { IsKnown: true, IsNull: false, Kind: TypeKind.Number } && key.AsNumber.TryGetInt32(out int index) ? index : (PathStep?)null;
    }

    private static byte[]? ReadObjectBytes(ref JsonCursor cursor, string name)
    {
        if (!cursor.EnterObject(name)) return null;
        int start = cursor.PinnedStart;
        cursor.Skip();
        return cursor.Pinned(start..cursor.PinnedEnd).ToArray();
    }

    private ResourceAddress AddressOf(string module, string mode, string type, string name, InstanceKey? key, LinePosition position)
    {
        string text =
            string.Create(CultureInfo.InvariantCulture, $"{module}{(module.Length > 0 ? "." : "")}{(mode == "data" ? "data." : "")}{type}.{name}{key}");
        return table.GetAddress(text) ?? throw new InputException(
            "a resource needs \"type\" and \"name\", and \"module\" has to be a module address such as module.a[\"k\"]", position);
    }

    private State ToState(string path)
    {
        if (!found.Overlaps(["version", "values", "format_version", "resources"]))
            throw new InputException(
                found.Contains("configuration")
                    ? $"this is a plan, not a state: give it with --plan; {WaysOut.State}"
                    : $"this JSON object has none of a state's sections; {WaysOut.State}", default);
        return new State
        {
            Path = path,
            Lineage = lineage,
            Serial = serial,
            ToolVersion = toolVersion,
            Instances = [.. instances.OrderBy(i => i.Address).ThenBy(i => i.DeposedKey, StringComparer.Ordinal)],
            CollectedSecrets = secrets,
        };
    }

    private sealed class Instance
    {
        public InstanceKey? Key;
        public bool IsTainted;
        public string? Deposed;
        public long SchemaVersion;
        public byte[]? Attributes;
        public Mask? Sensitive;
        public ImmutableArray<string> Dependencies = [];
        public long Offset;
        public LinePosition Position;
    }

    private sealed class Shown
    {
        public required Instance Instance;
        public string Mode = "", Type = "", Name = "", Provider = "";
    }
}
