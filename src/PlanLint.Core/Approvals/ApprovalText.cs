using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PlanLint.Documents;
using PlanLint.Effects;

namespace PlanLint.Approvals;

/// <summary>
/// An approval as JSON, the text that is signed: equal approvals are equal bytes. Read to the letter: what this version does not know may be
/// a condition, so nothing is passed over.
/// </summary>
public static class ApprovalText
{
    private const int FormatVersion = 1;
    private const int MaximumDepth = 16;
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The text, indented, with line feeds.</summary>
    public static string Write(Approval approval)
    {
        ArgumentNullException.ThrowIfNull(approval);
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (var json = new JsonTextWriter(text) { Formatting = Formatting.Indented, CloseOutput = false })
        {
            json.WriteStartObject();
            json.WritePropertyName("planlint_approval");
            json.WriteValue(FormatVersion);
            Text(json, "digest", approval.Digest);
            Text(json, "root", approval.Root);
            Text(json, "revision", approval.Revision);
            Text(json, "reason", approval.Reason);
            Text(json, "approved_at", Time(approval.ApprovedAt));
            Text(json, "until", Time(approval.Until));
            json.WritePropertyName("allow_fewer");
            json.WriteValue(approval.AllowsFewer);
            json.WritePropertyName("allow_later_state");
            json.WriteValue(approval.AllowsLaterState);
            if (approval is { StateLineage: { } lineage, StateSerial: { } serial })
            {
                json.WritePropertyName("state");
                json.WriteStartObject();
                Text(json, "lineage", lineage);
                json.WritePropertyName("serial");
                json.WriteValue(serial);
                json.WriteEndObject();
            }
            json.WritePropertyName("inputs");
            json.WriteStartObject();
            Text(json, "variables", approval.Inputs.Variables);
            Text(json, "files", approval.Inputs.Files);
            Text(json, "configuration", approval.Inputs.Configuration);
            json.WriteEndObject();
            WriteLists(json, approval);
            json.WriteEndObject();
        }
        return text + "\n";
    }

    private static void WriteLists(JsonTextWriter json, Approval approval)
    {
        Each(json, "effects", approval.Effects, effect =>
        {
            Text(json, "subject", effect.Subject);
            Text(json, "action", effect.Action);
            json.WritePropertyName("facts");
            json.WriteStartObject();
            foreach (var (name, form) in effect.Facts) Text(json, name, form);
            json.WriteEndObject();
        });
        Each(json, "findings", approval.Findings, finding =>
        {
            Text(json, "rule", finding.Rule);
            Text(json, "fingerprint", finding.Fingerprint);
            json.WritePropertyName("count");
            json.WriteValue(finding.Count);
        });
        Each(json, "objects", approval.Objects, known =>
        {
            Text(json, "address", known.Address);
            Text(json, "object", known.Name);
            Text(json, "uid", known.Uid);
        });
    }

    /// <summary>Reads a text; null, with the end of a sentence that begins with the file's name, when it is no approval.</summary>
    public static Approval? Read(ReadOnlySpan<byte> utf8, out string? problem)
    {
        problem = "is no approval; 'planlint approve' writes one";
        try
        {
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8);
            JsonSyntax.Check(text);
            using var json = new JsonTextReader(new StringReader(text)) { MaxDepth = MaximumDepth, DateParseHandling = DateParseHandling.None };
            if (JToken.ReadFrom(json) is not JObject file || file["planlint_approval"] is not JValue version) return null;
            if (version is not { Value: (long)FormatVersion })
            {
                problem = "was written by another version of PlanLint; use that one, or approve again";
                return null;
            }
            var approval = new ApprovalReading(file).Read();
            problem = null;
            return approval;
        }
        catch (Exception e) when (e is JsonException or InputException or FormatException or DecoderFallbackException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>
    /// The last second that a day (<c>2026-12-31</c>, in UTC) or a time (<c>2026-12-31T18:00:00Z</c>, <c>…+01:00</c>) means as an end; null for any
    /// other text.
    /// </summary>
    public static DateTimeOffset? End(string text)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, utc, out var day) && day.Year < DateTime.MaxValue.Year)
            return day.AddDays(1).AddSeconds(-1);
        return DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"], CultureInfo.InvariantCulture, utc, out var time)
            && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > "yyyy-MM-ddT".Length) ? time : null;
    }

    /// <summary>A time as it is written, and read again.</summary>
    internal static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>The time of a text that <see cref="Time(DateTimeOffset)"/> wrote; throws <see cref="FormatException"/> for any other.</summary>
    internal static DateTimeOffset Time(string text) =>
        new(DateTime.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal));

    private static void Text(JsonTextWriter json, string name, string? value)
    {
        if (value is null) return;
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    private static void Each<T>(JsonTextWriter json, string name, ImmutableArray<T> items, Action<T> write)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
