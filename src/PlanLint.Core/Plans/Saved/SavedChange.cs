using System.Collections.Immutable;
using PlanLint.Values;

namespace PlanLint.Plans.Saved;

/// <summary>A change of a resource instance or an output in a saved plan.</summary>
internal sealed class SavedChange
{
    private static readonly string[][] ActionWords =
        [["no-op"], ["create"], ["read"], ["update"], [], ["delete"], ["delete", "create"], ["create", "delete"], ["forget"], ["create", "forget"]];

    private static readonly string?[] Reasons =
    [
        null, "replace_because_tainted", "replace_by_request", "replace_because_cannot_update", "delete_because_no_resource_config",
        "delete_because_wrong_repetition", "delete_because_count_index", "delete_because_each_key", "delete_because_no_module", "replace_by_triggers",
        "read_because_config_unknown", "read_because_dependency_pending", "delete_because_no_move_target", "read_because_check_nested",
    ];

    public string Address { get; private set; } = "";

    public string PreviousAddress { get; private set; } = "";

    public string Deposed { get; private set; } = "";

    /// <summary>The provider's configuration as <c>module.a.provider["registry.terraform.io/hashicorp/aws"].alias</c>.</summary>
    public string Provider { get; private set; } = "";

    public ImmutableArray<string> Words { get; private set; } = ["no-op"];

    public string? Reason { get; private set; }

    public List<IReadOnlyList<PathStep>> RequiredReplace { get; } = [];

    public Value Before { get; private set; } = Value.DynamicNull;

    public Value After { get; private set; } = Value.DynamicNull;

    public List<IReadOnlyList<PathStep>> BeforeSensitive { get; } = [];

    public List<IReadOnlyList<PathStep>> AfterSensitive { get; } = [];

    public Value? BeforeIdentity { get; private set; }

    public Value? AfterIdentity { get; private set; }

    public bool IsImporting { get; private set; }

    public string ImportId { get; private set; } = "";

    public bool IsImportIdUnknown { get; private set; }

    public Value? ImportIdentity { get; private set; }

    public string GeneratedConfig { get; private set; } = "";

    /// <summary>Name of an output; empty for a resource.</summary>
    public string OutputName { get; private set; } = "";

    public bool IsSensitiveOutput { get; private set; }

    /// <summary>Reads <c>ResourceInstanceChange</c>.</summary>
    public static SavedChange ReadResource(ReadOnlySpan<byte> message)
    {
        var change = new SavedChange();
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 7: change.Deposed = reader.Text; break;
                case 8: change.Provider = reader.Text; break;
                case 9: change.ReadChange(reader.Bytes); break;
                case 11: change.RequiredReplace.Add(ReadPath(reader.Bytes)); break;
                case 12:
                    change.Reason = reader.Number < (ulong)Reasons.Length ? Reasons[(int)reader.Number] : $"reason-{reader.Number}";
                    break;
                case 13: change.Address = reader.Text; break;
                case 14: change.PreviousAddress = reader.Text; break;
            }
        }
        return change.Address.Length == 0 ? throw ProtobufReader.Broken() : change;
    }

    /// <summary>Reads <c>OutputChange</c>.</summary>
    public static SavedChange ReadOutput(ReadOnlySpan<byte> message)
    {
        var change = new SavedChange();
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: change.OutputName = reader.Text; break;
                case 2: change.ReadChange(reader.Bytes); break;
                case 3: change.IsSensitiveOutput = reader.Number != 0; break;
            }
        }
        return change;
    }

    /// <summary>The provider of a <c>ResourceInstanceChange</c>; empty when it names none.</summary>
    public static string ProviderOf(ReadOnlySpan<byte> message)
    {
        var reader = new ProtobufReader(message);
        while (reader.Next())
            if (reader.Field == 8) return reader.Text;
        return "";
    }

    /// <summary>True for a <c>ResourceInstanceChange</c> that changes nothing.</summary>
    public static bool IsNoOp(ReadOnlySpan<byte> message)
    {
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field != 9) continue;
            var change = new ProtobufReader(reader.Bytes);
            while (change.Next())
                if (change.Field == 1) return change.Number == 0;
        }
        return true;
    }

    /// <summary>Reads <c>DynamicValue</c>.</summary>
    public static Value ReadDynamic(ReadOnlySpan<byte> message)
    {
        var reader = new ProtobufReader(message);
        while (reader.Next())
            if (reader.Field == 1) return MessagePackReader.Read(reader.Bytes);
        return Value.DynamicNull;
    }

    /// <summary>Reads <c>Path</c> as far as a step into a set, which is the element itself: all of the set is meant.</summary>
    public static IReadOnlyList<PathStep> ReadPath(ReadOnlySpan<byte> message)
    {
        var steps = new List<PathStep>();
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field != 1) continue;
            var step = new ProtobufReader(reader.Bytes);
            PathStep? read = null;
            while (step.Next())
            {
                if (step.Field == 1) read = step.Text;
                else if (step.Field == 2) read = KeyOf(ReadDynamic(step.Bytes));
            }
            if (read is not { } known) break;
            steps.Add(known);
        }
        return steps;
    }

    private static PathStep? KeyOf(Value key)
    {
        if (key.StringOrNull is { } name) return name;
        return key is { IsKnown: true, IsNull: false, Kind: TypeKind.Number } && key.AsNumber.TryGetInt32(out int index) ? index : (PathStep?)null;
    }

    private void ReadChange(ReadOnlySpan<byte> message)
    {
        var reader = new ProtobufReader(message);
        var values = new List<Value>();
        ulong action = 0;
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: action = reader.Number; break;
                case 2: values.Add(ReadDynamic(reader.Bytes)); break;
                case 3: BeforeSensitive.Add(ReadPath(reader.Bytes)); break;
                case 4: AfterSensitive.Add(ReadPath(reader.Bytes)); break;
                case 5: ReadImporting(reader.Bytes); break;
                case 6: GeneratedConfig = reader.Text; break;
                case 7: BeforeIdentity = ReadDynamic(reader.Bytes); break;
                case 8: AfterIdentity = ReadDynamic(reader.Bytes); break;
            }
        }
        Words = action < (ulong)ActionWords.Length && ActionWords[(int)action] is { Length: > 0 } words ? [.. words] : [$"action-{action}"];
        (Before, After) = (Words, values) switch
        {
            (_, []) => (Value.DynamicNull, Value.DynamicNull),
            (["no-op"], [var kept, ..]) => (kept, kept),
            (["create"], [var made]) => (Value.DynamicNull, made),
            (["delete" or "forget"], [var gone]) => (gone, Value.DynamicNull),
            (_, [var only]) => (Value.DynamicNull, only),
            (_, [var before, var after, ..]) => (before, after),
            _ => throw ProtobufReader.Broken(),
        };
    }

    private void ReadImporting(ReadOnlySpan<byte> message)
    {
        IsImporting = true;
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: ImportId = reader.Text; break;
                case 2: IsImportIdUnknown = reader.Number != 0; break;
                case 3: ImportIdentity = ReadDynamic(reader.Bytes); break;
            }
        }
    }
}
