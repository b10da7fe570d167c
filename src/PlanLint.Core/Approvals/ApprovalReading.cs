using System.Collections.Immutable;
using Newtonsoft.Json.Linq;
using PlanLint.Effects;

namespace PlanLint.Approvals;

/// <summary>Reads the parts of an approval; throws <see cref="FormatException"/> for what is missing, of another type, or not known.</summary>
internal sealed class ApprovalReading(JObject file)
{
    /// <summary>The approval as a whole.</summary>
    public Approval Read()
    {
        Know(file, "planlint_approval", "digest", "root", "revision", "reason", "approved_at", "until", "allow_fewer", "allow_later_state", "state", "inputs",
            "effects", "findings", "objects");
        var state = file["state"] is { } given ? Object(given) : null;
        if (state is not null) Know(state, "lineage", "serial");
        var inputs = Object(file["inputs"]);
        Know(inputs, "variables", "files", "configuration");
        return new Approval
        {
            Digest = Text(file, "digest"),
            Root = Text(file, "root"),
            Revision = Optional(file, "revision"),
            Reason = Text(file, "reason"),
            ApprovedAt = ApprovalText.Time(Text(file, "approved_at")),
            Until = ApprovalText.Time(Text(file, "until")),
            AllowsFewer = Flag("allow_fewer"),
            AllowsLaterState = Flag("allow_later_state"),
            StateLineage = state is null ? null : Text(state, "lineage"),
            StateSerial = state is null ? null : Number(state, "serial"),
            Inputs = new PlanInputs(Optional(inputs, "variables"), Optional(inputs, "files"), Optional(inputs, "configuration")),
            Effects = [.. Each("effects", Effect)],
            Findings = [.. Each("findings", Finding)],
            Objects = [.. Each("objects", Known)],
        };
    }

    private static ApprovedEffect Effect(JObject item)
    {
        Know(item, "subject", "action", "facts");
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var property in Object(item["facts"]).Properties()) facts.Add(property.Name, Text(property.Value));
        return new ApprovedEffect(Text(item, "subject"), Text(item, "action"), facts.ToImmutable());
    }

    private static ApprovedFinding Finding(JObject item)
    {
        Know(item, "rule", "fingerprint", "count");
        return new ApprovedFinding(Text(item, "rule"), Text(item, "fingerprint"), (int)Math.Min(Number(item, "count"), int.MaxValue));
    }

    private static ApprovedObject Known(JObject item)
    {
        Know(item, "address", "object", "uid");
        return new ApprovedObject(Text(item, "address"), Text(item, "object"), Text(item, "uid"));
    }

    private IEnumerable<T> Each<T>(string name, Func<JObject, T> read) =>
        file[name] is JArray items ? items.Select(i => read(Object(i))) : throw new FormatException();

    private static void Know(JObject item, params string[] names)
    {
        foreach (var property in item.Properties())
            if (!names.Contains(property.Name)) throw new FormatException();
    }

    private bool Flag(string name) => file[name] is JValue { Value: bool flag } ? flag : throw new FormatException();

    private static JObject Object(JToken? token) => token as JObject ?? throw new FormatException();

    private static string Text(JObject item, string name) => Text(item[name]);

    private static string Text(JToken? token) => token is JValue { Value: string text } ? text : throw new FormatException();

    private static string? Optional(JObject item, string name) => item[name] is null ? null : Text(item, name);

    private static long Number(JObject item, string name) =>
        item[name] is JValue { Value: long and >= 0 and var number } ? number : throw new FormatException();
}
