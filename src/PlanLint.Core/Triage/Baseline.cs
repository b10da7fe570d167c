using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json;
using PlanLint.Diagnostics;
using PlanLint.Documents;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Triage;

/// <summary>
/// Findings that were there before: how many instances of each <see cref="Fingerprint"/>. Written and read as
/// <c>.planlint.baseline.json</c>; an earlier SARIF file of PlanLint serves as well.
/// </summary>
public sealed class Baseline
{
    private const int FormatVersion = 1;
    private const int MaximumDepth = 64;

    private readonly SortedDictionary<string, Entry> entries;

    private Baseline(SortedDictionary<string, Entry> entries) => this.entries = entries;

    /// <summary>A baseline that holds nothing: every finding is new.</summary>
    public static Baseline Empty { get; } = new(NewEntries());

    /// <summary>Number of different fingerprints.</summary>
    public int Count => entries.Count;

    /// <summary>How many instances of a fingerprint are known; 0 for an unknown one.</summary>
    public int CountOf(string fingerprint) => entries.TryGetValue(fingerprint, out var entry) ? entry.Count : 0;

    /// <summary>The baseline of the findings given; a finding counts once for each address.</summary>
    public static Baseline Of(IEnumerable<(Fingerprint Fingerprint, int Instances)> findings)
    {
        var entries = NewEntries();
        foreach (var (fingerprint, instances) in findings)
        {
            string hash = fingerprint.Hash;
            entries[hash] = new Entry(fingerprint, instances + (entries.TryGetValue(hash, out var known) ? known.Count : 0));
        }
        return new Baseline(entries);
    }

    /// <summary>This baseline and another one together; of what both hold, the larger number.</summary>
    public Baseline With(Baseline other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var all = NewEntries();
        foreach (var (hash, entry) in entries.Concat(other.entries))
            all[hash] = all.TryGetValue(hash, out var known) ? new Entry(known.Fingerprint ?? entry.Fingerprint, Math.Max(known.Count, entry.Count)) : entry;
        return new Baseline(all);
    }

    /// <summary>This baseline without what <paramref name="current"/> no longer has: entries leave or shrink, none is added.</summary>
    public Baseline Prune(Baseline current)
    {
        var kept = NewEntries();
        foreach (var (hash, entry) in entries)
            if (current.entries.TryGetValue(hash, out var now)) kept[hash] = new Entry(entry.Fingerprint ?? now.Fingerprint, Math.Min(entry.Count, now.Count));
        return new Baseline(kept);
    }

    /// <summary>
    /// Writes the file, ordered by rule, module, address, attribute and value. Entries that came from SARIF are left out unless
    /// pruning against current findings has named their parts.
    /// </summary>
    public void Write(TextWriter output)
    {
        var named = entries.Values.Where(e => e.Fingerprint is not null)
            .OrderBy(e => e.Fingerprint!.Rule, StringComparer.Ordinal).ThenBy(e => e.Fingerprint!.Module, StringComparer.Ordinal)
            .ThenBy(e => e.Fingerprint!.Address, StringComparer.Ordinal).ThenBy(e => e.Fingerprint!.Attribute, StringComparer.Ordinal)
            .ThenBy(e => e.Fingerprint!.Value, StringComparer.Ordinal);
        using var json = new JsonOutput(output, Redactor.None);
        json.Object(() =>
        {
            json.Number("planlint_baseline", FormatVersion);
            json.Objects("findings", named, entry =>
            {
                json.Plain("rule", Said(entry.Fingerprint!.Rule));
                json.Plain("module", Said(entry.Fingerprint.Module));
                json.Plain("address", Said(entry.Fingerprint.Address));
                json.Plain("attribute", Said(entry.Fingerprint.Attribute));
                json.Plain("value", Said(entry.Fingerprint.Value));
                json.Number("count", entry.Count);
            });
        });

        static string? Said(string part) => part.Length == 0 ? null : part;
    }

