using System.Text.Encodings.Web;
using System.Text.Json;
using PlanLint.Addresses;
using PlanLint.Documents;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Plans.Saved;

/// <summary>
/// Writes a saved plan as <c>show -json</c> would, for one reader of both. What a provider's schema tells is not there: types of attributes,
/// and, for tools that do not store them, marks of what is sensitive.
/// </summary>
internal sealed class SavedPlanJson
{
    private static readonly string[] CheckStatuses = ["unknown", "pass", "fail", "error"];
    private static readonly string[] CheckKinds = ["", "resource", "output_value", "check", "var"];
    private static readonly string[] TriggerEvents =
        ["", "BeforeCreate", "AfterCreate", "BeforeUpdate", "AfterUpdate", "BeforeDestroy", "AfterDestroy", "Invoke"];
    private static readonly string[] DeferredReasons =
        ["unknown", "instance_count_unknown", "resource_config_unknown", "provider_config_unknown", "absent_prereq", "deferred_prereq"];

    private const int LargestJson = 1024 * 1024 * 1024;

    private readonly SavedPlan plan;
    private readonly SavedPlanArchive archive;
    private readonly SavedConfiguration configuration;
    private readonly Utf8JsonWriter json;

    private SavedPlanJson(SavedPlan plan, SavedPlanArchive archive, SavedConfiguration configuration, Utf8JsonWriter json)
    {
        this.plan = plan;
        this.archive = archive;
        this.configuration = configuration;
        this.json = json;
    }

