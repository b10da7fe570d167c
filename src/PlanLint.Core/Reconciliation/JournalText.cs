using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;

namespace PlanLint.Reconciliation;

/// <summary>
/// The journal as text: one JSON object a line, each with the number of the line and a hash over itself and all lines before, so that a line
/// that was changed, added or taken away is noticed. A line without its line break was cut while it was written, and does not count.
/// </summary>
internal static class JournalText
{
    private const string Mark = ",\"hash\":\"";
    private const int HashLength = 64;
    private const int MostBytes = 64 * 1024 * 1024;

    /// <summary>The hash that the first line goes on from.</summary>
    public const string Beginning = "planlint-reconcile-1";

    /// <summary>The line of an entry with its line break, and the hash for the next.</summary>
    public static (string Line, string Hash) Write(JournalEntry entry, int number, string previousHash)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var json = new JsonTextWriter(text) { Formatting = Formatting.None, CloseOutput = false })
        {
            json.WriteStartObject();
            json.WritePropertyName("n");
            json.WriteValue(number);
            Write(json, "at", entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            Write(json, "event", entry.Event.ToString().ToLowerInvariant());
            if (entry.Batch > 0)
            {
                json.WritePropertyName("batch");
                json.WriteValue(entry.Batch);
            }
            foreach (var (name, value) in entry.Texts) Write(json, name, value);
            foreach (var (name, values) in entry.Lists)
            {
                json.WritePropertyName(name);
                json.WriteStartArray();
                foreach (string value in values) json.WriteValue(value);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        string body = text.ToString()[..^1];
        string hash = HashOf(previousHash, body);
        return ($"{body}{Mark}{hash}\"}}\n", hash);
    }

    /// <summary>Reads a journal; everything up to the first problem.</summary>
    public static JournalReadResult Read(ReadOnlySpan<byte> utf8)
    {
        var entries = ImmutableArray.CreateBuilder<JournalEntry>();
        string hash = Beginning;
        int at = 0;
        if (utf8.Length > MostBytes) return new([], 0, hash, "it is larger than 64 MB");
        while (utf8[at..].IndexOf((byte)'\n') is >= 0 and var length)
        {
            string line = Encoding.UTF8.GetString(utf8.Slice(at, length));
            if (ReadLine(line, entries.Count + 1, hash) is not var (entry, next))
                return new(entries.ToImmutable(), at, hash, $"line {entries.Count + 1} is not as it was written");
            entries.Add(entry);
            hash = next;
            at += length + 1;
        }
        return new(entries.ToImmutable(), at, hash, null);
    }

    private static (JournalEntry Entry, string Hash)? ReadLine(string line, int number, string previousHash)
    {
        int at = line.Length - HashLength - 2 - Mark.Length;
        if (at < 2 || !line.AsSpan(at).StartsWith(Mark, StringComparison.Ordinal)) return null;
        string hash = HashOf(previousHash, line[..at]);
        if (!line.AsSpan(at + Mark.Length, HashLength).SequenceEqual(hash) || !line.EndsWith("\"}", StringComparison.Ordinal)) return null;
        try
        {
            return Parse(line, number) is { } entry ? (entry, hash) : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException)
        {
            // Whole, and yet no entry: written by a version that knows other things.
            return null;
        }
    }

    private static JournalEntry? Parse(string line, int number)
    {
        using var text = new StringReader(line);
        using var json = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None, MaxDepth = 4 };
        var entry = new JournalEntry(default, default);
        bool isNumbered = false, hasEvent = false;
        if (!json.Read() || json.TokenType != JsonToken.StartObject) return null;
        while (json.Read() && json.TokenType == JsonToken.PropertyName)
        {
            string name = (string)json.Value!;
            if (!json.Read()) return null;
            if (json.TokenType == JsonToken.StartArray)
            {
                var list = ImmutableArray.CreateBuilder<string>();
                while (json.Read() && json.TokenType == JsonToken.String) list.Add((string)json.Value!);
                if (json.TokenType != JsonToken.EndArray) return null;
                entry = entry.With(name, list);
            }
            else if (json is { TokenType: JsonToken.Integer, Value: long value })
            {
                if (name == "n") isNumbered = value == number;
                else if (name == "batch") entry = entry with { Batch = checked((int)value) };
                else return null;
            }
            else if (json is { TokenType: JsonToken.String, Value: string word })
            {
                if (name == "event" && Enum.TryParse<JournalEvent>(word, ignoreCase: true, out var what))
                {
                    entry = entry with { Event = what };
                    hasEvent = true;
                }
                else if (name == "at")
                    entry = entry with { At = DateTimeOffset.Parse(word, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) };
                else if (name != "hash") entry = entry.With(name, word);
            }
            else return null;
        }
        return isNumbered && hasEvent ? entry : null;
    }

    private static string HashOf(string previous, string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{previous}\n{body}")));

    private static void Write(JsonTextWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }
}
