using System.Collections.Immutable;
using System.Text.Json;
using PlanLint.Addresses;
using PlanLint.Documents;
using PlanLint.Secrets;
using PlanLint.Values;

namespace PlanLint.Plans.Reading;

/// <summary>
/// Reads entries of <c>resource_changes</c>, <c>resource_drift</c> and <c>deferred_changes</c>. Values of no-op changes are kept
/// until <see cref="NoOpBudget"/> is spent; secrets in those that are not kept are collected at once.
/// </summary>
internal sealed class ChangeReader(AddressTable table, MaskedSecrets secrets)
{
    /// <summary>Bytes of values kept for changes that change nothing.</summary>
    public const int NoOpBudget = 12 * 1024 * 1024;

    private static readonly KnownNames EntryNames = new(
        "address", "previous_address", "module_address", "mode", "type", "name", "index", "provider_name", "deposed", "change", "action_reason");

    private static readonly KnownNames ChangeNames = new(
        "actions", "before", "after", "after_unknown", "before_sensitive", "after_sensitive", "replace_paths", "importing",
        "generated_config", "before_identity", "after_identity");

    private static readonly KnownNames ImportNames = new("id", "unknown", "identity");

    private static readonly ImmutableArray<string> NoOpWords = ["no-op"];

    private readonly Dictionary<string, ImmutableArray<string>> singleWords = new(StringComparer.Ordinal);
    private int noOpBytes;

    /// <summary>Bytes of values held by the changes read so far.</summary>
    public long KeptBytes { get; private set; }

