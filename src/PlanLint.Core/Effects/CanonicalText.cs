using System.Globalization;
using System.Text;
using System.Text.Json;
using PlanLint.Documents;
using PlanLint.Secrets;
using PlanLint.Values;

namespace PlanLint.Effects;

/// <summary>
/// Writes values so that equal ones are equal texts, whatever spelled them: names in order, numbers by what they count, JSON in strings
/// without its layout, the plan's own time as a word, secrets as hashes or as a word. No two values that differ have one text.
/// </summary>
internal sealed class CanonicalText(DateTimeOffset? planTime, bool showsHashes, Predicate<string>? holdsSecret = null)
{
    /// <summary>JSON in strings in JSON is followed this deep.</summary>
    private const int DeepestJson = 4;

    private readonly StringBuilder text = new();

    /// <summary>True once a time was written that is the plan's own.</summary>
    public bool MetPlanTime { get; private set; }

    /// <summary>True once a secret was met.</summary>
    public bool MetSecret { get; private set; }

    /// <summary>What was written.</summary>
    public override string ToString() => text.ToString();

    /// <summary>Adds a word or a separator as it is.</summary>
    public void Add(string word) => text.Append(word);

    /// <summary>Adds a value; null and absent are one.</summary>
    public void Add(Value? value, bool isSecret) => Write(value, isSecret, 0);

    /// <summary>A text between quotation marks, all in one line.</summary>
    public static string Quote(string value)
    {
        var quoted = new StringBuilder(value.Length + 2).Append('"');
        foreach (char c in value)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029')
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }

    private void Write(Value? value, bool isSecret, int depth)
    {
        if (value is null || value.IsNull) text.Append("null");
        else if (!value.IsKnown) text.Append('?');
        else if (isSecret || value.IsSensitive) WriteSecret(value);
        else if (value.StringOrNull is { } characters) WriteString(characters, depth);
        else if (value.Kind == TypeKind.Number) text.Append(Number(value.AsNumber));
        else if (value.Kind == TypeKind.Bool) text.Append(value.AsBool ? "true" : "false");
        else if (value.Kind is TypeKind.Object or TypeKind.Map) WriteObject(value, depth);
        else WriteSequence(value, depth);
    }

    private static string Number(Number number) => number.Equals((Number)0L) ? "0" : number.ToString();

    private void WriteSecret(Value value)
    {
        MetSecret = true;
        if (!showsHashes)
        {
            text.Append("secret");
            return;
        }
        var content = new CanonicalText(null, showsHashes: true);
        content.Write(value.UnmarkedDeep, isSecret: false, 0);
        text.Append("secret:").Append(HashedSecret.Of(content.ToString()));
    }

    private void WriteString(string characters, int depth)
    {
        if (planTime is { } time && IsTime(characters, time))
        {
            MetPlanTime = true;
            text.Append("plan-time");
        }
        else if (depth < DeepestJson && Json(characters) is { } document)
        {
            text.Append("json:");
            Write(document, isSecret: false, depth + 1);
        }
        else if (holdsSecret?.Invoke(characters) == true) WriteSecret(Value.String(characters));
        else text.Append(Quote(characters));
    }

    private static bool IsTime(string characters, DateTimeOffset time) =>
        characters.Length is >= 20 and <= 40 && characters[4] == '-' && characters.Contains('T', StringComparison.Ordinal)
        && DateTimeOffset.TryParse(characters, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read == time;

    /// <summary>The array or object that a string holds as JSON; null when it holds none, or one in which a name stands twice.</summary>
    private static Value? Json(string characters)
    {
        if (characters.AsSpan().TrimStart() is not ['{' or '[', ..]) return null;
        byte[] bytes = Encoding.UTF8.GetBytes(characters);
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = JsonCursor.MaxDepth });
            int names = 0;
            while (reader.Read())
                if (reader.TokenType == JsonTokenType.PropertyName) names++;
            var value = JsonValue.Parse(bytes);
            return CountNames(value) == names ? value : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or InputException)
        {
            return null;
        }
    }

    private static int CountNames(Value value) => value.Attributes.Count + value.Children().Sum(CountNames);

    private void WriteObject(Value value, int depth)
    {
        text.Append('{');
        bool isFirst = true;
        foreach (var (name, child) in value.Attributes)
        {
            // Outside of JSON in a string, an attribute that is null is as good as absent.
            if (child.IsNull && depth == 0) continue;
            if (!isFirst) text.Append(',');
            isFirst = false;
            if (holdsSecret?.Invoke(name) == true) WriteSecret(Value.String(name));
            else text.Append(Quote(name));
            text.Append(':');
            Write(child, isSecret: false, depth);
        }
        text.Append('}');
    }

    private void WriteSequence(Value value, int depth)
    {
        text.Append('[');
        for (int i = 0; i < value.Elements.Length; i++)
        {
            if (i > 0) text.Append(',');
            Write(value.Elements[i], isSecret: false, depth);
        }
        text.Append(']');
    }
}
