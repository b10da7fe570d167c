using System.Text;
using System.Text.Json;
using PlanLint.Documents;
using PlanLint.Plans.Reading;
using PlanLint.Values;

namespace PlanLint.Plans.Comparers;

/// <summary>
/// JSON and YAML in strings: equal when they hold the same data, whatever the order of keys, the spaces and the quotes. In IAM
/// policies a list of one is its element, and order never counts.
/// </summary>
internal static class EncodedTexts
{
    private static readonly HashSet<string> PolicySets = new(StringComparer.Ordinal)
        { "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "AWS", "Service", "Federated", "CanonicalUser", "Statement" };

    /// <summary>True when both are documents of the same data.</summary>
    public static bool AreEqual(string a, string b)
    {
        if (!MayBeDocument(a) || !MayBeDocument(b)) return false;
        if (Parse(a) is not { } left || Parse(b) is not { } right) return false;
        if (left.Equals(right)) return true;
        return IsPolicy(left) && IsPolicy(right) && Canonical(left, false).Equals(Canonical(right, false));
    }

    /// <summary>The document that a text holds; null when it is none.</summary>
    public static Value? Read(string text) => MayBeDocument(text) ? Parse(text) : null;

    private static bool IsPolicy(Value value) => value["Statement"] is not null;

    /// <summary>Lists of scalars and names with values: one line of words is not a document.</summary>
    private static bool MayBeDocument(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed.Length > 1 && (trimmed[0] is '{' or '[' || (trimmed.Contains(':') && trimmed.Contains('\n'))
            || trimmed.StartsWith("- ", StringComparison.Ordinal) || trimmed.StartsWith("---", StringComparison.Ordinal));
    }

    private static Value? Parse(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        var start = text.AsSpan().TrimStart();
        if (start[0] is '{' or '[' && IsJson(utf8)) return JsonValue.Parse(utf8);
        try
        {
            var documents = YamlDocuments.Read(utf8);
            if (documents.Any(d => d.Content.Attributes.Count == 0 && d.Content.Elements.IsEmpty)) return null;
            return documents.Count switch
            {
                0 => null,
                1 => documents[0].Content,
                _ => Value.Tuple([.. documents.Select(d => d.Content)]),
            };
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static bool IsJson(byte[] utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonCursor.MaxDepth });
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>An IAM policy with its sets sorted and lists of one unwrapped.</summary>
    private static Value Canonical(Value value, bool isSet)
    {
        if (value.Kind == TypeKind.Object)
            return Value.Object(value.Attributes.Select(a => KeyValuePair.Create(a.Key, Canonical(a.Value, PolicySets.Contains(a.Key)))));
        if (value.Elements.IsEmpty) return value;
        var elements = value.Elements.Select(e => Canonical(e, false));
        if (!isSet) return Value.Tuple([.. elements]);
        var sorted = elements.OrderBy(e => e.ToString(), StringComparer.Ordinal).ToList();
        return sorted.Count == 1 ? sorted[0] : Value.Tuple([.. sorted]);
    }
}
