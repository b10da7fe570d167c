using System.Globalization;
using System.Text;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary>Functions over strings, except formatting and regular expressions.</summary>
internal static class StringFunctions
{
    private static readonly Parameter Str = new("str", ValueType.String);
    private static readonly Parameter StrOrDynamic = new("str", ValueType.String, Accepts.Dynamic);

    public static IEnumerable<Function> All { get; } =
    [
        Text("chomp", text => text.TrimEnd('\r', '\n')),
        new("endswith", ValueType.Bool, call => Value.Bool(call.Text(0).EndsWith(call.Text(1), StringComparison.Ordinal)), Str,
            new("suffix", ValueType.String)),
        new("startswith", ValueType.Bool, StartsWith, new("str", ValueType.String, Accepts.Unknown), new("prefix", ValueType.String)),
        new("strcontains", ValueType.Bool, call => Value.Bool(call.Text(0).Contains(call.Text(1), StringComparison.Ordinal)), Str,
            new("substr", ValueType.String)),
        new("indent", ValueType.String, Indent, new("spaces", ValueType.Number), Str),
        new("join", ValueType.String, Join, new Parameter("separator", ValueType.String)) { Variadic = new("lists", ValueType.List(ValueType.String)) },
        // The invariant culture leaves the two i of Turkish alone; Unicode's own mapping, which Go uses, does not.
        Text("lower", text => text.ToLowerInvariant().Replace('\u0130', 'i')),
        Text("upper", text => text.ToUpperInvariant().Replace('\u0131', 'I').Replace('\u017F', 'S')),
        new("split", ValueType.List(ValueType.String), Split, new("separator", ValueType.String), Str),
        Text("strrev", Reverse),
        new("substr", ValueType.String, Substring, StrOrDynamic, new("offset", ValueType.Number, Accepts.Dynamic),
            new("length", ValueType.Number, Accepts.Dynamic)),
        Text("title", Title),
        new("trim", ValueType.String, Trim, Str, new("cutset", ValueType.String)),
        new("trimprefix", ValueType.String,
            call => Value.String(call.Text(0).StartsWith(call.Text(1), StringComparison.Ordinal) ? call.Text(0)[call.Text(1).Length..] : call.Text(0)), Str,
                new("prefix", ValueType.String)),
        new("trimsuffix", ValueType.String,
            call => Value.String(call.Text(0).EndsWith(call.Text(1), StringComparison.Ordinal) ? call.Text(0)[..^call.Text(1).Length] : call.Text(0)), Str,
                new("suffix", ValueType.String)),
        Text("trimspace", text => text.Trim()),
    ];

    private static Function Text(string name, Func<string, string> body) =>
        new(name, ValueType.String, call => call.SpendText(call.Text(0).Length) ? Value.String(body(call.Text(0))) : null, StrOrDynamic);

    private static Value StartsWith(FunctionCall call)
    {
        string prefix = call.Text(1);
        if (call[0].IsKnown) return Value.Bool(call.Text(0).StartsWith(prefix, StringComparison.Ordinal));
        if (prefix.Length == 0) return Value.True;
        string known = call[0].KnownPrefix;
        if (known.StartsWith(prefix, StringComparison.Ordinal)) return Value.True;
        return prefix.StartsWith(known, StringComparison.Ordinal) ? Value.Unknown(ValueType.Bool) : Value.False;
    }

    private static Value? Indent(FunctionCall call)
    {
        if (!call.TryInt(0, out int spaces)) return null;
        if (spaces < 0) return call.Fail("the number of spaces must not be negative");
        string text = call.Text(1);
        if (!call.SpendText(text.Length + (long)text.AsSpan().Count('\n') * spaces)) return null;
        return Value.String(text.Replace("\n", "\n" + new string(' ', spaces), StringComparison.Ordinal));
    }

    private static Value? Join(FunctionCall call)
    {
        int lists = call.Count - 1;
        if (lists < 1) return call.Fail("at least one list is required");
        for (int i = 1; i <= lists; i++)
            if (!call[i].IsWhollyKnown) return Value.Unknown(ValueType.String);
        string separator = call.Text(0);
        var parts = new List<string>();
        long length = 0;
        for (int i = 1; i <= lists; i++)
        {
            int index = 0;
            foreach (var element in call[i].Elements)
            {
                if (element.IsNull)
                    return call.FailArgument(i, lists > 1
                        ? $"element {index} of list {i} is null; cannot concatenate null values"
                        : $"element {index} is null; cannot concatenate null values");
                parts.Add(element.AsString);
                length += element.AsString.Length + separator.Length;
                index++;
            }
        }
        return call.SpendText(length) ? Value.String(string.Join(separator, parts)) : null;
    }

    private static Value? Split(FunctionCall call)
    {
        string separator = call.Text(0), text = call.Text(1);
        string[] parts = separator.Length > 0
            ? text.Split(separator)
            : [.. text.EnumerateRunes().Select(r => r.ToString())];
        return call.Spend(parts.Length) ? Value.List(ValueType.String, [.. parts.Select(Value.String)]) : null;
    }

    private static string Reverse(string text)
    {
        var result = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length;)
        {
            int length = StringInfo.GetNextTextElementLength(text.AsSpan(at));
            result.Insert(0, text.AsSpan(at, length));
            at += length;
        }
        return result.ToString();
    }

    private static Value? Substring(FunctionCall call)
    {
        if (!call[0].IsKnown) return Value.Unknown(ValueType.String);
        string text = call.Text(0);
        if (!call.TryClamped(1, out int offset) || !call.TryClamped(2, out int length)) return null;
        if (offset >= 0 && length == 0) return Value.EmptyString;
        if (offset < 0) offset += Graphemes.Count(text);
        int start = offset > 0 ? Graphemes.Skip(text, 0, offset) : 0;
        // A length of zero after a negative offset takes everything, as in the reference.
        int end = length <= 0 ? text.Length : Graphemes.Skip(text, start, length);
        return Value.String(text[start..end]);
    }

    /// <summary>Capitals after everything that separates words; an underscore does not.</summary>
    private static string Title(string text)
    {
        var result = new StringBuilder(text.Length);
        bool starts = true;
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(starts ? Rune.ToUpperInvariant(rune) : rune);
            starts = rune.IsAscii ? !Rune.IsLetterOrDigit(rune) && rune.Value != '_' : !Rune.IsLetterOrDigit(rune) && Rune.IsWhiteSpace(rune);
        }
        return result.ToString();
    }

    private static Value Trim(FunctionCall call)
    {
        var cut = call.Text(1).EnumerateRunes().ToHashSet();
        var runes = call.Text(0).EnumerateRunes().ToList();
        int start = 0, end = runes.Count;
        while (start < end && cut.Contains(runes[start])) start++;
        while (end > start && cut.Contains(runes[end - 1])) end--;
        return Value.String(string.Concat(runes.GetRange(start, end - start)));
    }
}
