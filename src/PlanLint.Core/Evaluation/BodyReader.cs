using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Evaluation;

/// <summary>
/// Reads a body of one of PlanLint's own HCL files (options, intent, knowledge, policy): typed attributes, known blocks, and an
/// error with a suggestion for every name nobody asked for. Ask for everything, then call <see cref="Finish"/>.
/// </summary>
public sealed class BodyReader
{
    private static readonly Evaluator Literals = new();
    private readonly BodySyntax body;
    private readonly RuleDescriptor rule;
    private readonly VariableScope scope;
    private readonly DiagnosticBag diagnostics;
    private readonly SortedSet<string> attributeNames = new(StringComparer.Ordinal);
    private readonly SortedSet<string> blockTypes = new(StringComparer.Ordinal);

    /// <summary>A reader that reports under <paramref name="rule"/>.</summary>
    public BodyReader(BodySyntax body, RuleDescriptor rule, DiagnosticBag diagnostics) : this(body, rule, diagnostics, VariableScope.Empty)
    {
    }

    /// <summary>A reader whose attributes see the names in <paramref name="scope"/>.</summary>
    internal BodyReader(BodySyntax body, RuleDescriptor rule, DiagnosticBag diagnostics, VariableScope scope)
    {
        this.scope = scope;
        this.body = body;
        this.rule = rule;
        this.diagnostics = diagnostics;
    }

    /// <summary>The attribute's expression, unevaluated; null when absent.</summary>
    public ExpressionSyntax? Expression(string name)
    {
        attributeNames.Add(name);
        return body.GetAttribute(name)?.Value;
    }

    /// <summary>The attribute's value; null when absent or wrong.</summary>
    public Value? Value(string name)
    {
        if (Expression(name) is not { } expression) return null;
        var result = Literals.Evaluate(expression, scope);
        foreach (var error in result.Errors) Report(error.Location, $"{error.Summary}: {error.Detail}");
        return result.IsValid && result.Value.IsWhollyKnown ? result.Value : null;
    }

    /// <summary>A string; null when absent or wrong.</summary>
    public string? String(string name) => Typed(name, "a string", v => v.StringOrNull);

    /// <summary>A bool; the default when absent or wrong.</summary>
    public bool Bool(string name, bool defaultValue = false) =>
        Typed<bool?>(name, "true or false", v => v.IsNull || v.Type.Kind != TypeKind.Bool ? null : v.AsBool) ?? defaultValue;

    /// <summary>A whole number that is not negative; null when absent or wrong.</summary>
    public int? Int(string name) => Typed<int?>(name, "a whole number, 0 or more",
        v => !v.IsNull && v.Type.Kind == TypeKind.Number && v.AsNumber.TryGetInt32(out int number) && number >= 0 ? number : null);

    /// <summary>A list of strings; empty when absent or wrong.</summary>
    public ImmutableArray<string> Strings(string name) =>
        Typed<ImmutableArray<string>?>(name, "a list of strings", StringsOf) ?? [];

    /// <summary>A string or a list of them; empty when absent or wrong.</summary>
    public ImmutableArray<string> StringOrStrings(string name) =>
        Typed<ImmutableArray<string>?>(name, "a string or a list of strings", v => v.StringOrNull is { } text ? [text] : StringsOf(v)) ?? [];

    /// <summary>A map from string to string; empty when absent or wrong.</summary>
    public ImmutableSortedDictionary<string, string> StringMap(string name) =>
        Typed(name, "a map of strings", v => v.Type.Kind is TypeKind.Object or TypeKind.Map && v.Attributes.Values.All(e => e.StringOrNull is not null)
            ? v.Attributes.ToImmutableSortedDictionary(e => e.Key, e => e.Value.AsString, StringComparer.Ordinal)
            : null) ?? ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>One of a few words; null when absent or wrong.</summary>
    public string? Word(string name, params ReadOnlySpan<string> words)
    {
        if (String(name) is not { } word) return null;
        if (words.Contains(word)) return word;
        var value = body.GetAttribute(name)!.Value;
        string meant = NearestName.Of(word, words.ToArray()) is { } near ? $" Did you mean '{near}'?" : "";
        Report(value.Location, $"'{word}' is not a value of '{name}'; expected {Alternatives(words)}.{meant}");
        return null;
    }

