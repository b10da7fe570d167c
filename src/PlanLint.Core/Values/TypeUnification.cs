using System.Collections.Immutable;

namespace PlanLint.Values;

/// <summary>Finds the type that values of several types can all be converted to, as cty does.</summary>
internal static class TypeUnification
{
    /// <summary>The common type; null when there is none, also for no types at all.</summary>
    public static ValueType? Unify(ImmutableArray<ValueType> types, bool isUnsafe)
    {
        if (types.IsEmpty) return null;
        if (AllEqual(types)) return types[0];
        int maps = 0, lists = 0, sets = 0, objects = 0, tuples = 0, dynamics = 0;
        foreach (var type in types)
        {
            switch (type.Kind)
            {
                case TypeKind.Map: maps++; break;
                case TypeKind.List: lists++; break;
                case TypeKind.Set: sets++; break;
                case TypeKind.Object: objects++; break;
                case TypeKind.Tuple: tuples++; break;
                case TypeKind.Dynamic: dynamics++; break;
            }
        }
        int count = types.Length;
        if (maps > 0 && maps + dynamics == count) return Collections(TypeKind.Map, types, isUnsafe, dynamics > 0);
        if (maps > 0 && maps + objects + dynamics == count)
        {
            if (StructuralAs(TypeKind.Object, TypeKind.Map, types, isUnsafe) is { Kind: TypeKind.Map } map) return map;
        }
        else if (lists > 0 && lists + dynamics == count)
        {
            return Collections(TypeKind.List, types, isUnsafe, dynamics > 0);
        }
        else if (lists > 0 && lists + tuples + dynamics == count)
        {
            if (StructuralAs(TypeKind.Tuple, TypeKind.List, types, isUnsafe) is { Kind: TypeKind.List } list) return list;
        }
        else if (sets > 0 && sets + dynamics == count)
        {
            return Collections(TypeKind.Set, types, isUnsafe, dynamics > 0);
        }
        else if (objects > 0 && objects + dynamics == count)
        {
            return dynamics > 0 ? ValueType.Dynamic : Objects(types, isUnsafe);
        }
        else if (tuples > 0 && tuples + dynamics == count)
        {
            return dynamics > 0 ? ValueType.Dynamic : Tuples(types, isUnsafe);
        }
        else if (objects > 0 && tuples > 0)
        {
            return null;
        }

        foreach (int wanted in InPreference(types))
            if (AllConvertTo(types, types[wanted], isUnsafe)) return types[wanted];
        return null;
    }

    private static bool AllEqual(ImmutableArray<ValueType> types)
    {
        for (int i = 1; i < types.Length; i++)
            if (!types[i].Equals(types[0])) return false;
        return true;
    }

    private static bool AllConvertTo(ImmutableArray<ValueType> types, ValueType wanted, bool isUnsafe)
    {
        ValueType? last = null;
        foreach (var type in types)
        {
            if (type.Equals(wanted) || type.Equals(last)) continue;
            if (Conversions.Get(type, wanted, isUnsafe) is null) return false;
            last = type;
        }
        return true;
    }

    private static ValueType? Collections(TypeKind kind, ImmutableArray<ValueType> types, bool isUnsafe, bool hasDynamic)
    {
        if (hasDynamic) return ValueType.Dynamic;
        if (Unify([.. types.Select(t => t.Element!)], isUnsafe) is not { } element) return null;
        var result = ValueType.Collection(kind, element);
        return AllConvertTo(types, result, isUnsafe) ? result : null;
    }

    /// <summary>Objects beside maps, or tuples beside lists, count as the collection they convert to.</summary>
    private static ValueType? StructuralAs(TypeKind structural, TypeKind collection, ImmutableArray<ValueType> types, bool isUnsafe)
    {
        var same = AsCollection(collection, [.. types.Where(t => t.Kind == structural)], isUnsafe);
        return same is null ? null : Unify([.. types.Select(t => t.Kind == structural ? same : t)], isUnsafe);
    }

    private static ValueType? Objects(ImmutableArray<ValueType> types, bool isUnsafe)
    {
        var names = types[0].Attributes.NameArray;
        foreach (var type in types)
            if (!type.Attributes.NameArray.AsSpan().SequenceEqual(names)) return AsCollection(TypeKind.Map, types, isUnsafe);
        var attributes = new ValueType[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            if (Unify([.. types.Select(t => t.Attributes.ValueArray[i])], isUnsafe) is not { } attribute) return null;
            attributes[i] = attribute;
        }
        var result = ValueType.Object(types[0].Attributes.WithValues(attributes), []);
        return AllConvertTo(types, result, isUnsafe) ? result : AsCollection(TypeKind.Map, types, isUnsafe);
    }

