using System.Collections.Immutable;
using PlanLint.Syntax;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation;

/// <content><c>for</c> and splat.</content>
internal static partial class ExpressionEvaluator
{
    private static Value For(ForSyntax loop, Scope scope, EvaluationContext context)
    {
        var collection = Evaluate(loop.Collection, scope, context);
        if (collection.IsNull)
        {
            context.Report(loop.Collection, "Iteration over null value", "A null value cannot be used as the collection in a 'for' expression.");
            return Value.DynamicUnknown;
        }
        if (collection.Kind == TypeKind.Dynamic) return Value.DynamicUnknown.WithMarks(collection.Marks);
        if (collection.Type.IsPrimitive)
        {
            context.Report(loop.Collection, "Iteration over non-iterable value",
                $"A value of type {collection.Type.FriendlyName} cannot be used as the collection in a 'for' expression.");
            return Value.DynamicUnknown;
        }

        var iteration = new Iteration(loop, new LoopScope(scope, loop.KeyVariable, loop.ValueVariable), context) { Marks = collection.Marks };
        if (!iteration.ProbeCondition()) return Value.DynamicUnknown;
        if (!collection.IsKnown) return Value.DynamicUnknown.WithMarks(iteration.Marks);
        return loop.Key is null ? iteration.MakeTuple(collection) : iteration.MakeObject(collection);
    }

    /// <summary>One run of a <c>for</c> expression.</summary>
    private sealed class Iteration(ForSyntax loop, LoopScope scope, EvaluationContext context)
    {
        private bool isKnown = true;

        public ValueMarks Marks { get; set; }

        /// <summary>Evaluates the condition once over unknowns, so that a wrong one is reported for an empty collection too.</summary>
        public bool ProbeCondition()
        {
            if (loop.Condition is null) return true;
            scope.Set(Value.DynamicUnknown, Value.DynamicUnknown);
            int checkpoint = context.Checkpoint;
            var probe = Evaluate(loop.Condition, scope, context);
            if (probe.IsNull)
            {
                context.Report(loop.Condition, "Condition is null", "The value of the 'if' clause must not be null.");
                return false;
            }
            if (Conversions.TryConvert(probe, ValueType.Bool) is null) ReportCondition(probe);
            return context.Checkpoint == checkpoint;
        }

        public Value MakeTuple(Value collection)
        {
            var elements = ImmutableArray.CreateBuilder<Value>();
            foreach (var (key, value) in Entries(collection))
            {
                if (!context.Spend(1, loop)) return Value.DynamicUnknown;
                scope.Set(key, value);
                if (Includes()) elements.Add(Evaluate(loop.Value, scope, context));
            }
            return (isKnown ? Value.Tuple(elements.DrainToImmutable()) : Value.DynamicUnknown).WithMarks(Marks);
        }

