using System.Collections.Immutable;
using System.Text;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Evaluation;

/// <summary>Evaluates each kind of node as hashicorp/hcl does. An expression that fails has an unknown value, so that one mistake is reported once.</summary>
internal static partial class ExpressionEvaluator
{
    /// <summary>The value of an expression; errors go to the context.</summary>
    public static Value Evaluate(ExpressionSyntax expression, Scope scope, EvaluationContext context)
    {
        if (expression is LiteralSyntax literal) return Literal(literal);
        if (!context.Enter(expression)) return Value.DynamicUnknown;
        var value = expression switch
        {
            TemplateSyntax template => Template(template, scope, context),
            ScopeTraversalSyntax traversal => Traversal(traversal, scope, context),
            FunctionCallSyntax call => Call(call, scope, context),
            ObjectSyntax @object => Object(@object, scope, context),
            TupleSyntax tuple => Tuple(tuple, scope, context),
            TemplateWrapSyntax wrap => Evaluate(wrap.Wrapped, scope, context),
            ParensSyntax parens => Evaluate(parens.Inner, scope, context),
            BinarySyntax binary => Binary(binary, scope, context),
            UnarySyntax unary => Unary(unary, scope, context),
            ConditionalSyntax conditional => Conditional(conditional, scope, context),
            IndexSyntax index => Index(index, scope, context),
            RelativeTraversalSyntax relative => Steps(Evaluate(relative.Source, scope, context), relative.Steps, 0, relative, context),
            ForSyntax loop => For(loop, scope, context),
            SplatSyntax splat => Splat(splat, scope, context),
            AnonSymbolSyntax => context.SplatElement ?? Value.DynamicUnknown,
            TemplateJoinSyntax join => Join(join, scope, context),
            ObjectKeySyntax key => Key(key, scope, context),
            SyntaxErrorSyntax => Value.DynamicUnknown,
            _ => throw new InvalidOperationException($"unreachable: {expression.Kind}"),
        };
        context.Leave();
        return context.Bounded(value, expression);
    }

    private static Value Literal(LiteralSyntax literal) => literal.LiteralKind switch
    {
        LiteralKind.String => Value.String(literal.Text),
        // The parser has reported text that is not a number.
        LiteralKind.Number => Number.TryParse(literal.Text, out var number) ? Value.Number(number) : Value.Unknown(Values.ValueType.Number),
        LiteralKind.Bool => Value.Bool(literal.Text == "true"),
        _ => Value.DynamicNull,
    };

    private static Value Template(TemplateSyntax template, Scope scope, EvaluationContext context)
    {
        if (template.LiteralValue is { } text) return Value.String(text);
        var buffer = new StringBuilder();
        var marks = ValueMarks.None;
        bool isKnown = true, failed = false;
        foreach (var part in template.Parts)
        {
            int checkpoint = context.Checkpoint;
            var value = Evaluate(part, scope, context);
            failed |= context.Checkpoint > checkpoint;
            if (value.IsNull)
            {
                context.Report(part, "Invalid template interpolation value",
                    "The expression result is null. Cannot include a null value in a string template.");
                failed = true;
                continue;
            }
            marks |= value.Marks;
            if (!value.IsKnown)
            {
                if (isKnown && !failed) buffer.Append(value.KnownPrefix);
                isKnown = false;
                continue;
            }
            var failure = new ConversionFailure();
            if (Conversions.Convert(value.Unmarked, Values.ValueType.String, failure) is not { } converted)
            {
                context.Report(part, "Invalid template interpolation value", $"Cannot include the given value in a string template: {failure.Message}.");
                failed = true;
                continue;
            }
            int before = buffer.Length;
            if (isKnown && !failed) buffer.Append(converted.AsString);
            if (!context.SpendGrowth(before, buffer.Length, template)) return Value.Unknown(Values.ValueType.String).WithMarks(marks);
        }
        if (!isKnown || failed)
            return (failed ? Value.UnknownNotNull(Values.ValueType.String) : Value.UnknownWithPrefix(buffer.ToString())).WithMarks(marks);
        return Value.String(buffer.ToString()).WithMarks(marks);
    }

