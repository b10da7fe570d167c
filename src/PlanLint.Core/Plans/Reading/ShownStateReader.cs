using System.Text.Json;
using PlanLint.Documents;
using PlanLint.Secrets;

namespace PlanLint.Plans.Reading;

/// <summary>Reads <c>values</c> of a state as <c>show -json</c> writes it.</summary>
internal sealed class ShownStateReader(AddressTable table, MaskedSecrets secrets, List<StateInstance> instances)
    : ShownValuesReader<ShownStateReader.Shown>(secrets)
{
    private static readonly KnownNames ShownNames = new(
        "address", "mode", "type", "name", "index", "provider_name", "schema_version", "values", "sensitive_values", "depends_on", "tainted", "deposed_key");

    /// <inheritdoc/>
    protected override Shown ReadResource(ref JsonCursor cursor)
    {
        if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("resources", "an array of objects");
        var shown = new Shown(StateObject.At(ref cursor));
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
                case "values": instance.Attributes = StateObject.ReadAttributes(ref cursor, "values"); break;
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

    /// <summary>Terraform 0.12 writes addresses without module and key: the parts are always right.</summary>
    protected override void Add(string module, Shown resource)
    {
        var instance = resource.Instance;
        var address = table.GetResource(module, resource.Mode, resource.Type, resource.Name, instance.Key, instance.Position);
        instances.Add(instance.ToInstance(address, resource.Provider, hasTypedValues: false));
    }

    /// <summary>An instance with the parts of its address.</summary>
    internal sealed class Shown(StateObject instance)
    {
        public readonly StateObject Instance = instance;
        public string Mode = "", Type = "", Name = "", Provider = "";
    }
}
