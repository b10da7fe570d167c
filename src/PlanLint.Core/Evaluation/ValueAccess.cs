using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Evaluation;

/// <summary>Takes parts of values by key and by name, as hcl's Index and GetAttr.</summary>
internal static class ValueAccess
{
    private const string NoElement = "The given key does not identify an element in this collection value";

    /// <summary><c>collection[key]</c>.</summary>
    public static Value Index(Value collection, Value key, SyntaxNode at, TextSpan span, EvaluationContext context)
    {
        if (collection.IsNull) return Fail("Attempt to index null value", "This value is null, so it does not have any indices.");
        if (key.IsNull) return Fail("Invalid index", "Can't use a null value as an indexing key.");
        var marks = collection.Marks | key.Marks;
        if (collection.Kind == TypeKind.Dynamic || key.Kind == TypeKind.Dynamic) return Value.DynamicUnknown.WithMarks(marks);

        var wanted = collection.Kind switch
        {
            TypeKind.List or TypeKind.Tuple => Values.ValueType.Number,
            TypeKind.Map or TypeKind.Object => Values.ValueType.String,
            TypeKind.Set => null,
            _ => Values.ValueType.Dynamic,
        };
        if (wanted is null)
            return Fail("Invalid index", "Elements of a set are identified only by their value and don't have any separate index or key to select with, so "
                + "it's only possible to perform operations across all elements of the set.");
        if (wanted.Kind == TypeKind.Dynamic) return Fail("Invalid index", "This value does not have any indices.");

        var failure = new ConversionFailure();
        if (Conversions.Convert(key.Unmarked, wanted, failure) is not { } converted) return Fail("Invalid index", $"{NoElement}: {failure.Message}.");
        if (!converted.IsKnown)
            return (collection.Type.Element is { } element ? Value.Unknown(element) : Value.DynamicUnknown).WithMarks(marks);
        var found = collection.Kind switch
        {
            TypeKind.Map => collection.IsKnown ? collection[converted.AsString] : Value.Unknown(collection.Type.Element!),
            TypeKind.Object => collection.IsKnown ? collection[converted.AsString]
                : collection.Type.Attributes.TryGetValue(converted.AsString, out var type) ? Value.Unknown(type) : Value.DynamicUnknown,
            _ => At(converted.AsNumber),
        };
        if (found is not null) return found.WithMarks(marks);
        return Fail("Invalid index", collection.Kind switch
        {
            TypeKind.List or TypeKind.Tuple => WhyNotAt(converted.AsNumber),
            TypeKind.Object when key.Kind == TypeKind.Number => $"{NoElement}. An object only supports looking up attributes by name, not by numeric index.",
            _ => $"{NoElement}.",
        });

        Value? At(Number index)
        {
            if (!index.TryGetInt32(out int i) || i < 0) return null;
            if (collection.IsKnown) return collection[i];
            return collection.Kind == TypeKind.List ? Value.Unknown(collection.Type.Element!)
                : i < collection.Type.Elements.Length ? Value.Unknown(collection.Type.Elements[i]) : null;
        }

        string WhyNotAt(Number index) =>
            !index.IsWhole ? $"{NoElement}: indexing a sequence requires a whole number, but the given index has a fractional part."
            : index.Sign < 0 ? $"{NoElement}: a negative number is not a valid index for a sequence."
            : collection.IsKnown && collection.Elements.IsEmpty ? $"{NoElement}: the collection has no elements."
            : $"{NoElement}: the given index is greater than or equal to the length of the collection.";

        Value Fail(string summary, string detail)
        {
            context.Report(at, span, summary, detail);
            return Value.DynamicUnknown;
        }
    }

    /// <summary><c>value.name</c>.</summary>
    public static Value Attribute(Value value, string name, SyntaxNode at, TextSpan span, EvaluationContext context)
    {
        if (value.IsNull) return Fail("Attempt to get attribute from null value", "This value is null, so it does not have any attributes.");
        switch (value.Kind)
        {
            case TypeKind.Dynamic:
                return Value.DynamicUnknown.WithMarks(value.Marks);
            case TypeKind.Object:
                var attribute = value.IsKnown ? value[name] : value.Type.Attributes.TryGetValue(name, out var type) ? Value.Unknown(type) : null;
                return attribute?.WithMarks(value.Marks) ?? Fail("Unsupported attribute", $"This object does not have an attribute named \"{name}\".");
            case TypeKind.Map:
                var element = value.IsKnown ? value[name] : Value.Unknown(value.Type.Element!);
                return element?.WithMarks(value.Marks) ?? Fail("Missing map element", $"This map does not have an element with the key \"{name}\".");
            case TypeKind.List when value.Type.Element is { Kind: TypeKind.Object } objects:
                return Fail("Unsupported attribute", objects.Attributes.ContainsKey(name)
                    ? $"Can't access attributes on a list of objects. Did you mean to access attribute \"{name}\" for a specific element of the list, or "
                    + "across all elements of the list?"
                    : "Can't access attributes on a list of objects. Did you mean to access an attribute for a specific element of the list, or across all "
                    + "elements of the list?");
            case TypeKind.Set when value.Type.Element is { Kind: TypeKind.Object }:
                return Fail("Unsupported attribute",
                    "Can't access attributes on a set of objects. Did you mean to access an attribute across all elements of the set?");
            case TypeKind.String or TypeKind.Number or TypeKind.Bool:
                return Fail("Unsupported attribute", $"Can't access attributes on a primitive-typed value ({value.Type.FriendlyName}).");
            default:
                return Fail("Unsupported attribute", "This value does not have any attributes.");
        }

        Value Fail(string summary, string detail)
        {
            context.Report(at, span, summary, detail);
            return Value.DynamicUnknown;
        }
    }
}