    /// <summary>Reads one entry; the cursor stands on its opening brace and is left on the closing one.</summary>
    public ResourceChange Read(ref JsonCursor cursor)
    {
        if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("resource change", "an object");
        long offset = cursor.TokenOffset;
        var position = cursor.TokenPosition;
        ResourceAddress? address = null, previous = null;
        string? unreadable = null, module = null, mode = null, type = null, name = null, deposed = null, reason = null;
        string provider = "";
        InstanceKey? key = null;
        var change = default(Change);
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (EntryNames.Match(ref cursor, ref seen))
            {
                case "address":
                    address = ReadAddress(ref cursor, "address", ref unreadable);
                    break;
                case "previous_address":
                    string? badPrevious = null;
                    previous = ReadAddress(ref cursor, "previous_address", ref badPrevious);
                    if (badPrevious is not null) throw cursor.Failure("\"previous_address\" is not a resource address");
                    break;
                case "module_address": module = cursor.ReadString("module_address"); break;
                case "mode": mode = ReadWord(ref cursor, "mode"); break;
                case "type": type = ReadWord(ref cursor, "type"); break;
                case "name": name = ReadWord(ref cursor, "name"); break;
                case "index": key = ReadKey(ref cursor, isNeeded: address is null); break;
                case "provider_name": provider = ReadWord(ref cursor, "provider_name") ?? ""; break;
                case "deposed": deposed = cursor.ReadString("deposed"); break;
                case "action_reason": reason = ReadWord(ref cursor, "action_reason"); break;
                case "change": change = ReadChange(ref cursor, type ?? address?.Type ?? ""); break;
                default: cursor.Skip(); break;
            }
        }
        address ??= Rebuild(module, mode, type, name, key)
            ?? throw new InputException(
                unreadable is null ? "a resource change without \"address\"" : "\"address\" is not a resource address such as "
                    + "module.a[\"k\"].aws_instance.b[0]", position);
        if (change.Words.IsDefault) throw new InputException($"the change of {address} has no \"actions\"", position);
        string? unknownMode = mode is null or "" or "managed" or "data" or "ephemeral" or "list" ? null : mode;
        return new ResourceChange
        {
            Address = address,
            PreviousAddress = previous,
            ProviderName = provider,
            Actions = ActionsOf(change.Words) | (unknownMode is null ? ChangeActions.NoOp : ChangeActions.Other),
            ActionWords = change.Words,
            ActionReason = reason,
            UnknownMode = unknownMode,
            DeposedKey = string.IsNullOrEmpty(deposed) ? null : deposed,
            Importing = change.Importing,
            GeneratedConfig = change.GeneratedConfig,
            ReplacePaths = change.ReplacePaths.IsDefault ? [] : change.ReplacePaths,
            ByteOffset = offset,
            Position = position,
            Stored = change.Values,
        };
    }

    /// <summary>Reads a <c>change</c> object, as resources and outputs have; the cursor stands on its name.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="type">Type of the resource, whose values are objects; null for an output.</param>
    public Change ReadChange(ref JsonCursor cursor, string? type)
    {
        var change = default(Change);
        if (!cursor.EnterObject("change")) return change;
        Span<Range> ranges = stackalloc Range[ChangeValues.PartCount];
        cursor.Pin();
        ulong seen = 0;
        while (cursor.NextName())
        {
            string? name = ChangeNames.Match(ref cursor, ref seen);
            switch (name)
            {
                case "actions": change.Words = ReadActions(ref cursor); break;
                case "before" or "after" or "before_identity" or "after_identity":
                    // What is not kept is read for its secrets alone.
                    var part = ranges[(int)PartOf(name)] = IsDropped(change) && name is "before" or "after" ? cursor.ReadUncheckedPart() : cursor.ReadPart();
                    if (type is not null && cursor.Pinned(part).TrimStart(" \t\r\n:"u8) is not [(byte)'{' or (byte)'n', ..])
                        throw cursor.Failure($"\"{name}\" of a resource has to be an object or null");
                    break;
                case "after_unknown" or "before_sensitive" or "after_sensitive":
                    ranges[(int)PartOf(name)] = cursor.ReadMask(name);
                    break;
                case "replace_paths": change.ReplacePaths = ReadPaths(ref cursor); break;
                case "importing": change.Importing = ReadImport(ref cursor); break;
                case "generated_config": change.GeneratedConfig = cursor.ReadString("generated_config"); break;
                default: cursor.Skip(); break;
            }
        }
        change.Values = Keep(cursor.Pinned(..cursor.PinnedEnd), ranges, change.IsNoOp, type ?? "");
        cursor.Release();
        return change;
    }

    /// <summary>Reads a path of steps; the cursor stands on the opening bracket.</summary>
    public static ValuePath ReadPath(ref JsonCursor cursor, string name)
    {
        if (cursor.TokenType != JsonTokenType.StartArray) throw cursor.Wrong(name, "an array of paths");
        var steps = new List<PathStep>();
        while (cursor.NextElement())
        {
            if (cursor.TokenType == JsonTokenType.String) steps.Add(cursor.GetText());
            else if (cursor.TokenType == JsonTokenType.Number && cursor.TryGetInt32(out int index)) steps.Add(index);
            // A step into a set is the element itself: the path ends at the set.
            else if (cursor.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                cursor.Skip();
                while (cursor.NextElement()) cursor.Skip();
                break;
            }
        }
        return ValuePath.Of([.. steps]);
    }

    /// <summary>The actions that words name, with <see cref="ChangeActions.Other"/> where Terraform has no such action or pair of actions.</summary>
    public static ChangeActions ActionsOf(ImmutableArray<string> words)
    {
        bool isKnown = words is [_] or ["create", "delete" or "forget"] or ["delete" or "forget", "create"];
        var actions = isKnown ? ChangeActions.NoOp : ChangeActions.Other;
        foreach (string word in words)
            actions |= word switch
            {
                "no-op" => ChangeActions.NoOp,
                "create" => ChangeActions.Create,
                "read" => ChangeActions.Read,
                "update" => ChangeActions.Update,
                "delete" => ChangeActions.Delete,
                "forget" => ChangeActions.Forget,
                "open" => ChangeActions.Open,
                _ => ChangeActions.Other,
            };
        return actions;
    }

    private bool IsDropped(Change change) => noOpBytes > NoOpBudget && change.IsNoOp;

    private static ChangePart PartOf(string name) => name switch
    {
        "before" => ChangePart.Before,
        "after" => ChangePart.After,
        "after_unknown" => ChangePart.AfterUnknown,
        "before_sensitive" => ChangePart.BeforeSensitive,
        "after_sensitive" => ChangePart.AfterSensitive,
        "before_identity" => ChangePart.BeforeIdentity,
        _ => ChangePart.AfterIdentity,
    };

    private ChangeValues? Keep(ReadOnlySpan<byte> source, ReadOnlySpan<Range> ranges, bool isNoOp, string type)
    {
        if (isNoOp && noOpBytes > NoOpBudget)
        {
            var before = source[ranges[(int)ChangePart.Before]];
            var after = source[ranges[(int)ChangePart.After]];
            secrets.Add(before, source[ranges[(int)ChangePart.BeforeSensitive]], type);
            if (!after.SequenceEqual(before)) secrets.Add(after, source[ranges[(int)ChangePart.AfterSensitive]], type);
            return null;
        }
        var values = new ChangeValues(source, ranges);
        KeptBytes += values.Size;
        if (isNoOp) noOpBytes += values.Size;
        return values;
    }

    private ImmutableArray<string> ReadActions(ref JsonCursor cursor)
    {
        if (!cursor.EnterArray("actions")) throw cursor.Wrong("actions", "an array of strings");
        var words = ImmutableArray<string>.Empty;
        while (cursor.NextElement())
        {
            if (cursor.TokenType != JsonTokenType.String) throw cursor.Wrong("actions", "an array of strings");
            string word = table.GetWord(ref cursor);
            words = words.IsEmpty ? SingleWord(word) : words.Add(word);
            if (words.Length > 8) throw cursor.Failure("\"actions\" has more words than any change");
        }
        return words.IsEmpty ? throw cursor.Failure("\"actions\" is empty") : words;
    }

    private ImmutableArray<string> SingleWord(string word)
    {
        if (word == "no-op") return NoOpWords;
        if (!singleWords.TryGetValue(word, out var words)) singleWords[word] = words = [word];
        return words;
    }

    private static ImmutableArray<ValuePath> ReadPaths(ref JsonCursor cursor)
    {
        if (!cursor.EnterArray("replace_paths")) return [];
        var paths = ImmutableArray.CreateBuilder<ValuePath>();
        while (cursor.NextElement()) paths.Add(ReadPath(ref cursor, "replace_paths"));
        return paths.DrainToImmutable();
    }

    private static PlannedImport? ReadImport(ref JsonCursor cursor)
    {
        if (!cursor.EnterObject("importing")) return null;
        string? id = null;
        bool isUnknown = false;
        Value? identity = null;
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (ImportNames.Match(ref cursor, ref seen))
            {
                case "id": id = cursor.ReadString("id"); break;
                case "unknown": isUnknown = cursor.ReadBool("unknown") ?? false; break;
                case "identity":
                    var part = cursor.ReadPart();
                    identity = JsonValue.Parse(cursor.Pinned(part));
                    break;
                default: cursor.Skip(); break;
            }
        }
        return new PlannedImport(id, isUnknown) { Identity = identity };
    }

    private ResourceAddress? ReadAddress(ref JsonCursor cursor, string name, ref string? unreadable)
    {
        cursor.Read();
        if (cursor.TokenType == JsonTokenType.Null) return null;
        if (cursor.TokenType != JsonTokenType.String) throw cursor.Wrong(name, "a string");
        var address = table.GetAddress(ref cursor);
        if (address is null) unreadable = cursor.GetText();
        return address;
    }

    private string? ReadWord(ref JsonCursor cursor, string name) => cursor.Enter(name, JsonTokenType.String, "a string") ? table.GetWord(ref cursor) : null;

    /// <summary>The instance key after a name; null when it is null, and for a string that is not needed.</summary>
    public static InstanceKey? ReadKey(ref JsonCursor cursor, bool isNeeded)
    {
        cursor.Read();
        return cursor.TokenType switch
        {
            JsonTokenType.String => isNeeded ? new InstanceKey(cursor.GetText()) : null,
            JsonTokenType.Number when cursor.TryGetInt64(out long index) => new InstanceKey(index),
            JsonTokenType.Null => null,
            _ => throw cursor.Wrong("index", "a string or a whole number"),
        };
    }

    private ResourceAddress? Rebuild(string? module, string? mode, string? type, string? name, InstanceKey? key)
    {
        if (string.IsNullOrEmpty(type) || string.IsNullOrEmpty(name)) return null;
        string prefix = mode switch { "data" => "data.", "ephemeral" => "ephemeral.", _ => "" };
        return table.GetAddress($"{(string.IsNullOrEmpty(module) ? "" : module + ".")}{prefix}{type}.{name}{key}");
    }

    /// <summary>What a <c>change</c> object says.</summary>
    public struct Change
    {
        /// <summary>The words of <c>actions</c>; default when the file has none.</summary>
        public ImmutableArray<string> Words;

        /// <summary>True for <c>["no-op"]</c>.</summary>
        public readonly bool IsNoOp => !Words.IsDefault && Words is ["no-op"];

        /// <summary>Bytes of the values; null when they were not kept.</summary>
        public ChangeValues? Values;

        /// <summary>Paths that force replacement; default when absent.</summary>
        public ImmutableArray<ValuePath> ReplacePaths;

        /// <summary>The import; null when there is none.</summary>
        public PlannedImport? Importing;

        /// <summary>Generated configuration; null when there is none.</summary>
        public string? GeneratedConfig;
    }
}
