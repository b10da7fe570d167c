using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary><c>regex</c>, <c>regexall</c> and <c>replace</c>.</summary>
internal static class RegexFunctions
{
    private static readonly Parameter Pattern = new("pattern", ValueType.String);
    private static readonly Parameter Subject = new("string", ValueType.String);

    public static IEnumerable<Function> All { get; } =
    [
        new("regex", ValueType.Dynamic, Regex, Pattern, Subject) { ResultFor = a => ResultType(a[0]) },
        new("regexall", ValueType.Dynamic, RegexAll, Pattern, Subject) { ResultFor = a => ValueType.List(ResultType(a[0]) ?? ValueType.Dynamic) },
        new("replace", ValueType.String, Replace, new("str", ValueType.String), new("substr", ValueType.String), new("replace", ValueType.String)),
    ];

    private static ValueType? ResultType(Value pattern) =>
        pattern.IsKnown && Re2.Compile(pattern.AsString, out _) is { } compiled ? ResultType(compiled) : null;

    /// <summary>A string, a tuple of unnamed groups or an object of named ones; null when both kinds are mixed.</summary>
    private static ValueType? ResultType(Re2 pattern)
    {
        if (pattern.GroupNames.Count == 0) return ValueType.String;
        int named = pattern.GroupNames.Count(n => n.Length > 0);
        if (named == 0) return ValueType.Tuple(pattern.GroupNames.Select(_ => ValueType.String));
        return named == pattern.GroupNames.Count ? ValueType.Object(pattern.GroupNames.Select(n => KeyValuePair.Create(n, ValueType.String))) : null;
    }

    private static (Re2 Pattern, ValueType Type)? Compile(FunctionCall call)
    {
        if (!call.SpendText(call.Text(0).Length * 64L + call.Text(1).Length)) return null;
        if (Re2.Compile(call.Text(0), out string reason) is not { } pattern)
        {
            call.FailArgument(0, $"invalid regexp pattern: {reason}");
            return null;
        }
        if (ResultType(pattern) is { } type) return (pattern, type);
        call.FailArgument(0, "invalid regexp pattern: cannot mix both named and unnamed capture groups");
        return null;
    }

    private static Value? Regex(FunctionCall call)
    {
        if (Compile(call) is not var (pattern, _)) return null;
        foreach (var match in pattern.Matches(call.Text(1))) return Result(pattern, match);
        return call.Fail("pattern did not match any part of the given string");
    }

    private static Value? RegexAll(FunctionCall call)
    {
        if (Compile(call) is not var (pattern, type)) return null;
        var results = ImmutableArray.CreateBuilder<Value>();
        foreach (var match in pattern.Matches(call.Text(1)))
        {
            if (!call.Spend(1 + pattern.GroupNames.Count)) return null;
            results.Add(Result(pattern, match));
        }
        return Value.List(type, results.DrainToImmutable());
    }

    private static Value Result(Re2 pattern, Re2Match match)
    {
        if (pattern.GroupNames.Count == 0) return Value.String(match.Text);
        var groups = Enumerable.Range(0, pattern.GroupNames.Count).Select(i => match.Group(i) is { } text ? Value.String(text) : Value.Null(ValueType.String));
        return pattern.GroupNames[0].Length == 0
            ? Value.Tuple([.. groups])
            : Value.Object(pattern.GroupNames.Zip(groups, KeyValuePair.Create));
    }

    /// <summary>The text to find is a pattern when it stands between slashes; <c>//</c> is the empty pattern.</summary>
    private static Value? Replace(FunctionCall call)
    {
        string text = call.Text(0), find = call.Text(1), replacement = call.Text(2);
        if (find.Length > 1 && find[0] == '/' && find[^1] == '/') return ReplacePattern(call, text, find[1..^1], replacement);
        if (find.Length == 0)
        {
            if (!call.SpendText(text.Length + (text.Length + 1L) * replacement.Length)) return null;
            return Value.String(replacement + string.Concat(text.EnumerateRunes().Select(r => r + replacement)));
        }
        long count = text.AsSpan().Count(find);
        if (!call.SpendText(text.Length + count * replacement.Length)) return null;
        return Value.String(text.Replace(find, replacement, StringComparison.Ordinal));
    }

    private static Value? ReplacePattern(FunctionCall call, string text, string find, string replacement)
    {
        if (!call.SpendText(find.Length * 64L + text.Length)) return null;
        if (Re2.Compile(find, out string reason) is not { } pattern) return call.Fail($"error parsing regexp: {reason}");
        var result = new StringBuilder();
        int end = 0;
        foreach (var match in pattern.Matches(text))
        {
            result.Append(text, end, match.Index - end);
            Expand(pattern, match, replacement, result);
            end = match.Index + match.Text.Length;
            if (!call.SpendText(result.Length / 4 + 16)) return null;
        }
        result.Append(text, end, text.Length - end);
        return call.SpendText(result.Length) ? Value.String(result.ToString()) : null;
    }

    /// <summary><c>$1</c>, <c>$name</c>, <c>${name}</c> and <c>$$</c>; a name takes as many letters as it can, and one that no group has is empty.</summary>
    private static void Expand(Re2 pattern, Re2Match match, string template, StringBuilder result)
    {
        for (int i = 0; i < template.Length; i++)
        {
            if (template[i] != '$' || i + 1 == template.Length)
            {
                result.Append(template[i]);
                continue;
            }
            if (template[i + 1] == '$')
            {
                result.Append('$');
                i++;
                continue;
            }
            bool braced = template[i + 1] == '{';
            int start = i + (braced ? 2 : 1), end = start;
            while (end < template.Length && (char.IsLetterOrDigit(template[end]) || template[end] == '_')) end++;
            if (end == start || (braced && (end == template.Length || template[end] != '}')))
            {
                result.Append('$');
                continue;
            }
            string name = template[start..end];
            int group = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number - 1
                : pattern.IndexOf(name);
            if (group == -1 && name.TrimStart('0').Length == 0) result.Append(match.Text);
            else if (group >= 0 && group < pattern.GroupNames.Count) result.Append(match.Group(group));
            i = braced ? end : end - 1;
        }
    }
}
