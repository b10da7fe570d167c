using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PlanLint.Documents;
using PlanLint.Values;

namespace PlanLint.Secrets;

/// <summary>
/// Collects the strings that must appear in no output: every text and number under a sensitive mark, and what credentials hold inside, as
/// the passwords in a registry's <c>.dockerconfigjson</c> and its base64 <c>auth</c>, in an address, or in lines of names and values.
/// </summary>
internal sealed class SecretCollector
{
    private static readonly SearchValues<char> AddressEnds = SearchValues.Create(" \n\r\t\"'");

    /// <summary>Shorter strings would redact ordinary words.</summary>
    private const int Shortest = SecretIndex.MinimumLength;

    private const int DeepestDecoding = 4;

    /// <summary>Texts longer than this are looked for as a whole only.</summary>
    private const int LongestTakenApart = 64 * 1024;

    private readonly HashSet<string> secrets = new(StringComparer.Ordinal);

    /// <summary>What was collected so far.</summary>
    public IReadOnlySet<string> Secrets => secrets;

    /// <summary>Adds what another one collected.</summary>
    public void Add(SecretCollector other) => secrets.UnionWith(other.secrets);

    /// <summary>Adds the texts and numbers of a value that carry the sensitive mark.</summary>
    /// <param name="value">The value.</param>
    /// <param name="inherited">True when the value as a whole is sensitive, whatever its marks say.</param>
    public void Add(Value value, bool inherited = false)
    {
        bool isSensitive = inherited || value.IsSensitive;
        if (isSensitive && value is { IsKnown: true, IsNull: false })
        {
            if (value.StringOrNull is { } text) AddText(text);
            else if (value.Type.Kind == TypeKind.Number) AddText(value.ToString());
            else if (value.Type.Kind is TypeKind.Map or TypeKind.Object)
                foreach (var (key, _) in value.Attributes) AddKey(key);
        }
        foreach (var child in value.Children()) Add(child, isSensitive);
    }

    /// <summary>Adds a secret and the secrets in it.</summary>
    public void AddText(string text, int depth = 0)
    {
        if (text.Length < Shortest || text is "true" or "false" or "null" || !secrets.Add(text) || depth >= DeepestDecoding) return;
        string trimmed = text.Trim();
        if (trimmed.Length != text.Length && trimmed.Length >= Shortest) secrets.Add(trimmed);
        if (trimmed.Length > 1 && trimmed[0] is '{' or '[') AddFromJson(trimmed, depth);
        else if (Base64Text.TryDecode(trimmed, out string decoded)) AddText(decoded, depth + 1);
        else if (trimmed.Length <= LongestTakenApart) AddParts(trimmed, depth);
    }

    /// <summary>Adds a number as it is written, and as others write it.</summary>
    public void AddNumber(string number)
    {
        AddText(number);
        if (number.AsSpan().IndexOfAny('.', 'e', 'E') >= 0 && decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value))
            AddText((value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Adds a key of a sensitive map when it looks like a secret; most are names.</summary>
    public void AddKey(string key)
    {
        if (IsSecretKey(key)) AddText(key);
    }

    /// <summary>True for a key that nobody would give an entry as its name.</summary>
    public static bool IsSecretKey(string key) => SecretNames.LooksGenerated(key)
        || key.Length >= 8 && key.All(char.IsAsciiLetterOrDigit) && key.Any(char.IsAsciiDigit) && key.Any(char.IsAsciiLetterUpper)
        && key.Any(char.IsAsciiLetterLower);

    /// <summary>Adds the strings of a JSON text that are secret by their name or their looks: host and user names beside them are not.</summary>
    private void AddFromJson(string text, int depth)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = JsonCursor.MaxDepth });
        string name = "";
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName) name = JsonText.Get(in reader);
                else if (reader.TokenType == JsonTokenType.String) AddNamed(name, JsonText.Get(in reader), depth + 1);
            }
        }
        catch (JsonException)
        {
            // Not JSON after all; the text as a whole is collected already.
        }
    }

    /// <summary>The password of an address, and lines of <c>name=value</c> and <c>name: value</c>.</summary>
    private void AddParts(string text, int depth)
    {
        if (text.AsSpan().IndexOfAny(':', '=') < 0) return;
        AddFromAddress(text, depth);
        foreach (string line in text.Split('\n'))
        {
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon > 0) AddNamed(line[..colon].Trim(), Unquoted(line[(colon + 2)..]), depth + 1);
            if (!line.Contains('=', StringComparison.Ordinal)) continue;
            foreach (string pair in line.Split([' ', ';', '&', '?', ',', '\t'], StringSplitOptions.RemoveEmptyEntries))
                if (pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var at) AddNamed(pair[..at], Unquoted(pair[(at + 1)..]), depth + 1);
        }
    }

    private void AddFromAddress(string text, int depth)
    {
        for (int at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            int end = text.AsSpan(at + 3).IndexOfAny(AddressEnds) is >= 0 and var space ? at + 3 + space : text.Length;
            int host = text.LastIndexOf('@', end - 1, end - at - 3);
            int colon = host < 0 ? -1 : text.IndexOf(':', at + 3, host - at - 3);
            if (colon < 0) continue;
            string password = text[(colon + 1)..host];
            AddText(password, depth + 1);
            if (password.Contains('%', StringComparison.Ordinal)) AddText(Uri.UnescapeDataString(password), depth + 1);
        }
    }

    private void AddNamed(string name, string text, int depth)
    {
        bool isCredential = SecretNames.IsOne(name) || SecretNames.NamesOne(name);
        if (text.Contains("://", StringComparison.Ordinal)) AddFromAddress(text, depth);
        if (!isCredential && !SecretNames.LooksGenerated(text)) return;
        AddText(text, depth);
        if (!name.Equals("auth", StringComparison.OrdinalIgnoreCase) || !Base64Text.TryDecode(text, out string pair)) return;
        int colon = pair.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0) AddText(pair[(colon + 1)..], depth + 1);
    }

    private static string Unquoted(string text) => text.Trim().TrimEnd(',', ';').Trim('"', '\'');
}
