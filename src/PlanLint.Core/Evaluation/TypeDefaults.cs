using PlanLint.Values;

namespace PlanLint.Evaluation;

/// <summary>Defaults of the optional attributes of an object type and of the types within; the empty name stands for elements.</summary>
internal sealed class TypeDefaults(Values.ValueType type, IReadOnlyDictionary<string, Value> values, IReadOnlyDictionary<string, TypeDefaults> children)
{
    /// <summary>The value with every missing or null attribute that has a default filled in, defaults within defaults included.</summary>
    public Value Apply(Value value)
    {
        if (!value.IsKnown || value.IsNull) return value;
        var filled = type.Kind switch
        {
            TypeKind.List or TypeKind.Set or TypeKind.Tuple => value.Kind switch
            {
                TypeKind.List or TypeKind.Set or TypeKind.Tuple =>
                    Value.Tuple([.. value.Elements.Select((e, i) => Child(type.Kind == TypeKind.Tuple ? $"{i}" : "", e))]),
                _ => value,
            },
            TypeKind.Map when value.Kind is TypeKind.Map or TypeKind.Object =>
                Value.Object(value.Attributes.WithValues([.. value.Attributes.Values.Select(e => Child("", e))])),
            TypeKind.Object when value.Kind is TypeKind.Map or TypeKind.Object => FillObject(value),
            _ => value,
        };
        return filled.WithMarks(value.Marks);
    }

    private Value FillObject(Value value)
    {
        var entries = value.Attributes.ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal);
        foreach (var (name, fallback) in values)
            if (!entries.TryGetValue(name, out var given) || given.IsNull) entries[name] = fallback;
        foreach (string name in children.Keys)
            if (entries.TryGetValue(name, out var given)) entries[name] = children[name].Apply(given);
        return Value.Object(entries);
    }

    private Value Child(string name, Value value) => children.TryGetValue(name, out var child) ? child.Apply(value) : value;
}