    /// <summary>The JSON of a plan, with what its configuration says.</summary>
    public static ReadOnlyMemory<byte> Write(SavedPlan plan, SavedPlanArchive archive, SavedConfiguration configuration)
    {
        var bytes = new BoundedBuffer(LargestJson);
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 }))
            new SavedPlanJson(plan, archive, configuration, json).Write();
        return bytes.Written;
    }

    private void Write()
    {
        json.WriteStartObject();
        json.WriteString("format_version", "1.2");
        json.WriteString("terraform_version", plan.ToolVersion);
        WriteVariables();
        var changes = plan.Changes.ConvertAll(c => SavedChange.ReadResource(c));
        WritePlanned(changes);
        WriteChanges("resource_drift", plan.Drift.ConvertAll(c => SavedChange.ReadResource(c)));
        WriteChanges("resource_changes", changes);
        WriteDeferred();
        WriteOutputs();
        WriteActions();
        StateJson.WritePriorState(json, archive.State);
        if (configuration.Json.Length > 0)
        {
            json.WritePropertyName("configuration");
            json.WriteRawValue(configuration.Json);
        }
        WriteRelevant();
        WriteChecks();
        if (plan.Timestamp.Length > 0) json.WriteString("timestamp", plan.Timestamp);
        if (!plan.IsOpenTofu && VersionNumber.Parse(plan.ToolVersion)!.IsAtLeast(1, 8))
        {
            json.WriteBoolean("applyable", plan.IsApplyable);
            json.WriteBoolean("complete", plan.IsComplete);
        }
        json.WriteBoolean("errored", plan.IsErrored);
        json.WriteEndObject();
    }

    private void WriteVariables()
    {
        var values = new SortedDictionary<string, Value>(plan.Variables, StringComparer.Ordinal);
        foreach (var (name, standard) in configuration.Defaults) values.TryAdd(name, standard);
        json.WriteStartObject("variables");
        foreach (var (name, value) in values)
        {
            json.WriteStartObject(name);
            json.WritePropertyName("value");
            ValueWriter.Write(json, value);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    /// <summary>Only whether anything is planned to exist: the values stand in the changes.</summary>
    private void WritePlanned(List<SavedChange> changes)
    {
        json.WriteStartObject("planned_values");
        json.WriteStartObject("root_module");
        if (plan.Mode == 0 && changes.Exists(c => !c.After.IsNull || !c.After.IsKnown)) json.WriteString("address", "");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteChanges(string section, List<SavedChange> changes)
    {
        if (changes.Count == 0) return;
        json.WriteStartArray(section);
        foreach (var change in changes) Write(change);
        json.WriteEndArray();
    }

    private void Write(SavedChange change)
    {
        json.WriteStartObject();
        json.WriteString("address", change.Address);
        if (change.PreviousAddress.Length > 0) json.WriteString("previous_address", change.PreviousAddress);
        if (ResourceAddress.TryParse(change.Address, out var address))
        {
            json.WriteString("mode", address!.Mode switch { ResourceMode.Data => "data", ResourceMode.Ephemeral => "ephemeral", _ => "managed" });
            json.WriteString("type", address.Type);
            json.WriteString("name", address.Name);
        }
        json.WriteString("provider_name", ProviderName(change.Provider));
        if (change.Deposed.Length > 0) json.WriteString("deposed", change.Deposed);
        json.WriteStartObject("change");
        WriteChange(change, address);
        json.WriteEndObject();
        if (change.Reason is { } reason) json.WriteString("action_reason", reason);
        json.WriteEndObject();
    }

    private void WriteChange(SavedChange change, ResourceAddress? address)
    {
        json.WriteStartArray("actions");
        foreach (string word in change.Words) json.WriteStringValue(word);
        json.WriteEndArray();
        WriteValue("before", change.Before);
        WriteValue("after", change.After);
        json.WritePropertyName("after_unknown");
        ValueWriter.WriteUnknown(json, change.After);
        WriteMarks("before_sensitive", change.BeforeSensitive, change.Before, address);
        WriteMarks("after_sensitive", change.AfterSensitive, change.After, address);
        if (change.RequiredReplace.Count > 0)
        {
            json.WriteStartArray("replace_paths");
            foreach (var path in change.RequiredReplace) WritePath(path);
            json.WriteEndArray();
        }
        if (change.IsImporting)
        {
            json.WriteStartObject("importing");
            if (change.ImportId.Length > 0) json.WriteString("id", change.ImportId);
            if (change.IsImportIdUnknown) json.WriteBoolean("unknown", true);
            if (change.ImportIdentity is { } identity) WriteValue("identity", identity);
            json.WriteEndObject();
        }
        if (change.GeneratedConfig.Length > 0) json.WriteString("generated_config", change.GeneratedConfig);
        if (change.BeforeIdentity is { IsNull: false } before) WriteValue("before_identity", before);
        if (change.AfterIdentity is { IsNull: false } after) WriteValue("after_identity", after);
    }

    /// <summary>The marks of the file and, where it keeps none of the schema's, each text that no expression gives.</summary>
    private void WriteMarks(string name, List<IReadOnlyList<PathStep>> marked, Value value, ResourceAddress? address)
    {
        var paths = new List<IReadOnlyList<PathStep>>(marked);
        if (!plan.StoresSchemaMarks && address is { Mode: not ResourceMode.Ephemeral, Type: not "terraform_data" })
            foreach (var (attribute, content) in value.Attributes)
                if (!configuration.IsWritten(address, attribute) && attribute is not "id") AddTexts(content, [attribute], paths);
        json.WritePropertyName(name);
        ValueWriter.WriteMask(json, Mask.Of(paths));
    }

    private static void AddTexts(Value value, List<PathStep> path, List<IReadOnlyList<PathStep>> paths)
    {
        if (value.StringOrNull is { Length: > 0 }) paths.Add([.. path]);
        foreach (var (name, child) in value.Attributes) AddBelow(name, child);
        for (int i = 0; i < value.Elements.Length; i++) AddBelow(i, value.Elements[i]);

        void AddBelow(PathStep step, Value child)
        {
            path.Add(step);
            AddTexts(child, path, paths);
            path.RemoveAt(path.Count - 1);
        }
    }

    private void WriteValue(string name, Value value)
    {
        if (!value.IsKnown) return;
        json.WritePropertyName(name);
        ValueWriter.Write(json, value);
    }

    private void WritePath(IReadOnlyList<PathStep> path)
    {
        json.WriteStartArray();
        foreach (var step in path)
        {
            if (step.Name is { } name) json.WriteStringValue(name);
            else json.WriteNumberValue(step.Index);
        }
        json.WriteEndArray();
    }

    private void WriteDeferred()
    {
        if (plan.Deferred.Count == 0) return;
        json.WriteStartArray("deferred_changes");
        foreach (byte[] message in plan.Deferred)
        {
            var (reason, change) = Deferral(message);
            if (change is null) throw ProtobufReader.Broken();
            json.WriteStartObject();
            json.WriteString("reason", reason);
            json.WritePropertyName("resource_change");
            Write(SavedChange.ReadResource(change));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static (string Reason, byte[]? Content) Deferral(byte[] message)
    {
        string reason = DeferredReasons[0];
        byte[]? content = null;
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 2) content = reader.Bytes.ToArray();
            if (reader.Field != 1) continue;
            var deferred = new ProtobufReader(reader.Bytes);
            while (deferred.Next())
                if (deferred.Field == 1)
                    reason = deferred.Number < (ulong)DeferredReasons.Length ? DeferredReasons[(int)deferred.Number] : $"reason-{deferred.Number}";
        }
        return (reason, content);
    }

    private void WriteOutputs()
    {
        if (plan.Outputs.Count == 0) return;
        json.WriteStartObject("output_changes");
        var outputs = plan.Outputs.Select(o => SavedChange.ReadOutput(o)).OrderBy(o => o.OutputName, StringComparer.Ordinal);
        foreach (var output in outputs.DistinctBy(o => o.OutputName))
        {
            json.WriteStartObject(output.OutputName);
            json.WriteStartArray("actions");
            foreach (string word in output.Words) json.WriteStringValue(word);
            json.WriteEndArray();
            WriteValue("before", output.Before);
            WriteValue("after", output.After);
            json.WritePropertyName("after_unknown");
            ValueWriter.WriteUnknown(json, output.After);
            json.WriteBoolean("before_sensitive", output.IsSensitiveOutput);
            json.WriteBoolean("after_sensitive", output.IsSensitiveOutput);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private void WriteActions()
    {
        if (plan.Actions.Count > 0)
        {
            json.WriteStartArray("action_invocations");
            foreach (byte[] message in plan.Actions) WriteAction(message);
            json.WriteEndArray();
        }
        if (plan.DeferredActions.Count == 0) return;
        json.WriteStartArray("deferred_action_invocations");
        foreach (byte[] message in plan.DeferredActions)
        {
            var (reason, action) = Deferral(message);
            json.WriteStartObject();
            json.WriteString("reason", reason);
            json.WritePropertyName("action_invocation");
            WriteAction(action ?? throw ProtobufReader.Broken());
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteAction(ReadOnlySpan<byte> message)
    {
        json.WriteStartObject();
        var reader = new ProtobufReader(message);
        var configured = Value.DynamicNull;
        var marked = new List<IReadOnlyList<PathStep>>();
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    json.WriteString("address", reader.Text);
                    string[] words = reader.Text.Split('.');
                    int at = Array.LastIndexOf(words, "action");
                    if (at >= 0 && at + 1 < words.Length) json.WriteString("type", words[at + 1]);
                    break;
                case 2: json.WriteString("provider_name", ProviderName(reader.Text)); break;
                case 4: configured = SavedChange.ReadDynamic(reader.Bytes); break;
                case 5: marked.Add(SavedChange.ReadPath(reader.Bytes)); break;
                case 6: WriteTrigger(reader.Bytes); break;
            }
        }
        WriteValue("config_values", configured);
        json.WritePropertyName("config_unknown");
        ValueWriter.WriteUnknown(json, configured);
        json.WritePropertyName("config_sensitive");
        ValueWriter.WriteMask(json, Mask.Of(marked));
        json.WriteEndObject();
    }

    private void WriteTrigger(ReadOnlySpan<byte> message)
    {
        json.WriteStartObject("lifecycle_action_trigger");
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 1) json.WriteString("triggering_resource_address", reader.Text);
            else if (reader.Field == 2)
                json.WriteString("action_trigger_event",
                    reader.Number < (ulong)TriggerEvents.Length ? TriggerEvents[(int)reader.Number] : $"event-{reader.Number}");
        }
        json.WriteEndObject();
    }

    private void WriteRelevant()
    {
        if (plan.Relevant.Count == 0) return;
        json.WriteStartArray("relevant_attributes");
        foreach (byte[] message in plan.Relevant)
        {
            json.WriteStartObject();
            var reader = new ProtobufReader(message);
            while (reader.Next())
            {
                if (reader.Field == 1) json.WriteString("resource", reader.Text);
                else if (reader.Field == 2)
                {
                    json.WritePropertyName("attribute");
                    WritePath(SavedChange.ReadPath(reader.Bytes));
                }
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteChecks()
    {
        if (plan.Checks.Count == 0) return;
        json.WriteStartArray("checks");
        foreach (byte[] message in plan.Checks)
        {
            ulong kind = 0, status = 0;
            string address = "";
            var objects = new List<byte[]>();
            var reader = new ProtobufReader(message);
            while (reader.Next())
            {
                switch (reader.Field)
                {
                    case 1: kind = reader.Number; break;
                    case 2: address = reader.Text; break;
                    case 3: status = reader.Number; break;
                    case 4: objects.Add(reader.Bytes.ToArray()); break;
                }
            }
            json.WriteStartObject();
            json.WriteStartObject("address");
            json.WriteString("kind", kind < (ulong)CheckKinds.Length ? CheckKinds[(int)kind] : $"kind-{kind}");
            json.WriteString("to_display", address);
            json.WriteEndObject();
            json.WriteString("status", Status(status));
            json.WriteStartArray("instances");
            foreach (byte[] item in objects) WriteCheckedObject(item);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteCheckedObject(ReadOnlySpan<byte> message)
    {
        json.WriteStartObject();
        var problems = new List<string>();
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 2) json.WriteString("status", Status(reader.Number));
            else if (reader.Field == 3) problems.Add(reader.Text);
        }
        json.WriteStartArray("problems");
        foreach (string problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("message", problem);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Status(ulong status) => status < (ulong)CheckStatuses.Length ? CheckStatuses[(int)status] : $"status-{status}";

    /// <summary>The source address between the quotation marks.</summary>
    private static string ProviderName(string configuration)
    {
        int start = configuration.IndexOf("provider[\"", StringComparison.Ordinal);
        if (start < 0) return configuration;
        start += "provider[\"".Length;
        int end = configuration.IndexOf('"', start);
        return end < 0 ? configuration[start..] : configuration[start..end];
    }
}
