using System.Collections.Immutable;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Knowledge;

/// <summary>A resource that lets people, machines or Terraform itself in, so that what it no longer grants locks them out (PL0135).</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Types">Globs over resource types.</param>
/// <param name="Place">What they are let into, for messages: <c>the cluster</c>.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record AccessGrant(string Name, ImmutableArray<string> Types, string Place, Evidence Evidence)
{
    private static readonly Evaluator Evaluator = new();

    internal ExpressionSyntax GrantsExpression { get; init; } = null!;

    internal ExpressionSyntax? WhenExpression { get; init; }

    /// <summary>Paths at which the grants stand, for the place of a finding.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>True when losing one grant alone locks somebody out for certain, so that the finding is an error.</summary>
    public bool IsCertain { get; init; }

    /// <summary>
    /// Who is let in by a resource of those values; empty when it is no such resource or lets in nobody, null when it is not wholly known.
    /// </summary>
    /// <param name="type">The resource type.</param>
    /// <param name="values">Its values.</param>
    public ImmutableArray<string>? Of(string type, Value values)
    {
        if (values.IsNull) return [];
        var scope = new VariableScope(new Dictionary<string, Value>(StringComparer.Ordinal) { ["type"] = Value.String(type), ["values"] = values });
        if (WhenExpression is not null)
        {
            var when = Evaluator.Evaluate(WhenExpression, scope);
            if (!when.IsValid || !when.Value.IsKnown) return null;
            if (when.Value is not { Kind: TypeKind.Bool, IsNull: false } || !when.Value.AsBool) return [];
        }
        var grants = Evaluator.Evaluate(GrantsExpression, scope);
        if (!grants.IsValid || !grants.Value.IsWhollyKnown || grants.Value.ContainsSensitive) return null;
        return [.. grants.Value.Elements.Select(e => e.StringOrNull).OfType<string>().Distinct(StringComparer.Ordinal)];
    }
}
