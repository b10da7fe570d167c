namespace PlanLint.Values;

/// <summary>Says why values of one type cannot become another, in cty's words.</summary>
internal static class TypeMismatch
{
    public static string Describe(ValueType got, ValueType want) => (got.Kind, want.Kind) switch
    {
        (TypeKind.Object, TypeKind.Object) => Objects(got, want),
        (TypeKind.Tuple, TypeKind.List or TypeKind.Set) or (TypeKind.Object, TypeKind.Map) when want.Element!.Kind == TypeKind.Dynamic =>
            $"all {Noun(want)} elements must have the same type",
        (TypeKind.Tuple or TypeKind.Object, TypeKind.List or TypeKind.Set or TypeKind.Map) => Structural(got, want),
        (TypeKind.List or TypeKind.Set, TypeKind.List or TypeKind.Set) or (TypeKind.Map, TypeKind.Map) =>
            $"incorrect {Noun(want)} element type: {Describe(got.Element!, want.Element!)}",
        (TypeKind.List or TypeKind.Set or TypeKind.Map, TypeKind.List or TypeKind.Set or TypeKind.Map) => $"{want.ConstraintName} required",
        _ => $"{want.ConstraintName} required",
    };

    private static string Noun(ValueType type) => type.Kind switch { TypeKind.List => "list", TypeKind.Set => "set", _ => "map" };

    private static string Objects(ValueType got, ValueType want)
    {
        var missing = want.Attributes.Keys.Where(n => !got.Attributes.ContainsKey(n) && !want.OptionalAttributes.Contains(n)).Select(n => $"\"{n}\"").ToList();
        switch (missing.Count)
        {
            case 1: return $"attribute {missing[0]} is required";
            case 2: return $"attributes {missing[0]} and {missing[1]} are required";
            case > 2: return $"attributes {string.Join(", ", missing.SkipLast(1))}, and {missing[^1]} are required";
        }
        foreach (var (name, type) in want.Attributes)
        {
            if (got.Attributes.TryGetValue(name, out var given) && !given.Equals(type) && Conversions.Get(given, type, isUnsafe: true) is null)
                return $"attribute \"{name}\": {Describe(given, type)}";
        }
        return "incorrect object attributes";
    }

    private static string Structural(ValueType got, ValueType want)
    {
        bool fits = want.Kind == TypeKind.Map ? got.Kind == TypeKind.Object : got.Kind == TypeKind.Tuple;
        if (!fits) return $"{want.ConstraintName} required";
        var parts = got.Kind == TypeKind.Tuple
            ? got.Elements.Select((type, i) => (Name: FormattableString.Invariant($"{i}"), Type: type))
            : got.Attributes.Select(a => (Name: $"\"{a.Key}\"", Type: a.Value));
        foreach (var (name, type) in parts)
        {
            if (!type.Equals(want.Element) && Conversions.Get(type, want.Element!, isUnsafe: true) is null)
                return $"element {name}: {Describe(type, want.Element!)}";
        }
        return $"all elements must be {want.Element!.ConstraintName}";
    }
}