    private static Value Join(TemplateJoinSyntax join, Scope scope, EvaluationContext context)
    {
        var tuple = Evaluate(join.Tuple, scope, context);
        if (!tuple.IsKnown || tuple.Kind != TypeKind.Tuple) return Value.Unknown(Values.ValueType.String).WithMarks(tuple.Marks);
        var marks = tuple.Marks;
        var buffer = new StringBuilder();
        foreach (var element in tuple.Elements)
        {
            if (element.IsNull)
            {
                context.Report(join, "Invalid template interpolation value", "An iteration result is null. Cannot include a null value in a string template.");
                continue;
            }
            if (!element.IsKnown) return Value.Unknown(Values.ValueType.String).WithMarks(marks);
            var failure = new ConversionFailure();
            if (Conversions.Convert(element, Values.ValueType.String, failure) is not { } text)
            {
                context.Report(join, "Invalid template interpolation value",
                    $"Cannot include one of the interpolation results into the string template: {failure.Message}.");
                continue;
            }
            marks |= text.Marks;
            int before = buffer.Length;
            buffer.Append(text.AsString);
            if (!context.SpendGrowth(before, buffer.Length, join)) return Value.Unknown(Values.ValueType.String).WithMarks(marks);
        }
        return Value.String(buffer.ToString()).WithMarks(marks);
    }

    private static Value Tuple(TupleSyntax tuple, Scope scope, EvaluationContext context)
    {
        var elements = ImmutableArray.CreateBuilder<Value>(tuple.Elements.Count);
        foreach (var element in tuple.Elements) elements.Add(Evaluate(element, scope, context));
        return Value.Tuple(elements.MoveToImmutable());
    }

    private static Value Object(ObjectSyntax @object, Scope scope, EvaluationContext context)
    {
        var names = new List<string>(@object.Items.Count);
        var values = new List<Value>(@object.Items.Count);
        var marks = ValueMarks.None;
        bool isKnown = true;
        foreach (var item in @object.Items)
        {
            int checkpoint = context.Checkpoint;
            var key = Evaluate(item.Key, scope, context);
            bool failed = context.Checkpoint > checkpoint;
            var value = Evaluate(item.Value, scope, context);
            if (failed)
            {
                isKnown = false;
                continue;
            }
            if (key.IsNull)
            {
                context.Report(item.Key, "Null value as key", "Can't use a null value as a key.");
                isKnown = false;
                continue;
            }
            marks |= key.Marks;
            var failure = new ConversionFailure();
            if (Conversions.Convert(key.Unmarked, Values.ValueType.String, failure) is not { } name)
            {
                context.Report(item.Key, "Incorrect key type", $"Can't use this value as a key: {failure.Message}.");
                isKnown = false;
                continue;
            }
            if (!name.IsKnown)
            {
                isKnown = false;
                continue;
            }
            names.Add(name.AsString);
            values.Add(value);
        }
        return isKnown ? Value.Object(NameMap.From(names, values)).WithMarks(marks) : Value.DynamicUnknown.WithMarks(marks);
    }

    private static Value Key(ObjectKeySyntax key, Scope scope, EvaluationContext context)
    {
        if (key.ForceNonLiteral) return Evaluate(key.Wrapped, scope, context);
        if (key.Keyword is { } word) return Value.String(word);
        if (key.Wrapped is not ScopeTraversalSyntax { Steps.Count: > 1 }) return Evaluate(key.Wrapped, scope, context);
        context.Report(key, "Ambiguous attribute key",
            "If this expression is intended to be a reference, wrap it in parentheses. If it's instead intended as a literal name containing periods, wrap "
                + "it in quotes to create a string literal.");
        return Value.DynamicUnknown;
    }

    private static Value Traversal(ScopeTraversalSyntax traversal, Scope scope, EvaluationContext context)
    {
        if (scope.Resolve(traversal.Steps, traversal, context, out int consumed) is { } value)
            return Steps(value, traversal.Steps, consumed, traversal, context);
        context.ReportUnknownVariable(traversal);
        return Value.DynamicUnknown;
    }

    private static Value Steps(Value value, IReadOnlyList<TraversalStep> steps, int from, SyntaxNode at, EvaluationContext context)
    {
        for (int i = from; i < steps.Count; i++)
        {
            int checkpoint = context.Checkpoint;
            value = steps[i].Name is { } name
                ? ValueAccess.Attribute(value, name, at, steps[i].Span, context)
                : ValueAccess.Index(value, KeyOf(steps[i]), at, steps[i].Span, context);
            if (context.Checkpoint > checkpoint) return Value.DynamicUnknown;
        }
        return value;
    }

    private static Value KeyOf(TraversalStep step) => step.KeyKind switch
    {
        LiteralKind.Number => Number.TryParse(step.Key, out var number) ? Value.Number(number) : Value.Unknown(Values.ValueType.Number),
        LiteralKind.Bool => Value.Bool(step.Key == "true"),
        LiteralKind.Null => Value.DynamicNull,
        _ => Value.String(step.Key ?? ""),
    };

    private static Value Index(IndexSyntax index, Scope scope, EvaluationContext context)
    {
        var collection = Evaluate(index.Collection, scope, context);
        var key = Evaluate(index.Key, scope, context);
        return ValueAccess.Index(collection, key, index, index.Key.Span, context);
    }
}
