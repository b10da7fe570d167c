using System.Text;
using System.Text.Json;
using PlanLint.Documents;
using PlanLint.Values;

namespace PlanLint.Secrets;

/// <summary>
/// Collects the strings that must appear in no output: every string under a sensitive mark, and what credentials hold inside,
/// as the passwords in a registry's <c>.dockerconfigjson</c> and its base64 <c>auth</c>.
/// </summary>
internal sealed class SecretCollector
{
    /// <summary>Shorter strings would redact ordinary words.</summary>
    private const int Shortest = 4;

    private const int DeepestDecoding = 4;

    private readonly HashSet<string> secrets = new(StringComparer.Ordinal);

    /// <summary>What was collected so far.</summary>
    public IReadOnlySet<string> Secrets => secrets;

    /// <summary>Adds what another one collected.</summary>
    public void Add(SecretCollector other) => secrets.UnionWith(other.secrets);

    /// <summary>Adds the strings of a value that carry the sensitive mark.</summary>
    public void Add(Value value, bool inherited = false)
    {
        bool isSensitive = inherited || value.IsSensitive;
        if (isSensitive && value.StringOrNull is { } text) AddText(text, 0);
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
    }

    /// <summary>
    /// Adds the strings of a JSON text whose names say that they are secret: host and user names beside them are not, and
    /// redacting them would blot out addresses.
    /// </summary>
    private void AddFromJson(string text, int depth)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = JsonCursor.MaxDepth });
        string name = "";
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName) name = JsonText.Get(in reader);
                else if (reader.TokenType == JsonTokenType.String && SecretNames.IsOne(name)) AddCredential(name, JsonText.Get(in reader), depth + 1);
            }
        }
        catch (JsonException)
        {
            // Not JSON after all; the text as a whole is collected already.
        }
    }

    private void AddCredential(string name, string text, int depth)
    {
        AddText(text, depth);
        if (!name.Equals("auth", StringComparison.OrdinalIgnoreCase) || !Base64Text.TryDecode(text, out string pair)) return;
        int colon = pair.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0) AddText(pair[(colon + 1)..], depth + 1);
    }
}
