using System.Text.Json;
using PlanLint.Documents;
using PlanLint.Secrets;
using PlanLint.Values;

namespace PlanLint.Plans.Reading;

/// <summary>Reads <c>resources</c> of a state file, version 4.</summary>
internal static class StateFileReader
{
    private static readonly KnownNames ResourceNames = new("module", "mode", "type", "name", "provider", "instances");

    private static readonly KnownNames InstanceNames = new(
        "index_key", "status", "deposed", "schema_version", "attributes", "attributes_flat", "sensitive_attributes", "dependencies");

    /// <summary>Adds the instances of one resource; the cursor stands on its first token.</summary>
    public static void ReadResource(ref JsonCursor cursor, AddressTable table, List<StateInstance> instances)
    {
        if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("resources", "an array of objects");
        var position = cursor.TokenPosition;
        string module = "", mode = "", type = "", name = "", provider = "";
        var read = new List<StateObject>();
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
        var resource = table.GetResource(module, mode, type, name, null, position);
        foreach (var instance in read)
            instances.Add(instance.ToInstance(instance.Key is { } key ? resource.WithKey(key) : resource, provider, hasTypedValues: true));
    }

    private static StateObject ReadInstance(ref JsonCursor cursor)
    {
        if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("instances", "an array of objects");
        var instance = StateObject.At(ref cursor);
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
                case "attributes" or "attributes_flat":
                    instance.Attributes = StateObject.ReadAttributes(ref cursor, "attributes") ?? instance.Attributes;
                    break;
                case "sensitive_attributes": instance.Sensitive = ReadSensitivePaths(ref cursor); break;
                case "dependencies": instance.Dependencies = cursor.ReadStrings("dependencies"); break;
                default: cursor.Skip(); break;
            }
        }
        cursor.Release();
        return instance;
    }

    private static Mask? ReadSensitivePaths(ref JsonCursor cursor)
    {
        var part = cursor.ReadPart();
        return TryReadPaths(JsonValue.Parse(cursor.Pinned(part)), out var mask) ? mask
            : throw cursor.Failure("\"sensitive_attributes\" has to be an array of paths");
    }

    /// <summary>
    /// Reads the paths of version 4: steps of <c>get_attr</c> with a name, and of <c>index</c> with a typed key. False for what is no array of paths.
    /// </summary>
    public static bool TryReadPaths(Value paths, out Mask? mask)
    {
        mask = null;
        if (paths.IsNull) return true;
        if (!IsList(paths) || !paths.Elements.All(IsList)) return false;
        mask = Mask.Of(paths.Elements.Select(p => (IReadOnlyList<PathStep>)[.. p.Elements.Select(StepOf).TakeWhile(s => s is not null).Select(s => s!.Value)]));
        return true;
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
}
