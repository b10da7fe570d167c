using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation;

/// <summary>Says where the types of the two results of a conditional part, in hcl's words.</summary>
internal static class ConditionalMismatch
{
    public static string Describe(ValueType whenTrue, ValueType whenFalse)
    {
        switch (whenTrue.Kind, whenFalse.Kind)
        {
            case (TypeKind.Object, TypeKind.Object):
                foreach (var (name, type) in whenTrue.Attributes)
                {
                    if (!whenFalse.Attributes.TryGetValue(name, out var other))
                        return $"The 'true' value includes object attribute \"{name}\", which is absent in the 'false' value";
                    if (!type.Equals(other)) return $"Type mismatch for object attribute \"{name}\": {Describe(type, other)}";
                }
                foreach (string name in whenFalse.Attributes.Keys)
                    if (!whenTrue.Attributes.ContainsKey(name))
                        return $"The 'false' value includes object attribute \"{name}\", which is absent in the 'true' value";
                break;
            case (TypeKind.Tuple, TypeKind.Tuple):
                if (whenTrue.Elements.Length != whenFalse.Elements.Length)
                    return $"The 'true' tuple has length {whenTrue.Elements.Length}, but the 'false' tuple has length {whenFalse.Elements.Length}";
                for (int i = 0; i < whenTrue.Elements.Length; i++)
                    if (!whenTrue.Elements[i].Equals(whenFalse.Elements[i]))
                        return $"Type mismatch for tuple element {i}: {Describe(whenTrue.Elements[i], whenFalse.Elements[i])}";
                break;
            case (TypeKind.List, TypeKind.List) or (TypeKind.Set, TypeKind.Set) or (TypeKind.Map, TypeKind.Map)
                when whenTrue.Element!.Kind == whenFalse.Element!.Kind && whenTrue.Element.Kind is TypeKind.Object or TypeKind.Tuple:
                string noun = whenTrue.Kind switch { TypeKind.List => "list", TypeKind.Set => "set", _ => "map" };
                return $"Mismatched {noun} element types: {Describe(whenTrue.Element, whenFalse.Element!)}";
        }
        return whenTrue.FriendlyName == whenFalse.FriendlyName
            ? "At least one deeply-nested attribute or element is not compatible across both the 'true' and the 'false' value"
            : $"The 'true' value is {whenTrue.FriendlyName}, but the 'false' value is {whenFalse.FriendlyName}";
    }
}