        public Value MakeObject(Value collection)
        {
            var groups = new Dictionary<string, List<Value>>(StringComparer.Ordinal);
            foreach (var (key, value) in Entries(collection))
            {
                if (!context.Spend(1, loop)) return Value.DynamicUnknown;
                scope.Set(key, value);
                if (!Includes() || KeyText() is not { } name) continue;
                var result = Evaluate(loop.Value, scope, context);
                if (!groups.TryGetValue(name, out var group)) groups.Add(name, [result]);
                else if (loop.Groups) group.Add(result);
                else
                    context.Report(loop.Key!, "Duplicate object key",
                        $"Two different items produced the key {(Marks == ValueMarks.None ? $"\"{name}\"" : "given")} in this 'for' expression. If "
                            + "duplicates are expected, use the ellipsis (...) after the value expression to enable grouping by key.");
            }
            if (!isKnown) return Value.DynamicUnknown.WithMarks(Marks);
            return Value.Object(groups.Select(g => KeyValuePair.Create(g.Key, loop.Groups ? Value.Tuple([.. g.Value]) : g.Value[0]))).WithMarks(Marks);
        }

        private bool Includes()
        {
            if (loop.Condition is null) return true;
            var include = Evaluate(loop.Condition, scope, context);
            Marks |= include.Marks;
            if (include.IsNull)
            {
                if (isKnown) context.Report(loop.Condition, "Invalid 'for' condition", "The value of the 'if' clause must not be null.");
                return isKnown = false;
            }
            if (Conversions.TryConvert(include.Unmarked, ValueType.Bool) is not { } decision)
            {
                if (isKnown) ReportCondition(include);
                return isKnown = false;
            }
            if (!decision.IsKnown) return isKnown = false;
            return decision.AsBool;
        }

        private string? KeyText()
        {
            var key = Evaluate(loop.Key!, scope, context);
            Marks |= key.Marks;
            string? reason = null;
            if (key.IsNull)
            {
                reason = "Key expression in 'for' expression must not produce a null value.";
            }
            else if (key.IsKnown)
            {
                var failure = new ConversionFailure();
                if (Conversions.Convert(key.Unmarked, ValueType.String, failure) is { } text) return text.AsString;
                reason = $"The key expression produced an invalid result: {failure.Message}.";
            }
            if (isKnown && reason is not null) context.Report(loop.Key!, "Invalid object key", reason);
            isKnown = false;
            return null;
        }

        private void ReportCondition(Value condition)
        {
            var failure = new ConversionFailure();
            Conversions.Convert(condition.Unmarked, ValueType.Bool, failure);
            context.Report(loop.Condition!, "Invalid 'for' condition", $"The 'if' clause value is invalid: {failure.Message}.");
        }
    }

    /// <summary>Keys and elements in order; the key of a set's element is the element.</summary>
    internal static IEnumerable<(Value Key, Value Value)> Entries(Value collection)
    {
        if (collection.Kind is TypeKind.Map or TypeKind.Object)
        {
            foreach (var (name, value) in collection.Attributes) yield return (Value.String(name), value);
            yield break;
        }
        int index = 0;
        foreach (var element in collection.Elements) yield return (collection.Kind == TypeKind.Set ? element : Value.Count(index++), element);
    }

    /// <summary>The variables of a <c>for</c>; one object serves all rounds, as evaluation keeps none.</summary>
    private sealed class LoopScope(Scope parent, string? keyName, string valueName) : Scope
    {
        private Value key = Value.DynamicUnknown, value = Value.DynamicUnknown;

        public void Set(Value newKey, Value newValue)
        {
            key = newKey;
            value = newValue;
        }

        public override Value? Resolve(IReadOnlyList<TraversalStep> steps, ScopeTraversalSyntax at, EvaluationContext context, out int consumed)
        {
            consumed = 1;
            string name = steps[0].Name!;
            if (name == valueName) return value;
            return name == keyName ? key : parent.Resolve(steps, at, context, out consumed);
        }

        public override bool HasProvider(string localName) => parent.HasProvider(localName);
    }

    private static Value Splat(SplatSyntax splat, Scope scope, EvaluationContext context)
    {
        int checkpoint = context.Checkpoint;
        var source = Evaluate(splat.Source, scope, context);
        if (context.Checkpoint > checkpoint) return Value.DynamicUnknown;

        bool wraps = source.Kind is not (TypeKind.Tuple or TypeKind.List or TypeKind.Set);
        if (source.IsNull)
        {
            if (wraps) return Value.EmptyTuple.WithMarks(source.Marks);
            context.Report(splat.Source, "Splat of null value", "Splat expressions (with the * symbol) cannot be applied to null sequences.");
            return Value.DynamicUnknown;
        }
        if (source.Kind == TypeKind.Dynamic) return Value.DynamicUnknown.WithMarks(source.Marks);

        bool mayBeNull = wraps && !source.IsDefinitelyNotNull;
        if (wraps) source = Value.Tuple([source]).WithMarks(source.Marks);
        var outer = context.SplatElement;
        var result = mayBeNull ? MapUnknown() : source.IsKnown ? MapKnown() : Value.UnknownNotNull(ResultType(source.Type));
        context.SplatElement = outer;
        return result.WithMarks(source.Marks);

        // Evaluated for its errors only: whether there is an element at all is not known.
        Value MapUnknown()
        {
            context.SplatElement = source.Elements[0];
            Evaluate(splat.Each, scope, context);
            return Value.DynamicUnknown;
        }

        Value MapKnown()
        {
            int before = context.Checkpoint;
            var elements = ImmutableArray.CreateBuilder<Value>(source.Elements.Length);
            foreach (var element in source.Elements)
            {
                context.SplatElement = element;
                elements.Add(Evaluate(splat.Each, scope, context));
            }
            if (context.Checkpoint > before)
            {
                int mark = context.Checkpoint;
                var type = ResultType(source.Type);
                context.Forget(mark);
                return Value.Unknown(type);
            }
            if (source.Kind == TypeKind.Tuple) return Value.Tuple(elements.MoveToImmutable());
            if (elements.Count == 0) return Value.List(ResultType(source.Type).Element!, []);
            var first = elements[0].Type;
            if (elements.All(e => e.Type.Equals(first))) return Value.List(first, elements.MoveToImmutable());
            if (Conversions.TryConvert(Value.Tuple(elements.ToImmutable()), ValueType.List(ValueType.Dynamic)) is { } list
                && list.Elements.All(e => elements.Contains(e))) return list;
            context.Report(splat.Each, "Invalid nested splat expressions",
                "The second level of splat expression produced elements of different types, so it isn't possible to construct a valid list to represent the "
                    + "top-level result.\n\nConsider using a for expression instead, to produce a tuple-typed result which can therefore have non-homogenous "
                    + "element types.");
            return Value.DynamicUnknown;
        }

        ValueType ResultType(ValueType type)
        {
            if (type.Kind == TypeKind.Tuple) return ValueType.Tuple(type.Elements.Select(TypeOfEach));
            return ValueType.List(TypeOfEach(type.Element!));
        }

        ValueType TypeOfEach(ValueType element)
        {
            context.SplatElement = Value.Unknown(element);
            return Evaluate(splat.Each, scope, context).Type;
        }
    }
}
