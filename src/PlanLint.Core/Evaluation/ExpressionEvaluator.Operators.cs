using PlanLint.Syntax;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation;

/// <content>Operators and conditionals.</content>
internal static partial class ExpressionEvaluator
{
    private static Value Binary(BinarySyntax binary, Scope scope, EvaluationContext context)
    {
        var operand = binary.Operator switch
        {
            OperatorKind.And or OperatorKind.Or => ValueType.Bool,
            OperatorKind.Equal or OperatorKind.NotEqual => ValueType.Dynamic,
            _ => ValueType.Number,
        };
        var result = binary.Operator is OperatorKind.Add or OperatorKind.Subtract or OperatorKind.Multiply or OperatorKind.Divide or OperatorKind.Modulo
            ? ValueType.Number
            : ValueType.Bool;

        int start = context.Checkpoint;
        var left = Evaluate(binary.Left, scope, context);
        bool leftFailed = context.Checkpoint > start;
        int middle = context.Checkpoint;
        var right = Evaluate(binary.Right, scope, context);
        bool rightFailed = context.Checkpoint > middle;

        var (leftOperand, rightOperand) =
            (Operand(left, operand, binary.Left, "left operand", context), Operand(right, operand, binary.Right, "right operand", context));
        if (leftOperand is null || rightOperand is null) return Value.Unknown(result);
        var marks = leftOperand.Marks | rightOperand.Marks;
        (left, right) = (leftOperand.Unmarked, rightOperand.Unmarked);

        if (binary.Operator is OperatorKind.And or OperatorKind.Or)
        {
            // The newer rule of hcl 2.24: an operand that decides alone hides the errors of the other.
            bool decisive = binary.Operator == OperatorKind.Or;
            if (!leftFailed && Decides(left, decisive))
            {
                context.Forget(middle);
                return Value.Bool(decisive).WithMarks(marks);
            }
            if (!rightFailed && Decides(right, decisive))
            {
                context.Forget(start);
                return Value.Bool(decisive).WithMarks(marks);
            }
        }
        if (leftFailed || rightFailed) return Value.Unknown(result).WithMarks(marks);

        if (binary.Operator is OperatorKind.Equal or OperatorKind.NotEqual)
        {
            if (!context.Spend(Math.Min(left.Size, right.Size) / ValuesPerStep, binary)) return Value.Unknown(result);
            var equal = ValueEquality.Equal(leftOperand, rightOperand);
            return binary.Operator == OperatorKind.Equal || !equal.IsKnown ? equal : Value.Bool(!equal.AsBool).WithMarks(equal.Marks);
        }
        if (left.IsNull || right.IsNull) return Fail("argument must not be null");
        if (!left.IsKnown || !right.IsKnown) return Value.UnknownNotNull(result).WithMarks(marks);
        if (result.Kind == TypeKind.Bool) return Value.Bool(Holds(binary.Operator, left, right)).WithMarks(marks);

        var number = Calculate(binary.Operator, left.AsNumber, right.AsNumber);
        if (number is { } value) return Value.Number(value).WithMarks(marks);
        return Fail(binary.Operator == OperatorKind.Divide ? "can't divide zero by zero or infinity by infinity"
            : binary.Operator == OperatorKind.Multiply ? "can't multiply zero by infinity"
            : "can't compute with opposing infinities");

        Value Fail(string reason)
        {
            context.Report(binary, "Operation failed", $"Error during operation: {reason}.");
            return Value.Unknown(result);
        }
    }

    private static bool Decides(Value value, bool decisive) => value.IsKnown && !value.IsNull && value.Kind == TypeKind.Bool && value.AsBool == decisive;

    private static bool Holds(OperatorKind @operator, Value left, Value right) => @operator switch
    {
        OperatorKind.And => left.AsBool && right.AsBool,
        OperatorKind.Or => left.AsBool || right.AsBool,
        OperatorKind.LessThan => left.AsNumber < right.AsNumber,
        OperatorKind.LessThanOrEqual => left.AsNumber <= right.AsNumber,
        OperatorKind.GreaterThan => left.AsNumber > right.AsNumber,
        OperatorKind.GreaterThanOrEqual => left.AsNumber >= right.AsNumber,
        _ => throw new InvalidOperationException($"unreachable: {@operator}"),
    };

    private static Number? Calculate(OperatorKind @operator, Number left, Number right) => @operator switch
    {
        OperatorKind.Add => Number.Add(left, right),
        OperatorKind.Subtract => Number.Subtract(left, right),
        OperatorKind.Multiply => Number.Multiply(left, right),
        OperatorKind.Divide => Number.Divide(left, right),
        OperatorKind.Modulo => Number.Modulo(left, right),
        _ => throw new InvalidOperationException($"unreachable: {@operator}"),
    };

