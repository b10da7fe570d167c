using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Decisions;

/// <summary>
/// Compares what a typed Kubernetes resource declares with the live object. The provider writes field names with underscores, and lists
/// and objects alike as blocks, often in the singular; what cannot be found under the other name is left open.
/// </summary>
internal sealed class TypedDifferences
{
    private static readonly HashSet<string> Server = new(StringComparer.Ordinal) { "generation", "resource_version", "uid", "generate_name", "id" };
    private readonly List<string> paths = [];

    /// <summary>Declared paths whose live value differs, in the order of the schema.</summary>
    public IReadOnlyList<string> Paths => paths;

    /// <summary>True when every declared value was found and compared, so that no path means no difference.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Compares the parts that both sides have: metadata, spec, data and what else the object has at its top.</summary>
    public static TypedDifferences Between(Value declared, Value live, Func<string, bool> isProviderSide)
    {
        var differences = new TypedDifferences();
        foreach (var (name, value) in declared.Attributes)
            if (!Server.Contains(name) && !isProviderSide(name)) differences.Field(name, value, live, ValuePath.Of(name));
        return differences;
    }

    private void Field(string name, Value declared, Value live, ValuePath at)
    {
        if (Find(live, name) is { } found) Compare(declared, found, at);
        else if (!IsNothing(declared)) IsComplete = false;
    }

    private void Compare(Value declared, Value live, ValuePath at)
    {
        if (declared.IsNull || declared.Kind is not (TypeKind.Bool or TypeKind.Number) && IsNothing(declared)) return;
        if (!declared.IsKnown || declared.IsSensitive || live.IsSensitive)
        {
            IsComplete = false;
            return;
        }
        switch (declared.Kind)
        {
            // A block of at most one is an object there.
            case TypeKind.Tuple or TypeKind.List or TypeKind.Set when live.Kind is TypeKind.Object or TypeKind.Map && declared.Elements is [var only]:
                foreach (var (name, value) in only.Attributes)
                    if (!Server.Contains(name)) Field(name, value, live, at.Append(0).Append(name));
                break;
            case TypeKind.Tuple or TypeKind.List or TypeKind.Set:
                if (live.Elements.Length != declared.Elements.Length) paths.Add(at.ToString());
                else if (declared.Kind == TypeKind.Set) IsComplete = false;
                else
                    for (int i = 0; i < declared.Elements.Length; i++) Compare(declared.Elements[i], live.Elements[i], at.Append(i));
                break;
            // A map's keys are the user's: labels, data, limits. A block within a list has the provider's.
            case TypeKind.Map or TypeKind.Object when at.Steps[^1].Name is not null:
                foreach (var (key, value) in declared.Attributes)
                {
                    if (live[key] is { } found) Compare(value, found, at.Append(key));
                    else if (value.IsKnown && !value.IsNull) paths.Add(at.Append(key).ToString());
                }
                break;
            case TypeKind.Map or TypeKind.Object:
                foreach (var (name, value) in declared.Attributes) Field(name, value, live, at.Append(name));
                break;
            default:
                if (live.Kind is TypeKind.Tuple or TypeKind.List or TypeKind.Object or TypeKind.Map) IsComplete = false;
                else if (Plain(declared) != Plain(live) && !new AttributeChange(at, AttributeChangeKind.Changed, live, declared).IsCosmetic)
                    paths.Add(at.ToString());
                break;
        }
    }

    /// <summary>A field by the API's name: <c>service_name</c> is <c>serviceName</c>, and the block <c>container</c> is <c>containers</c>.</summary>
    private static Value? Find(Value live, string name)
    {
        string field = Camel(name);
        return live[field] ?? live[field + "s"] ?? live[field + "es"] ?? (field.EndsWith('y') ? live[field[..^1] + "ies"] : null);
    }

    private static string Camel(string name)
    {
        string[] words = name.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Select((w, i) => i == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..]));
    }

    /// <summary>True for what the API leaves out when it is not set: null, false, zero, and what is empty.</summary>
    private static bool IsNothing(Value value) => value.IsNull || value.IsKnown && value.Kind switch
    {
        TypeKind.String => value.AsString.Length == 0,
        TypeKind.Bool => !value.AsBool,
        TypeKind.Number => value.AsNumber.ToString() == "0",
        TypeKind.Map or TypeKind.Object => value.Attributes.Count == 0,
        _ => value.Elements.IsEmpty,
    };

    private static string Plain(Value value) => value.StringOrNull ?? value.ToString();
}
