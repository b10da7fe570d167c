using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Knowledge.Reading;

/// <summary>Reads the fields of one row. Mistakes are reported where they stand; a row that lacks what it cannot do without is no row.</summary>
internal sealed class RowReader
{
    private readonly DiagnosticBag diagnostics;
    private bool isComplete = true;

    /// <param name="block">The row.</param>
    /// <param name="diagnostics">Takes the mistakes.</param>
    /// <param name="each">What <c>each</c> is in a row for several types; null in others.</param>
    public RowReader(BlockSyntax block, DiagnosticBag diagnostics, Value? each = null)
    {
        this.diagnostics = diagnostics;
        Block = block;
        var scope = each is null ? VariableScope.Empty : new VariableScope(new Dictionary<string, Value>(StringComparer.Ordinal) { ["each"] = each });
        Body = new BodyReader(block.Body, ToolRules.InputNotUnderstood, diagnostics, scope);
    }

    public BlockSyntax Block { get; }

    public BodyReader Body { get; }

    /// <summary>The row's label; empty for kinds without one.</summary>
    public string Name => Block.Labels is [var label, ..] ? label.Value : "";

    /// <summary>Source and confidence, which every row may give.</summary>
    public Evidence Evidence() => new(Body.StringOrStrings("source"), Body.Word("confidence", "proven", "likely", "heuristic") switch
    {
        "proven" => Confidence.Proven,
        "heuristic" => Confidence.Heuristic,
        _ => Confidence.Likely,
    });

    /// <summary>Globs over resource types, by default the row's label.</summary>
    public ImmutableArray<string> TypesOrName() => Body.Strings("types") is { IsEmpty: false } types ? types : [Name];

    /// <summary>One of the words, as the value that stands beside it; the default when the field is absent or wrong.</summary>
    public T Choice<T>(string field, T otherwise, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        string[] words = new string[choices.Length];
        for (int i = 0; i < words.Length; i++) words[i] = choices[i].Word;
        string? chosen = Body.Word(field, words);
        foreach (var (word, value) in choices)
            if (word == chosen) return value;
        return otherwise;
    }

    /// <summary>What sets an effect off, from <c>when</c>; one that is a value needs <c>value</c>.</summary>
    public EffectTrigger Trigger()
    {
        var when = Choice("when", EffectTrigger.Changed,
            ("changed", EffectTrigger.Changed), ("added", EffectTrigger.Added), ("removed", EffectTrigger.Removed), ("increased", EffectTrigger.Increased),
            ("decreased", EffectTrigger.Decreased), ("becomes", EffectTrigger.Becomes));
        if (when == EffectTrigger.Becomes) Needs("value");
        return when;
    }

    /// <summary>A map whose values <paramref name="read"/> understands; entries it does not are reported and left out.</summary>
    public ImmutableSortedDictionary<string, T> Map<T>(string field, string expected, Func<Value, T?> read) where T : class
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        if (Body.Value(field) is not { } value) return map.ToImmutable();
        bool isMap = value.Type.Kind is TypeKind.Object or TypeKind.Map && !value.IsNull;
        bool isRead = isMap;
        if (isMap)
            foreach (var (key, entry) in value.Attributes)
            {
                if (read(entry) is { } known) map[key] = known;
                else isRead = false;
            }
        if (!isRead) Report(Block.Body.GetAttribute(field)!.Value, $"'{field}' must be {expected}.");
        return map.ToImmutable();
    }

    /// <summary>Requires one of the fields; without it the row is reported and does not count.</summary>
    public void Needs(params ReadOnlySpan<string> fields)
    {
        foreach (string field in fields)
            if (Block.Body.GetAttribute(field) is not null) return;
        isComplete = false;
        ReportHeader($"{Article.Of(Block.Type)} '{Block.Type}' row needs '{string.Join("' or '", fields!)}'.");
    }

    /// <summary>The row when it has all it needs, null otherwise; reports fields that nobody asked for.</summary>
    public T? Finish<T>(T row) where T : class
    {
        Body.Finish();
        return isComplete ? row : null;
    }

    /// <summary>Reports names in an expression that it cannot see.</summary>
    public void CheckNames(ExpressionSyntax? expression, params ReadOnlySpan<string> names)
    {
        if (expression is null) return;
        foreach (var reference in ReferenceWalk.FreeReferences(expression))
        {
            if (reference.RootName is { } root && names.Contains(root)) continue;
            Report(reference.Location, $"There is no '{reference.RootName}' here; knowledge sees '{string.Join("', '", names!)}'.");
        }
    }

    /// <summary>Reports a mistake of the row as a whole.</summary>
    public void ReportHeader(string message) => Report(SourceLocation.At(Block.Tree.Source, Block.HeaderSpan), message);

    public void Report(ExpressionSyntax at, string message) => Report(at.Location, message);

    private void Report(SourceLocation at, string message) => diagnostics.Report(ToolRules.InputNotUnderstood, at, message);
}