    /// <summary>Reads a baseline or a SARIF file, which has to be JSON to the letter.</summary>
    /// <param name="input">The text; not closed.</param>
    /// <param name="path">Path for findings about the file.</param>
    /// <param name="diagnostics">Receives PL0006 when the file is neither; the result is then empty.</param>
    public static Baseline Read(TextReader input, string path, DiagnosticBag diagnostics)
    {
        string whole = input.ReadToEnd();
        using var json = new JsonTextReader(new StringReader(whole))
        {
            CloseInput = false,
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
            MaxDepth = MaximumDepth,
        };
        try
        {
            JsonSyntax.Check(whole);
            var entries = NewEntries();
            int? version = null;
            bool isSarif = false;
            if (!json.Read() || json.TokenType != JsonToken.StartObject) throw new JsonReaderException("the file is not a JSON object");
            while (json.Read() && json.TokenType == JsonToken.PropertyName)
            {
                string name = (string)json.Value!;
                json.Read();
                switch (name)
                {
                    case "planlint_baseline": version = Number(json); break;
                    case "findings": ReadEach(json, () => ReadEntry(json, entries)); break;
                    case "runs": isSarif = true; ReadEach(json, () => ReadRun(json, entries)); break;
                    default: json.Skip(); break;
                }
            }
            if (!isSarif && version is null) throw new JsonReaderException("the file is neither a PlanLint baseline nor SARIF");
            if (!isSarif && version != FormatVersion)
                throw new JsonReaderException(
                    $"the baseline has format {version}, and this PlanLint reads {FormatVersion}: write it again with `planlint baseline`");
            return new Baseline(entries);
        }
        catch (InputException exception)
        {
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.At(path, new LinePositionSpan(exception.Position, exception.Position)),
                $"The baseline cannot be read: {exception.Message.TrimEnd('.')}.");
            return Empty;
        }
        catch (JsonException exception)
        {
            var place = new LinePosition(Math.Max(0, json.LineNumber - 1), Math.Max(0, json.LinePosition - 1));
            string reason = exception.Message.Split(" Path '", 2)[0];
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.At(path, new LinePositionSpan(place, place)),
                $"The baseline cannot be read: {reason.TrimEnd('.')}.");
            return Empty;
        }
    }

    private static SortedDictionary<string, Entry> NewEntries() => new(StringComparer.Ordinal);

    private static void ReadEntry(JsonTextReader json, SortedDictionary<string, Entry> entries)
    {
        string rule = "", module = "", address = "", attribute = "", value = "";
        int count = 1;
        ReadObject(json, name =>
        {
            switch (name)
            {
                case "rule": rule = String(json); break;
                case "module": module = String(json); break;
                case "address": address = String(json); break;
                case "attribute": attribute = String(json); break;
                case "value": value = String(json); break;
                case "count": count = Number(json); break;
                default: json.Skip(); break;
            }
        });
        Add(entries, new Fingerprint(rule, module, address, attribute, value), null, count);
    }

    private static void ReadRun(JsonTextReader json, SortedDictionary<string, Entry> entries) => ReadObject(json, name =>
    {
        if (name != "results") json.Skip();
        else ReadEach(json, () => ReadResult(json, entries));
    });

    private static void ReadResult(JsonTextReader json, SortedDictionary<string, Entry> entries)
    {
        string? hash = null;
        int instances = 0;
        ReadObject(json, name =>
        {
            if (name == "partialFingerprints")
            {
                ReadObject(json, key =>
                {
                    if (key == Fingerprint.SarifName) hash = String(json);
                    else json.Skip();
                });
            }
            else if (name == "properties")
            {
                ReadObject(json, key =>
                {
                    if (key != "addresses") json.Skip();
                    else ReadEach(json, () => { json.Skip(); instances++; });
                });
            }
            else json.Skip();
        });
        if (hash is not null) Add(entries, null, hash, Math.Max(1, instances));
    }

    private static void Add(SortedDictionary<string, Entry> entries, Fingerprint? fingerprint, string? hash, int count)
    {
        hash ??= fingerprint!.Hash;
        long total = count + (entries.TryGetValue(hash, out var known) ? (long)known.Count : 0);
        entries[hash] = new Entry(fingerprint, (int)Math.Clamp(total, 0, int.MaxValue));
    }

    private static void ReadObject(JsonTextReader json, Action<string> property)
    {
        if (json.TokenType != JsonToken.StartObject) throw new JsonReaderException("an object is expected here");
        while (json.Read() && json.TokenType == JsonToken.PropertyName)
        {
            string name = (string)json.Value!;
            json.Read();
            property(name);
        }
    }

    private static void ReadEach(JsonTextReader json, Action element)
    {
        if (json.TokenType != JsonToken.StartArray) throw new JsonReaderException("a list is expected here");
        while (json.Read() && json.TokenType != JsonToken.EndArray) element();
    }

    private static string String(JsonTextReader json) =>
        json.TokenType == JsonToken.String ? (string)json.Value! : throw new JsonReaderException("a string is expected here");

    private static int Number(JsonTextReader json) =>
        json.TokenType == JsonToken.Integer && json.Value is long and >= 0 and <= int.MaxValue
            ? Convert.ToInt32(json.Value, CultureInfo.InvariantCulture)
            : throw new JsonReaderException("a whole number is expected here");

    private sealed record Entry(Fingerprint? Fingerprint, int Count);
}