    private static Value? Operand(Value value, ValueType type, ExpressionSyntax at, string side, EvaluationContext context)
    {
        if (type.Kind == TypeKind.Dynamic || value.Kind == type.Kind) return value;
        var failure = new ConversionFailure();
        if (Conversions.Convert(value, type, failure) is { } converted) return converted;
        context.Report(at, "Invalid operand", $"Unsuitable value for {side}: {failure.Message}.");
        return null;
    }

    private static Value Unary(UnarySyntax unary, Scope scope, EvaluationContext context)
    {
        var type = unary.Operator == OperatorKind.Not ? ValueType.Bool : ValueType.Number;
        int checkpoint = context.Checkpoint;
        var operand = Evaluate(unary.Operand, scope, context);
        if (Operand(operand, type, unary.Operand, "unary operand", context) is not { } value || context.Checkpoint > checkpoint) return Value.Unknown(type);
        if (value.IsNull)
        {
            context.Report(unary, "Operation failed", "Error during operation: argument must not be null.");
            return Value.Unknown(type);
        }
        if (!value.IsKnown) return Value.UnknownNotNull(type).WithMarks(value.Marks);
        var result = unary.Operator == OperatorKind.Not ? Value.Bool(!value.AsBool) : Value.Number(-value.AsNumber);
        return result.WithMarks(value.Marks);
    }

    /// <summary>Both results are evaluated, as both have a say in the type; errors of the one not chosen are dropped.</summary>
    private static Value Conditional(ConditionalSyntax conditional, Scope scope, EvaluationContext context)
    {
        int start = context.Checkpoint;
        var whenTrue = Evaluate(conditional.WhenTrue, scope, context);
        var trueErrors = context.Take(start);
        var whenFalse = Evaluate(conditional.WhenFalse, scope, context);
        var falseErrors = context.Take(start);

        var type = ResultType(whenTrue, whenFalse);
        if (type is null)
        {
            var mismatch = ConditionalMismatch.Describe(whenTrue.Type, whenFalse.Type);
            context.Report(conditional, "Inconsistent conditional result types",
                $"The true and false result expressions must have consistent types. {mismatch}.");
            return Value.DynamicUnknown;
        }

        var condition = Evaluate(conditional.Condition, scope, context);
        if (condition.IsNull)
        {
            context.Report(conditional.Condition, "Null condition", "The condition value is null. Conditions must either be true or false.");
            return Value.Unknown(type);
        }
        var marks = condition.Marks | whenTrue.Marks | whenFalse.Marks;
        if (!condition.IsKnown)
        {
            if (whenTrue.IsNull && whenFalse.IsNull) return Value.Null(type).WithMarks(marks);
            bool notNull = whenTrue.IsDefinitelyNotNull && whenFalse.IsDefinitelyNotNull;
            return (notNull ? Value.UnknownNotNull(type) : Value.Unknown(type)).WithMarks(marks);
        }
        if (Conversions.TryConvert(condition.Unmarked, ValueType.Bool) is not { } decision)
        {
            context.Report(conditional.Condition, "Incorrect condition type", "The condition expression must be of type bool.");
            return Value.Unknown(type);
        }

        context.Restore(decision.AsBool ? trueErrors : falseErrors);
        var chosen = decision.AsBool ? whenTrue : whenFalse;
        var failure = new ConversionFailure();
        if (Conversions.Convert(chosen.Unmarked, type, failure) is { } result) return result.WithMarks(marks);
        context.Report(decision.AsBool ? conditional.WhenTrue : conditional.WhenFalse, "Inconsistent conditional result types",
            $"The {(decision.AsBool ? "true" : "false")} result value has the wrong type: {failure.Message}.");
        return Value.Unknown(type).WithMarks(marks);
    }

    private static ValueType? ResultType(Value whenTrue, Value whenFalse)
    {
        if (whenTrue.IsNull && whenTrue.Kind == TypeKind.Dynamic) return whenFalse.Type;
        if (whenFalse.IsNull && whenFalse.Kind == TypeKind.Dynamic) return whenTrue.Type;
        if (whenTrue.Kind == TypeKind.Dynamic || whenFalse.Kind == TypeKind.Dynamic) return ValueType.Dynamic;
        if (whenTrue.Kind == whenFalse.Kind && whenTrue.Type.IsPrimitive) return whenTrue.Type;
        return TypeUnification.Unify([whenTrue.Type, whenFalse.Type], isUnsafe: true);
    }
}
