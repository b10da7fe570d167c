using System.Collections.Immutable;
using PlanLint.Syntax;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation;

/// <summary>A type constraint of a variable: a type, attributes that may be left out, and defaults for them.</summary>
public sealed class TypeConstraint
{
    private readonly TypeDefaults? defaults;

    private TypeConstraint(ValueType type, TypeDefaults? defaults)
    {
        Constraint = type;
        this.defaults = defaults;
    }

    /// <summary>The constraint <c>any</c>.</summary>
    public static TypeConstraint Any { get; } = new(ValueType.Dynamic, null);

    /// <summary>The type that converted values have.</summary>
    public ValueType Type => Constraint.WithoutOptional();

    /// <summary>The type with what is optional in it, as it is written.</summary>
    internal ValueType Constraint { get; }

    /// <summary>Reads a constraint such as <c>object({ a = optional(number, 1) })</c>; <c>any</c>, with errors, when it is none.</summary>
    public static (TypeConstraint Constraint, ImmutableArray<EvaluationError> Errors) Parse(ExpressionSyntax expression, EvaluationOptions? options = null)
    {
        var context = new EvaluationContext(options ?? EvaluationOptions.Default, depth: 0);
        var (type, defaults) = new TypeConstraintReader(context).Read(expression);
        return (new TypeConstraint(type, defaults), [.. context.Errors]);
    }

    /// <summary>Fills in defaults and converts; null, with the reason and the place in the value, when the value does not fit.</summary>
    public Value? Convert(Value value, out string reason, out ValuePath path)
    {
        var failure = new ConversionFailure();
        var filled = defaults is null || value.IsNull ? value : defaults.Apply(value);
        var converted = Conversions.Convert(filled, Constraint, failure);
        reason = failure.Message;
        path = failure.Path;
        return converted;
    }

    /// <summary>The constraint on one line.</summary>
    public override string ToString() => Constraint.ToString();
}
