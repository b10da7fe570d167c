using PlanLint.Documents;
using PlanLint.Secrets;

namespace PlanLint.Plans.Reading;

/// <summary>Reads <c>action_invocations</c> and <c>deferred_action_invocations</c>; what their configuration marks sensitive is collected.</summary>
internal sealed class InvocationReader(AddressTable table, MaskedSecrets secrets)
{
    private static readonly KnownNames DeferredNames = new("reason", "action_invocation");
    private static readonly KnownNames InvocationNames =
        new("address", "type", "provider_name", "lifecycle_action_trigger", "config_values", "config_sensitive", "config_unknown");
    private static readonly KnownNames TriggerNames = new("triggering_resource_address", "action_trigger_event");

    /// <summary>What was read so far.</summary>
    public List<ActionInvocation> Found { get; } = [];

    /// <summary>Reads the section of that name; the cursor stands on it.</summary>
    public void Read(ref JsonCursor cursor, string section)
    {
        if (!cursor.EnterArray(section)) return;
        while (cursor.NextElement()) Found.Add(ReadOne(ref cursor, section));
    }

    /// <summary>Reads the section of that name, whose entries wrap an invocation; the cursor stands on it.</summary>
    public void ReadDeferred(ref JsonCursor cursor, string section)
    {
        if (!cursor.EnterArray(section)) return;
        while (cursor.NextElement())
        {
            if (cursor.TokenType != System.Text.Json.JsonTokenType.StartObject) throw cursor.Wrong(section, "an array of objects");
            string reason = "";
            ActionInvocation? invocation = null;
            ulong seen = 0;
            while (cursor.NextName())
            {
                switch (DeferredNames.Match(ref cursor, ref seen))
                {
                    case "reason": reason = cursor.ReadString("reason") ?? ""; break;
                    case "action_invocation":
                        cursor.Read();
                        invocation = ReadOne(ref cursor, "action_invocation");
                        break;
                    default: cursor.Skip(); break;
                }
            }
            if (invocation is null) throw cursor.Failure("a deferred action without \"action_invocation\"");
            Found.Add(invocation with { DeferredReason = reason });
        }
    }

    private ActionInvocation ReadOne(ref JsonCursor cursor, string section)
    {
        if (cursor.TokenType != System.Text.Json.JsonTokenType.StartObject) throw cursor.Wrong(section, "an array of objects");
        string address = "", type = "", provider = "", trigger = "", triggerEvent = "";
        Range values = default, mask = default, unknown = default;
        cursor.Pin();
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (InvocationNames.Match(ref cursor, ref seen))
            {
                case "address": address = cursor.ReadString("address") ?? ""; break;
                case "type": type = cursor.ReadString("type") ?? ""; break;
                case "provider_name": provider = cursor.ReadString("provider_name") ?? ""; break;
                case "config_values": values = cursor.ReadPart(); break;
                case "config_sensitive": mask = cursor.ReadMask("config_sensitive"); break;
                case "config_unknown": unknown = cursor.ReadMask("config_unknown"); break;
                case "lifecycle_action_trigger":
                    if (!cursor.EnterObject("lifecycle_action_trigger")) break;
                    ulong seenInside = 0;
                    while (cursor.NextName())
                    {
                        switch (TriggerNames.Match(ref cursor, ref seenInside))
                        {
                            case "triggering_resource_address": trigger = cursor.ReadString("triggering_resource_address") ?? ""; break;
                            case "action_trigger_event": triggerEvent = cursor.ReadString("action_trigger_event") ?? ""; break;
                            default: cursor.Skip(); break;
                        }
                    }
                    break;
                default: cursor.Skip(); break;
            }
        }
        secrets.Add(cursor.Pinned(values), cursor.Pinned(mask), type);
        var configuration = JsonValue.Parse(cursor.Pinned(values), Mask.Parse(cursor.Pinned(unknown)), Mask.Parse(cursor.Pinned(mask)));
        cursor.Release();
        return address.Length > 0
            ? new ActionInvocation(address, type, provider, table.GetAddress(trigger), triggerEvent) { Configuration = configuration }
            : throw cursor.Failure("an invocation of an action without \"address\"");
    }
}
