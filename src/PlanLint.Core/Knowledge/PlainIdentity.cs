using System.Globalization;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Knowledge;

/// <summary>
/// An identity whose parts are texts and paths into the values, as most are, read without evaluating its expression. Values that are not as
/// plain as that, such as numbers, unknown and sensitive ones, are left to the expression.
/// </summary>
internal sealed class PlainIdentity
{
    /// <summary>Longer texts are left to the expression, which has a bound for them.</summary>
    private const int LongestText = 4096;

    private Part? system;
    private Part? kind;
    private Part? place;
    private Part? name;

    private PlainIdentity() { }

    /// <summary>How to read what the expression gives; null for one that calculates.</summary>
    public static PlainIdentity? Of(ExpressionSyntax expression)
    {
        if (expression is not ObjectSyntax made) return null;
        var identity = new PlainIdentity();
        foreach (var item in made.Items)
            if (item.Key is not ObjectKeySyntax { Keyword: { } word } || Part.Of(item.Value) is not { } part || !identity.TryAdd(word, part)) return null;
        return identity.name is null ? null : identity;
    }

    /// <summary>The parts, null where the expression has none; false when only the expression tells.</summary>
    public bool TryRead(Value values, out (string? System, string? Kind, string? Namespace, string? Name) parts)
    {
        parts = default;
        return TryRead(system, values, out parts.System) && TryRead(kind, values, out parts.Kind) && TryRead(place, values, out parts.Namespace)
            && TryRead(name, values, out parts.Name);
    }

    private static bool TryRead(Part? part, Value values, out string? text) => (text = part?.Read(values)) is not null || part is null;

    private bool TryAdd(string word, Part part) => word switch
    {
        "system" => system is null && (system = part) is not null,
        "kind" => kind is null && (kind = part) is not null,
        "namespace" => place is null && (place = part) is not null,
        "name" => name is null && (name = part) is not null,
        _ => false,
    };

    /// <summary>A text, or a path into the values with a text for where nothing stands there.</summary>
    /// <param name="Steps">Names of attributes, and indexes as numbers; empty for a text alone.</param>
    /// <param name="Otherwise">The text; null for none.</param>
    private sealed record Part(object[] Steps, string? Otherwise)
    {
        public static Part? Of(ExpressionSyntax expression) => expression switch
        {
            TemplateSyntax { LiteralValue: { } text } => new Part([], text),
            ScopeTraversalSyntax path => StepsOf(path) is { } steps ? new Part(steps, null) : null,
            FunctionCallSyntax { Arguments: [var first, TemplateSyntax { LiteralValue: { Length: > 0 } text }] } call when Is(call, "coalesce") =>
                Tried(first) is ScopeTraversalSyntax path && StepsOf(path) is { } steps ? new Part(steps, text) : null,
            _ => null,
        };

        /// <summary><c>x</c> of <c>try(x, null)</c>: where it fails, reading it is not plain.</summary>
        private static ExpressionSyntax Tried(ExpressionSyntax expression) =>
            expression is FunctionCallSyntax { Arguments: [var tried, LiteralSyntax { LiteralKind: LiteralKind.Null }] } call && Is(call, "try")
                ? tried : expression;

        /// <summary>The text; null when only the expression tells.</summary>
        public string? Read(Value values)
        {
            if (Steps.Length == 0) return Otherwise;
            var at = values;
            foreach (object step in Steps)
            {
                if (!IsPlain(at) || at.IsNull) return null;
                var below = step is string name ? at.Kind is TypeKind.Object or TypeKind.Map ? at[name] : null
                    : at.Kind is TypeKind.Tuple or TypeKind.List ? at[(int)step] : null;
                if (below is null) return null;
                at = below;
            }
            if (!IsPlain(at)) return null;
            if (Otherwise is not null && (at.IsNull || at.StringOrNull is { Length: 0 })) return Otherwise;
            return at.StringOrNull is { Length: <= LongestText } text ? text : null;
        }

        private static bool IsPlain(Value value) => value.IsKnown && value.Marks == ValueMarks.None;

        private static bool Is(FunctionCallSyntax call, string name) => call.BuiltInName == name && !call.ExpandsFinal;

        private static object[]? StepsOf(ScopeTraversalSyntax path)
        {
            if (path.RootName != "values" || path.Steps.Count < 2) return null;
            object[] steps = new object[path.Steps.Count - 1];
            for (int i = 0; i < steps.Length; i++)
            {
                var step = path.Steps[i + 1];
                if (step.Name is { } name) steps[i] = name;
                else if (step.KeyKind == LiteralKind.String && step.Key is { } key) steps[i] = key;
                else if (step.KeyKind == LiteralKind.Number
                    && int.TryParse(step.Key, NumberStyles.None, CultureInfo.InvariantCulture, out int index)) steps[i] = index;
                else return null;
            }
            return steps;
        }
    }
}
