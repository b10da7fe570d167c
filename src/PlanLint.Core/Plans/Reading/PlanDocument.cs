using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PlanLint.Addresses;
using PlanLint.Documents;
using PlanLint.Secrets;
using PlanLint.Values;

namespace PlanLint.Plans.Reading;

/// <summary>One plan document while it is read, section by section in whatever order the file has them.</summary>
internal sealed class PlanDocument
{
    /// <summary>Above this many bytes of kept values, only values built last are held.</summary>
    private const long RecentAbove = 2 * 1024 * 1024;

    private static readonly KnownNames Sections = new(
        "format_version", "terraform_version", "variables", "planned_values", "resource_drift", "resource_changes", "deferred_changes",
        "deferred_action_invocations", "output_changes", "action_invocations", "prior_state", "configuration", "relevant_attributes",
        "checks", "timestamp", "complete", "applyable", "errored", "plan_format_version", "provider_schemas", "@level", "values",
        "version", "lineage", "encrypted_data", "resources", "proposed_unknown", "remote_plan_format");

    private static readonly KnownNames DeferredNames = new("reason", "resource_change");
    private static readonly KnownNames VariableNames = new("value");

    private readonly AddressTable table = new();
    private readonly MaskedSecrets secrets;
    private readonly ChangeReader changes;
    private readonly HashSet<string> found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Value> variables = new(StringComparer.Ordinal);
    private readonly List<OutputChange> outputs = [];
    private readonly List<DeferredChange> deferred = [];
    private readonly List<CheckResult> checks = [];
    private readonly InvocationReader invocations;
    private readonly SortedSet<string> unknownSections = new(StringComparer.Ordinal);
    private readonly List<RelevantAttribute> relevant = [];
    private List<ResourceChange>? resourceChanges;
    private List<ResourceChange>? drift;
    private string formatVersion = "", toolVersion = "";
    private bool? complete, applyable, errored;
    private bool plansNothing;
    private DateTimeOffset? timestamp;
    private HashSet<ResourceAddress>? prior;
    private PlanConfiguration? configuration;

    private readonly PriorStateAhead? ahead;
    private readonly PriorParts parts;
    private readonly Dictionary<string, long> schemaVersions = new(StringComparer.Ordinal);
    private Dictionary<ResourceAddress, GivenId> priorIds = [];
    private IReadOnlyList<StateInstance> answers = [];

    private PlanDocument(SecretArguments arguments, PriorStateAhead? ahead, PriorParts parts)
    {
        this.parts = parts;
        secrets = new MaskedSecrets(arguments);
        changes = new ChangeReader(table, secrets);
        invocations = new InvocationReader(table, secrets);
        this.ahead = ahead;
    }

    /// <summary>Reads a whole document; the cursor stands before its first token.</summary>
    public static Plan Read(ref JsonCursor cursor, string path, SecretArguments arguments, PriorStateAhead? ahead, PriorParts parts)
    {
        var document = new PlanDocument(arguments, ahead, parts);
        cursor.Read();
        if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Failure($"a plan is a JSON object; {WaysOut.Plan}");
        ulong seen = 0;
        while (cursor.NextName()) document.ReadSection(ref cursor, ref seen);
        cursor.TryRead();
        document.RefuseOtherDocuments();
        if (document.formatVersion.Length == 0 && !document.found.Contains("plan_format_version"))
            throw new InputException("this plan has no \"format_version\", so it was cut down or written by hand, and what it leaves out is not "
                + $"known; {WaysOut.Plan}", default);
        return document.ToPlan(path);
    }

    private void ReadSection(ref JsonCursor cursor, ref ulong seen)
    {
        string? section = Sections.Match(ref cursor, ref seen);
        if (section is not null) found.Add(section);
        switch (section)
        {
            case "format_version": ReadFormatVersion(ref cursor); break;
            case "terraform_version": toolVersion = cursor.ReadString(section) ?? ""; break;
            case "variables": ReadVariables(ref cursor); break;
            case "planned_values": ReadPlannedValues(ref cursor); break;
            case "resource_changes": resourceChanges = ReadChanges(ref cursor, section); break;
            case "resource_drift": drift = ReadChanges(ref cursor, section); break;
            case "deferred_changes": ReadDeferred(ref cursor); break;
            case "output_changes": ReadOutputs(ref cursor); break;
            case "action_invocations": invocations.Read(ref cursor, section); break;
            case "deferred_action_invocations": invocations.ReadDeferred(ref cursor, section); break;
            case "prior_state": ReadPriorState(ref cursor); break;
            case "configuration":
                if (cursor.EnterObject(section)) configuration = new ConfigurationReader(table).Read(ref cursor);
                break;
            case "relevant_attributes": RelevantReader.Read(ref cursor, table, relevant); break;
            case "checks": CheckReader.Read(ref cursor, checks); break;
            case "timestamp": ReadTimestamp(ref cursor); break;
            case "complete": complete = cursor.ReadBool(section); break;
            case "applyable": applyable = cursor.ReadBool(section); break;
            case "errored": errored = cursor.ReadBool(section); break;
            case "@level":
                throw cursor.Failure($"this is the log of `terraform plan -json`, not a plan; {WaysOut.Plan}");
            case null:
                string name = cursor.GetText();
                if (UnknownSection.ListsChanges(ref cursor)) unknownSections.Add(name);
                break;
            default: cursor.Skip(); break;
        }
    }

