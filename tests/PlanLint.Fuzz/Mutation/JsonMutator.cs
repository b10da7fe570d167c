using System.Text;

namespace PlanLint.Fuzz.Mutation;

/// <summary>Changes JSON by its values: members are taken out, doubled, renamed, given a value of another type or from elsewhere.</summary>
internal sealed class JsonMutator(IReadOnlyList<string> words) : Mutator
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "-1", "1.5", "1e999", "99999999999999999999999", "\"\"", "\"a\"", "\"\\ud800\"", "\"\\u0000\"", "\"a[0]\"", "[]", "{}", "[[]]", "[null]", "[true]", "[0]", "[\"a\"]", "{\"a\":true}",
        "{\"\":null}", "{\"\\ud800\":1}", "[{}]", "\"create\"", "[\"delete\",\"create\"]", "[\"no-op\"]", "[\"obliterate\"]", "[\"forget\"]", "\"true\"", "{\"a\":{\"a\":{}}}",
    ];

    protected override IReadOnlyList<string> Words => words;

    protected override string Change(FuzzRandom random, string text, string donor)
    {
        var spans = JsonSpans.Of(text);
        if (spans.Count == 0) return random.OneIn(2) ? donor : text + random.Of(Values);
        var names = spans.FindAll(static s => s.IsName);
        var values = spans.FindAll(static s => !s.IsName);
        if (values.Count == 0) return text + random.Of(Values);
        var one = random.Of(values);
        switch (random.Below(14))
        {
            case 0: return Replace(text, one.Member, "");
            case 1: return text.Insert(one.Member.End, "," + Text(text, one.Member));
            case 2 or 3 or 4: return Replace(text, one.Span, random.Of(Values));
            case 5: return Replace(text, one.Span, Text(text, random.Of(values).Span));
            case 6 or 7: return Replace(text, one.Span, FromDonor(random, donor) ?? random.Of(Values));
            case 8: return names.Count == 0 ? text : Replace(text, random.Of(names).Span, Text(text, random.Of(names).Span));
            case 9: return names.Count == 0 ? text : Replace(text, random.Of(names).Span, Quote(random.Of(words)));
            case 10: return text.Insert(one.Member.Start, $"{Quote(random.Of(words))}:{random.Of(Values)},");
            case 11: return text.Insert(one.Member.Start, Text(text, random.Of(values).Member) + ",");
            case 12: return Replace(text, one.Span, Nest(random, Text(text, one.Span)));
            default: return Replace(text, one.Span, Quote(random.Of(words)));
        }
    }

    /// <summary>A JSON string.</summary>
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text) quoted.Append(c switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", < ' ' => " ", _ => c.ToString() });
        return quoted.Append('"').ToString();
    }

    private static string? FromDonor(FuzzRandom random, string donor) =>
        JsonSpans.Of(donor).FindAll(static s => !s.IsName) is { Count: > 0 } theirs ? Text(donor, random.Of(theirs).Span) : null;

    private static string Nest(FuzzRandom random, string text)
    {
        int times = random.OneIn(100) ? 400 : random.Length(8);
        var (open, close) = random.OneIn(2) ? ("[", "]") : ("{\"a\":", "}");
        return string.Concat(Enumerable.Repeat(open, times)) + text + string.Concat(Enumerable.Repeat(close, times));
    }

    private static string Text(string text, PlanLint.Text.TextSpan span) => text.Substring(span.Start, span.Length);

    private static string Replace(string text, PlanLint.Text.TextSpan span, string by) => string.Concat(text.AsSpan(0, span.Start), by, text.AsSpan(span.End));
}
