using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Syntax;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation;

/// <summary>Reads type constraints from expressions, as hcl's typeexpr.</summary>
internal sealed class TypeConstraintReader(EvaluationContext context)
{
    private const string Invalid = "Invalid type specification";
    private static readonly (ValueType, TypeDefaults?) Open = (ValueType.Dynamic, null);

    public (ValueType Type, TypeDefaults? Defaults) Read(ExpressionSyntax expression)
    {
        if (!context.Enter(expression)) return Open;
        var result = expression switch
        {
            ScopeTraversalSyntax { Steps.Count: 1 } keyword => Keyword(keyword),
            FunctionCallSyntax call => Call(call),
            // In JSON syntax a constraint is a string.
            TemplateSyntax { LiteralValue: { } text } when expression.Tree.Source.IsJson => Quoted(expression, text),
            TemplateSyntax { LiteralValue: "string" or "list" or "map" } quoted =>
                Fail(expression, $"Only Terraform before 0.12 takes a type in quotes; write {quoted.LiteralValue} without them."),
            _ => Fail(expression, "A type specification is either a primitive type keyword (bool, number, string), complex type constructor call or a type "
                + "alias, like tuple(exact)."),
        };
        context.Leave();
        return result;
    }

    private (ValueType, TypeDefaults?) Keyword(ScopeTraversalSyntax keyword) => keyword.RootName switch
    {
        "string" => (ValueType.String, null),
        "number" => (ValueType.Number, null),
        "bool" => (ValueType.Bool, null),
        "any" => Open,
        // Terraform still takes these two for what they meant before 0.12.
        "list" => (ValueType.List(ValueType.Dynamic), null),
        "map" => (ValueType.Map(ValueType.Dynamic), null),
        "set" => Fail(keyword, "The set type constructor requires one argument specifying the element type."),
        "object" => Fail(keyword, "The object type constructor requires one argument specifying the attribute types and values as a map."),
        "tuple" => Fail(keyword, "The tuple type constructor requires one argument specifying the element types as a list."),
        var name => Fail(keyword, $"The keyword \"{name}\" is not a valid type specification."),
    };

    private (ValueType, TypeDefaults?) Quoted(ExpressionSyntax expression, string text) => text switch
    {
        "string" => (ValueType.String, null),
        "list" => (ValueType.List(ValueType.Dynamic), null),
        "map" => (ValueType.Map(ValueType.Dynamic), null),
        _ when HclParser.ParseExpression(Text.SourceText.From(text, expression.Tree.Source.Path)) is { HasErrors: false, Root: ExpressionSyntax inner }
            && inner is not TemplateSyntax => Read(inner),
        _ => Fail(expression, "A type specification is either a primitive type keyword (bool, number, string), complex type constructor call or a type "
            + "alias, like tuple(exact)."),
    };

    private (ValueType, TypeDefaults?) Call(FunctionCallSyntax call)
    {
        switch (call.Name)
        {
            case "bool" or "string" or "number" or "any":
                return Fail(call, $"Primitive type keyword \"{call.Name}\" does not expect arguments.");
            case "list" or "set" or "map" or "object" or "tuple":
                break;
            case "optional":
                return Fail(call, "Keyword \"optional\" is valid only as a modifier for object type attributes.");
            default:
                return Fail(call, $"Keyword \"{call.Name}\" is not a valid type constructor.");
        }
        if (call.Arguments.Count != 1) return Fail(call, $"The {call.Name} type constructor requires one argument.");
        var argument = call.Arguments[0];
        switch (call.Name)
        {
            case "object":
                return argument is ObjectSyntax attributes
                    ? Object(attributes)
                    : Fail(argument,
                        "Object type constructor requires a map whose keys are attribute names and whose values are the corresponding attribute types.");
            case "tuple":
                return argument is TupleSyntax elements ? Tuple(elements) : Fail(argument, "Tuple type constructor requires a list of element types.");
        }
        var kind = call.Name switch { "list" => TypeKind.List, "set" => TypeKind.Set, _ => TypeKind.Map };
        var (element, defaults) = Read(argument);
        var type = ValueType.Collection(kind, element);
        return (type, Nested(type, defaults is null ? [] : [("", defaults)]));
    }

    private (ValueType, TypeDefaults?) Tuple(TupleSyntax tuple)
    {
        var elements = tuple.Elements.Select(Read).ToList();
        var type = ValueType.Tuple(elements.Select(e => e.Type));
        return (type, Nested(type, elements.Select((e, i) => (i.ToString(CultureInfo.InvariantCulture), e.Defaults)).Where(e => e.Defaults is not null)
            .Select(e => (e.Item1, e.Defaults!))));
    }

    private (ValueType, TypeDefaults?) Object(ObjectSyntax @object)
    {
        var types = new Dictionary<string, ValueType>(StringComparer.Ordinal);
        var optional = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        var children = new List<(string, TypeDefaults)>();
        foreach (var item in @object.Items)
        {
            if (item.Key is not { Keyword: { } name, ForceNonLiteral: false })
            {
                Fail(item.Key, "Object constructor map keys must be attribute names.");
                continue;
            }
            if (types.ContainsKey(name))
            {
                Fail(item.Key, $"Object constructor map keys must be unique: \"{name}\" was given before.");
                continue;
            }
            var expression = item.Value;
            ExpressionSyntax? fallback = null;
            if (expression is FunctionCallSyntax { Name: "optional" } modifier)
            {
                if (modifier.Arguments.Count is < 1 or > 2)
                {
                    Fail(modifier, modifier.Arguments.Count == 0
                        ? "Optional attribute modifier requires the attribute type as its argument."
                        : "Optional attribute modifier expects at most two arguments: the attribute type, and a default value.");
                    continue;
                }
                optional.Add(name);
                expression = modifier.Arguments[0];
                fallback = modifier.Arguments.ElementAtOrDefault(1);
            }
            var (type, defaults) = Read(expression);
            types[name] = type;
            if (defaults is not null) children.Add((name, defaults));
            if (fallback is not null && Default(fallback, type, defaults) is { } value) values[name] = value;
        }
        var result = ValueType.Object(NameMap.From(types), optional.ToImmutable());
        return (result, values.Count == 0 ? Nested(result, children) : new TypeDefaults(result, values, children.ToDictionary(c => c.Item1, c => c.Item2)));
    }

    private Value? Default(ExpressionSyntax expression, ValueType type, TypeDefaults? defaults)
    {
        var value = ExpressionEvaluator.Evaluate(expression, VariableScope.Empty, context);
        var filled = value.IsNull ? value : defaults?.Apply(value) ?? value;
        var failure = new ConversionFailure();
        if (Conversions.Convert(filled, type, failure) is { } converted) return converted;
        context.Report(expression, "Invalid default value for optional attribute",
            $"This default value is not compatible with the attribute's type constraint: {failure.Message}.");
        return null;
    }

    private static TypeDefaults? Nested(ValueType type, IEnumerable<(string Name, TypeDefaults Defaults)> children)
    {
        var byName = children.ToDictionary(c => c.Name, c => c.Defaults, StringComparer.Ordinal);
        return byName.Count == 0 ? null : new TypeDefaults(type, new Dictionary<string, Value>(), byName);
    }

    private (ValueType, TypeDefaults?) Fail(ExpressionSyntax at, string detail)
    {
        context.Report(at, Invalid, detail);
        return Open;
    }
}
