using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Knowledge;

/// <summary>
/// What part of which object resources of a type decide on (PL0204). Two resources that claim one part undo each other,
/// unless both only add to it.
/// </summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Types">Globs over resource types.</param>
/// <param name="Subject">What is claimed, in words that fit after "decide on": <c>rules of one security group</c>. Claims of different
/// subjects never meet.</param>
/// <param name="Role">How it is claimed.</param>
/// <param name="Remedy">What ends the contention, an instruction.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record Claim(string Name, ImmutableArray<string> Types, string Subject, ClaimRole Role, string Remedy, Evidence Evidence)
{
    private static readonly Evaluator Evaluator = new();

    internal ExpressionSyntax ObjectsExpression { get; init; } = null!;

    internal ExpressionSyntax? PartsExpression { get; init; }

    internal ExpressionSyntax? ContentsExpression { get; init; }

    /// <summary>What a resource of that type and those values claims; null when it claims nothing, or it is not wholly known what.</summary>
    /// <param name="type">The resource type.</param>
    /// <param name="values">Its arguments as written, and nothing else.</param>
    /// <param name="identity">What the resource is called; null when nobody knows.</param>
    public ClaimedParts? Of(string type, Value values, ObjectIdentity? identity)
    {
        var scope = new VariableScope(new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["type"] = Value.String(type),
            ["values"] = values,
            ["identity"] = identity is null ? Value.EmptyObject : ResourceTypeKnowledge.ToValue(identity),
        });
        var objects = Evaluator.Evaluate(ObjectsExpression, scope);
        if (!objects.IsValid) return null;
        ImmutableArray<Value> known = [.. objects.Value.Elements.Where(o => o.IsWhollyKnown && !o.IsNull && !o.ContainsSensitive)];
        if (known.IsEmpty) return null;
        var contents = ContentsExpression is not null && Evaluator.Evaluate(ContentsExpression, scope) is { Value.IsWhollyKnown: true } said
            ? Strings(said)
            : null;
        if (PartsExpression is null) return new ClaimedParts(known, null, contents);
        var parts = Evaluator.Evaluate(PartsExpression, scope);
        return Strings(parts) is { IsEmpty: false } names ? new ClaimedParts(known, names, contents) : null;
    }

    /// <summary>True when it is that argument which makes a resource of those values claim a part.</summary>
    public bool IsMadeBy(string argument, string type, Value values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (Of(type, values, null)?.Parts is not { } parts) return false;
        var others = Of(type, Value.Object(values.Attributes.Where(a => a.Key != argument)), null)?.Parts;
        return others is not { } left || parts.Except(left, StringComparer.Ordinal).Any();
    }

    private static ImmutableArray<string>? Strings(EvaluationResult result) =>
        result.IsValid && !result.Value.IsSensitive && BodyReader.StringsOf(result.Value) is var names && !result.Value.ContainsSensitive ? names : null;
}