    private static ValueType? Tuples(ImmutableArray<ValueType> types, bool isUnsafe)
    {
        int length = types[0].Elements.Length;
        if (types.Any(t => t.Elements.Length != length)) return AsCollection(TypeKind.List, types, isUnsafe);
        var elements = ImmutableArray.CreateBuilder<ValueType>(length);
        for (int i = 0; i < length; i++)
        {
            if (Unify([.. types.Select(t => t.Elements[i])], isUnsafe) is not { } element) return null;
            elements.Add(element);
        }
        var result = ValueType.Tuple(elements.MoveToImmutable());
        return AllConvertTo(types, result, isUnsafe) ? result : AsCollection(TypeKind.List, types, isUnsafe);
    }

    private static ValueType? AsCollection(TypeKind kind, ImmutableArray<ValueType> types, bool isUnsafe)
    {
        var parts = kind == TypeKind.Map ? types.SelectMany(t => t.Attributes.Values) : types.SelectMany(t => t.Elements);
        if (Unify([.. parts], isUnsafe) is not { } element) return null;
        var result = ValueType.Collection(kind, element);
        return AllConvertTo(types, result, isUnsafe) ? result : null;
    }

    /// <summary>The order to try candidates in: more general types first, then as given; a topological sort as the order is partial.</summary>
    private static List<int> InPreference(ImmutableArray<ValueType> types)
    {
        // Many elements have few types: sort distinct types only.
        var distinct = new List<int>();
        for (int i = 0; i < types.Length; i++)
            if (!distinct.Exists(d => types[d].Equals(types[i]))) distinct.Add(i);

        int count = distinct.Count;
        var before = new int[count];
        var after = new List<int>[count];
        for (int i = 0; i < count; i++) after[i] = [];
        for (int i = 0; i < count - 1; i++)
        {
            for (int j = i + 1; j < count; j++)
            {
                int order = Compare(types[distinct[i]], types[distinct[j]]);
                if (order == 0) continue;
                var (first, second) = order < 0 ? (i, j) : (j, i);
                after[first].Add(second);
                before[second]++;
            }
        }
        var queue = new List<int>();
        for (int i = 0; i < count; i++)
            if (before[i] == 0) queue.Add(i);
        for (int at = 0; at < queue.Count; at++)
            foreach (int next in after[queue[at]])
                if (--before[next] == 0) queue.Add(next);
        return queue.ConvertAll(i => distinct[i]);
    }

    private static int Compare(ValueType a, ValueType b)
    {
        if (a.Kind == TypeKind.Dynamic || b.Kind == TypeKind.Dynamic)
            return a.Kind != TypeKind.Dynamic ? -1 : b.Kind != TypeKind.Dynamic ? 1 : 0;
        if (a.IsPrimitive && b.IsPrimitive)
        {
            if (a.Kind == b.Kind) return 0;
            return b.Kind == TypeKind.String ? 1 : a.Kind == TypeKind.String ? -1 : 0;
        }
        switch (a.Kind, b.Kind)
        {
            case (TypeKind.List, TypeKind.List) or (TypeKind.Set, TypeKind.Set) or (TypeKind.Map, TypeKind.Map):
                return Compare(a.Element!, b.Element!);
            case (TypeKind.Tuple or TypeKind.List, TypeKind.Set) or (TypeKind.List, TypeKind.Tuple) or (TypeKind.Map, TypeKind.Object):
                return -1;
            case (TypeKind.Set, TypeKind.Tuple or TypeKind.List) or (TypeKind.Tuple, TypeKind.List) or (TypeKind.Object, TypeKind.Map):
                return 1;
            case (TypeKind.Object, TypeKind.Object):
                return a.Attributes.NameArray.AsSpan().SequenceEqual(b.Attributes.NameArray) ? CompareAll(a.Attributes.Values, b.Attributes.Values) : 0;
            case (TypeKind.Tuple, TypeKind.Tuple):
                return a.Elements.Length == b.Elements.Length ? CompareAll(a.Elements, b.Elements) : 0;
            default:
                return 0;
        }
    }

    private static int CompareAll(IEnumerable<ValueType> a, IEnumerable<ValueType> b)
    {
        bool less = false, more = false;
        foreach (var (x, y) in a.Zip(b))
        {
            int order = Compare(x, y);
            less |= order < 0;
            more |= order > 0;
        }
        return less == more ? 0 : less ? -1 : 1;
    }
}
