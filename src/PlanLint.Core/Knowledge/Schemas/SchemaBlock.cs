using PlanLint.Text;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Knowledge.Schemas;

/// <summary>What a provider's schema names in a resource or in a block of it.</summary>
internal sealed class SchemaBlock
{
    public Dictionary<string, SchemaAttribute> Attributes { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SchemaBlock> Blocks { get; } = new(StringComparer.Ordinal);

    /// <summary>True when the provider advises against it.</summary>
    public bool IsDeprecated { get; set; }

    /// <summary>How it may be repeated where it is a nested block, such as <c>list</c> or <c>single</c>; empty for a whole resource.</summary>
    public string Nesting { get; set; } = "";

    /// <summary>How many of it have to be there.</summary>
    public int Least { get; set; }

    /// <summary>How many of it there may be; 0 for any number.</summary>
    public int Most { get; set; }

    /// <summary>The type of an attribute whose parts are named: what is not required may be left out. Null when a part's type is not known.</summary>
    public ValueType? AsType()
    {
        var parts = new Dictionary<string, ValueType>(StringComparer.Ordinal);
        foreach (var (name, attribute) in Attributes)
        {
            if (attribute.Given is not { } part) return null;
            parts[name] = part;
        }
        var one = ValueType.Object(NameMap.From(parts), [.. Attributes.Where(a => !a.Value.IsRequired).Select(a => a.Key)]);
        return Nesting switch
        {
            "single" => one,
            "list" => ValueType.List(one),
            "set" => ValueType.Set(one),
            "map" => ValueType.Map(one),
            _ => null,
        };
    }

    /// <summary>Every name in it, arguments before blocks.</summary>
    public IEnumerable<string> Names => Attributes.Keys.Concat(Blocks.Keys);

    /// <summary>True when something is called that. A name may be a pattern, and indices do not count.</summary>
    public bool Has(string path)
    {
        int point = path.IndexOf('.', StringComparison.Ordinal);
        string name = WithoutIndex(point < 0 ? path : path[..point]);
        string rest = point < 0 ? "" : path[(point + 1)..];
        // A pattern may span several names: whether it matches, is known for the first alone.
        if (Wildcard.IsPattern(name)) return name.StartsWith('*') || Names.Any(n => Wildcard.Matches(name, n));
        if (Blocks.TryGetValue(name, out var block)) return rest.Length == 0 || block.Has(rest);
        if (!Attributes.TryGetValue(name, out var attribute)) return false;
        return rest.Length == 0 || attribute.Nested is null || attribute.Nested.Has(rest);
    }

    /// <summary>The name that a path probably means, where all but one of its parts are right; null when none is near.</summary>
    public string? Nearest(string path)
    {
        int point = path.IndexOf('.', StringComparison.Ordinal);
        if (point < 0) return NearestName.Of(path, Names);
        string name = WithoutIndex(path[..point]);
        var below = Blocks.TryGetValue(name, out var block) ? block : Attributes.GetValueOrDefault(name)?.Nested;
        if (below is null) return NearestName.Of(name, Names) is { } near ? near + path[point..] : null;
        return below.Nearest(path[(point + 1)..]) is { } inner ? $"{path[..point]}.{inner}" : null;
    }

    /// <summary>Attributes that are sensitive, as paths, in ordinal order.</summary>
    public IEnumerable<string> Sensitive()
    {
        foreach (var (name, attribute) in Attributes.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            if (attribute.IsSensitive) yield return name;
            else
                foreach (string below in attribute.Nested?.Sensitive() ?? []) yield return $"{name}.{below}";
        }
        foreach (var (name, block) in Blocks.OrderBy(b => b.Key, StringComparer.Ordinal))
            foreach (string below in block.Sensitive()) yield return $"{name}.{below}";
    }

    private static string WithoutIndex(string name)
    {
        int bracket = name.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? name : name[..bracket];
    }
}