    private void ReadFormatVersion(ref JsonCursor cursor)
    {
        formatVersion = cursor.ReadString("format_version") ?? "";
        string[] parts = formatVersion.Split('.');
        if (parts.Length > 2 || !TryRead(parts[0], out int major) || !TryRead(parts.Length > 1 ? parts[1] : "0", out int minor) || major + minor == 0)
            throw cursor.Failure("\"format_version\" has to be a version such as \"1.2\"");
        if (major > 1)
            throw cursor.Failure($"format_version {major} is newer than this PlanLint, which reads 0.1 to 1.x; update PlanLint");
    }

    private static bool TryRead(string digits, out int number) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>A time that cannot be read is as good as none: nothing but messages depends on it.</summary>
    private void ReadTimestamp(ref JsonCursor cursor)
    {
        if (DateTimeOffset.TryParse(cursor.ReadString("timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            timestamp = time;
    }

    private void ReadVariables(ref JsonCursor cursor)
    {
        if (!cursor.EnterObject("variables")) return;
        while (cursor.NextName())
        {
            string name = cursor.GetText();
            if (variables.ContainsKey(name)) throw cursor.Failure($"\"{name}\" appears twice in one object");
            variables[name] = Value.DynamicNull;
            if (!cursor.EnterObject(name)) continue;
            cursor.Pin();
            ulong seen = 0;
            while (cursor.NextName())
            {
                if (VariableNames.Match(ref cursor, ref seen) is null)
                {
                    cursor.Skip();
                    continue;
                }
                var part = cursor.ReadPart();
                variables[name] = JsonValue.Parse(cursor.Pinned(part));
            }
            cursor.Release();
        }
    }

    private void ReadPriorState(ref JsonCursor cursor)
    {
        if (ahead?.Result is { } read)
        {
            cursor.SkipUnchecked();
            secrets.Collected.Add(read.Secrets.Collected);
            Keep(read);
        }
        else if (cursor.EnterObject("prior_state"))
        {
            var state = new PriorStateReader(table, secrets, HasAbsoluteAddresses(formatVersion, toolVersion), resourceChanges?.Count ?? 0)
            {
                Parts = parts,
            };
            state.Read(ref cursor);
            Keep(state);
        }
    }

    /// <summary>Only whether anything is planned to exist, and what is masked: values stand in the changes.</summary>
    private void ReadPlannedValues(ref JsonCursor cursor)
    {
        if (!cursor.EnterObject("planned_values")) return;
        var values = new PriorStateReader(table, secrets, hasAbsoluteAddresses: true, expected: 0) { IsForSecretsOnly = true };
        values.ReadValues(ref cursor);
        plansNothing = !values.HasContent;
        foreach (var (type, version) in values.SchemaVersions) schemaVersions[type] = version;
    }

    private void Keep(PriorStateReader state)
    {
        (prior, priorIds, answers) = (state.Instances, state.Ids, state.Answers);
        // What is planned is written by the provider that planned it.
        foreach (var (type, version) in state.SchemaVersions) schemaVersions.TryAdd(type, version);
    }

    private List<ResourceChange>? ReadChanges(ref JsonCursor cursor, string section)
    {
        if (!cursor.EnterArray(section)) return null;
        var entries = new List<ResourceChange>();
        while (cursor.NextElement()) entries.Add(changes.Read(ref cursor));
        return entries;
    }

    private void ReadDeferred(ref JsonCursor cursor)
    {
        if (!cursor.EnterArray("deferred_changes")) return;
        while (cursor.NextElement())
        {
            if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("deferred_changes", "an array of objects");
            string reason = "";
            ResourceChange? change = null;
            ulong seen = 0;
            while (cursor.NextName())
            {
                switch (DeferredNames.Match(ref cursor, ref seen))
                {
                    case "reason": reason = cursor.ReadString("reason") ?? ""; break;
                    case "resource_change":
                        cursor.Read();
                        change = changes.Read(ref cursor);
                        break;
                    default: cursor.Skip(); break;
                }
            }
            if (change is null) throw cursor.Failure("a deferred change without \"resource_change\"");
            change.DeferredReason = reason;
            deferred.Add(new DeferredChange(reason, change));
        }
    }

    private void ReadOutputs(ref JsonCursor cursor)
    {
        if (!cursor.EnterObject("output_changes")) return;
        while (cursor.NextName())
        {
            string name = cursor.GetText();
            var change = changes.ReadChange(ref cursor, type: null);
            if (change.Words.IsDefault) throw cursor.Failure($"the change of output \"{name}\" has no \"actions\"");
            change.Values?.CollectSecrets(secrets, "");
            var (before, after) = (change.Values?.ReadBefore() ?? Value.DynamicNull, change.Values?.ReadAfter() ?? Value.DynamicNull);
            outputs.Add(new OutputChange(name, ChangeReader.ActionsOf(change.Words), before, after) { ActionWords = change.Words });
        }
    }

    /// <summary>Terraform 0.12 writes addresses in states relative to the module and without keys (docs/facts/plan-files.md).</summary>
    public static bool HasAbsoluteAddresses(string formatVersion, string toolVersion) =>
        toolVersion.Length > 0 ? !toolVersion.StartsWith("0.12.", StringComparison.Ordinal) : formatVersion is not ("" or "0.1");

    private void RefuseOtherDocuments()
    {
        if (found.Overlaps(["resource_changes", "planned_values", "configuration", "output_changes", "resource_drift", "prior_state"])) return;
        string? other =
            found.Contains("remote_plan_format") ? "this only names a plan that HCP Terraform keeps, as -out writes it in a cloud workspace; run "
                + "`terraform show -json tfplan > plan.json`, logged in and in the root module"
            : found.Contains("encrypted_data") ? $"this is an encrypted OpenTofu file; {WaysOut.Plan}"
            : found.Contains("provider_schemas") ? $"this is the output of `terraform providers schema -json`, not a plan; {WaysOut.Plan}"
            : found.Contains("values") || found.Contains("version") && (found.Contains("resources") || found.Contains("lineage"))
                ? $"this is a state, not a plan: give it with --state; {WaysOut.Plan}"
            : found.Contains("format_version") && found.Contains("terraform_version")
            ? $"this is `terraform show -json` of an empty state, not of a plan; {WaysOut.Plan}"
            : $"this JSON object has none of a plan's sections; {WaysOut.Plan}";
        throw new InputException(other, default);
    }

    private Plan ToPlan(string path)
    {
        var ordered = ChangeOrder.Of(resourceChanges, "resource_changes");
        var orderedDrift = ChangeOrder.Of(drift, "resource_drift");
        if (changes.KeptBytes > RecentAbove)
        {
            var recent = new RecentValues();
            foreach (var change in ordered.Concat(orderedDrift)) change.Recent = recent;
        }
        var sensitive = configuration?.SensitiveVariables ?? [];
        var facts = new PlanFacts
        {
            FormatVersion = formatVersion,
            ToolVersion = toolVersion,
            Complete = complete,
            HasApplyable = applyable is not null,
            Errored = errored ?? false,
            HasResourceChanges = resourceChanges is not null,
            PlansNothing = plansNothing,
            Changes = ordered,
            Drift = orderedDrift,
            HasDeferred = deferred.Count > 0 || invocations.Found.Exists(i => i.IsDeferred),
            HasInvocations = invocations.Found.Count > 0,
            Prior = prior,
            Configuration = configuration,
        };
        return new Plan
        {
            Path = path,
            FormatVersion = formatVersion,
            ToolVersion = toolVersion,
            Tool = facts.Tool(),
            Mode = facts.Mode(),
            Errored = facts.Errored,
            IsTargeted = facts.IsTargeted(),
            IsComplete = facts.IsComplete(),
            IsApplyable = applyable,
            IsRedacted = found.Contains("plan_format_version"),
            Timestamp = timestamp,
            HasResourceChanges = resourceChanges is not null,
            ResourceChanges = ordered,
            Drift = orderedDrift,
            Deferred = [.. deferred.OrderBy(d => d.Change.Address)],
            OutputChanges = [.. outputs.OrderBy(o => o.Name, StringComparer.Ordinal)],
            Checks = [.. checks.OrderBy(c => c.Address, StringComparer.Ordinal)],
            Actions = [.. invocations.Found.OrderBy(i => i.Address, StringComparer.Ordinal)],
            UnknownSections = [.. unknownSections],
            RelevantAttributes = [.. relevant.OrderBy(r => r.Resource).ThenBy(r => r.Attribute)],
            Variables = variables.ToImmutableSortedDictionary(
                v => v.Key, v => sensitive.Contains(v.Key) ? v.Value.WithSensitive(true) : v.Value, StringComparer.Ordinal),
            PriorInstances = prior ?? [],
            PriorIds = priorIds,
            HasPriorState = prior is not null,
            Answers = [.. answers.OrderBy(a => a.Address)],
            SchemaVersions = schemaVersions,
            Configuration = configuration,
            CollectedSecrets = secrets,
        };
    }
}