    /// <summary>A calendar date written <c>2026-12-31</c>; null when absent or wrong.</summary>
    public DateOnly? Date(string name)
    {
        if (String(name) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None,
            out var date)) return date;
        Report(body.GetAttribute(name)!.Value.Location, $"'{text}' is not a date; write it as \"2026-12-31\".");
        return null;
    }

    /// <summary>The blocks of a type with exactly <paramref name="labels"/> labels; others are reported.</summary>
    public IEnumerable<BlockSyntax> Blocks(string type, int labels)
    {
        blockTypes.Add(type);
        foreach (var block in body.GetBlocks(type))
        {
            if (block.Labels.Count == labels) yield return block;
            else Report(SourceLocation.At(block.Tree.Source, block.HeaderSpan),
                $"{Article.Of(type)} '{type}' block has {Plural.Of(labels, "label")}, not {block.Labels.Count}.");
        }
    }

    /// <summary>A reader for a block inside this body, with the same rule and bag.</summary>
    public BodyReader Inside(BlockSyntax block) => new(block.Body, rule, diagnostics, scope);

    /// <summary>Says which attributes exist without reading them, for names that are read elsewhere.</summary>
    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (string name in names) attributeNames.Add(name);
    }

    /// <summary>The attributes nobody has asked for yet: options whose names this reader does not know.</summary>
    public IEnumerable<AttributeSyntax> Remaining() => body.Attributes.Where(a => !attributeNames.Contains(a.Name));

    /// <summary>Reports every attribute and block that nobody asked for, with the nearest known name.</summary>
    public void Finish()
    {
        foreach (var item in body.Items)
        {
            if (item is AttributeSyntax attribute && !attributeNames.Contains(attribute.Name))
                Unknown(SourceLocation.At(attribute.Tree.Source, attribute.NameSpan), "argument", attribute.Name, attributeNames, blockTypes);
            else if (item is BlockSyntax block && !blockTypes.Contains(block.Type))
                Unknown(SourceLocation.At(block.Tree.Source, block.TypeSpan), "block", block.Type, blockTypes, attributeNames);
        }
    }

    /// <summary>Strings of a list, set or tuple; null when anything in it is not a string.</summary>
    internal static ImmutableArray<string>? StringsOf(Value value) =>
        value.Type.Kind is TypeKind.Tuple or TypeKind.List or TypeKind.Set && value.Elements.All(e => e.StringOrNull is not null)
            ? [.. value.Elements.Select(e => e.AsString)]
            : null;

    private T? Typed<T>(string name, string expected, Func<Value, T?> read)
    {
        if (Value(name) is not { } value) return default;
        if (read(value) is { } result) return result;
        Report(body.GetAttribute(name)!.Value.Location, $"'{name}' must be {expected}.");
        return default;
    }

    private void Unknown(SourceLocation at, string what, string name, IReadOnlyCollection<string> likely, IReadOnlyCollection<string> others)
    {
        string hint = NearestName.Of(name, likely) is { } near ? $" Did you mean '{near}'?"
            : others.Contains(name) ? $" '{name}' is {(what == "block" ? "an argument: write '" + name + " = …'" : "a block: write '" + name + " { … }'")}."
            : likely.Count + others.Count > 0 ? $" Known here: {string.Join(", ", likely.Count > 0 ? likely : others)}." : "";
        Report(at, $"There is no {what} '{name}' here.{hint}");
    }

    private void Report(SourceLocation at, string message) => diagnostics.Report(rule, at, message.ReplaceLineEndings(" "));

    private static string Alternatives(ReadOnlySpan<string> words)
    {
        var quoted = new string[words.Length];
        for (int i = 0; i < words.Length; i++) quoted[i] = $"\"{words[i]}\"";
        return string.Join(" or ", quoted);
    }
}
