using System.Collections.Immutable;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>
/// Which entries of an object, elements of a tuple and rounds of a loop a name leads to. Worked out once an expression and place:
/// each instance that is made of a collection asks.
/// </summary>
internal sealed class ElementNames(ModuleEvaluation evaluation)
{
    private readonly Dictionary<ObjectSyntax, Dictionary<string, ObjectItemSyntax>> literalKeys = [];
    private readonly Dictionary<(ObjectSyntax, OriginEnvironment), (ILookup<string, int> Known, int[] Unknown)> namesOfObjects = [];
    private readonly Dictionary<(TupleSyntax, OriginEnvironment), (Dictionary<string, List<int>> Known, List<int> Unknown)> namesOfTuples = [];
    private readonly Dictionary<(ForSyntax, OriginEnvironment), List<PathStep>?> elementsOfLoops = [];
    private readonly Dictionary<(ForSyntax, OriginEnvironment), Dictionary<string, List<PathStep>>?> keysOfLoops = [];

    /// <summary>The entries whose key is computed and is a name, and those whose key may be it. Worked out once an object and place.</summary>
    public IEnumerable<ObjectItemSyntax> ItemsNamed(ObjectSyntax entries, OriginEnvironment environment, string name)
    {
        if (!namesOfObjects.TryGetValue((entries, environment), out var names))
        {
            var keys = entries.Items.Select((item, i) => (Item: item, Index: i)).Where(e => e.Item.Key.LiteralKey is null)
                .Select(e => (e.Index, Key: Evaluate(e.Item.Key.Wrapped, environment))).ToArray();
            names = (keys.Where(k => k.Key.IsKnown).ToLookup(k => k.Key.StringOrNull ?? NameOf(OriginPath.Of(k.Key)), k => k.Index, StringComparer.Ordinal),
                [.. keys.Where(k => !k.Key.IsKnown).Select(k => k.Index)]);
            namesOfObjects[(entries, environment)] = names;
        }
        return names.Known[name].Concat(names.Unknown).Order().Select(i => entries.Items[i]);
    }

    public static string NameOf(PathStep step) => step.Name ?? step.Index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The entries whose key is spelled; of those with one key, the last.</summary>
    public Dictionary<string, ObjectItemSyntax> LiteralKeys(ObjectSyntax entries)
    {
        if (literalKeys.TryGetValue(entries, out var known)) return known;
        var keys = new Dictionary<string, ObjectItemSyntax>(StringComparer.Ordinal);
        foreach (var item in entries.Items)
            if (item.Key.LiteralKey is { } key) keys[key] = item;
        return literalKeys[entries] = keys;
    }

    /// <summary>The elements that are a string, and those that may be it. Worked out once a tuple and place: each instance of a set asks.</summary>
    public List<ExpressionSyntax> ElementsNamed(TupleSyntax tuple, OriginEnvironment environment, string name)
    {
        if (!namesOfTuples.TryGetValue((tuple, environment), out var names))
        {
            names = (new(StringComparer.Ordinal), []);
            for (int i = 0; i < tuple.Elements.Count; i++)
            {
                var value = Evaluate(tuple.Elements[i], environment);
                if (!value.IsKnown) names.Unknown.Add(i);
                else if (value.StringOrNull is { } text)
                {
                    if (!names.Known.TryGetValue(text, out var list)) names.Known[text] = list = [];
                    list.Add(i);
                }
            }
            namesOfTuples[(tuple, environment)] = names;
        }
        return [.. names.Known.GetValueOrDefault(name, []).Concat(names.Unknown).Order().Select(i => tuple.Elements[i])];
    }

    /// <summary>The elements of the collection that make the wanted element of the result; all of them when that is not known.</summary>
    public List<PathStep> Elements(ForSyntax loop, OriginEnvironment environment, PathStep wanted)
    {
        if (wanted == OriginPath.Any) return [OriginPath.Any];
        if (loop.Key is ScopeTraversalSyntax { Steps: [_] } same && same.RootName == loop.KeyVariable) return [wanted];
        if (!elementsOfLoops.TryGetValue((loop, environment), out var keys))
            elementsOfLoops[(loop, environment)] = keys = ElementsOf(Evaluate(loop.Collection, environment));
        if (keys is null) return [OriginPath.Any];
        if (loop.Key is null) return loop.Condition is null && wanted.Name is null && wanted.Index < keys.Count ? [keys[wanted.Index]] : [OriginPath.Any];

        var index = KeysOf(loop, environment, keys);
        if (index is null) return [OriginPath.Any];
        return index.TryGetValue(NameOf(wanted), out var found) ? found : [OriginPath.Any];
    }

    /// <summary>What the elements of a collection are called, in order; null when it is not known.</summary>
    private static List<PathStep>? ElementsOf(Value collection) => !collection.IsKnown || collection.IsNull ? null : collection.Kind switch
    {
        TypeKind.Map or TypeKind.Object => [.. collection.Attributes.Keys.Select(k => (PathStep)k)],
        TypeKind.Set => [.. collection.Elements.Select(OriginPath.Of)],
        _ => [.. Enumerable.Range(0, collection.Elements.Length).Select(i => (PathStep)i)],
    };

    /// <summary>Which elements make each key of an object-for; null when a key is not known. Worked out once a loop and place.</summary>
    private Dictionary<string, List<PathStep>>? KeysOf(ForSyntax loop, OriginEnvironment environment, List<PathStep> elements)
    {
        if (keysOfLoops.TryGetValue((loop, environment), out var known)) return known;
        var index = new Dictionary<string, List<PathStep>>(StringComparer.Ordinal);
        foreach (var element in elements)
        {
            var inner = environment.Bind(loop.ValueVariable, new OriginBinding(loop.Collection, environment, element, OriginBindingRole.Element));
            if (loop.KeyVariable is { } key) inner = inner.Bind(key, new OriginBinding(loop.Collection, environment, element, OriginBindingRole.Key));
            var made = OriginPath.Of(Evaluate(loop.Key!, inner));
            if (made == OriginPath.Any || element == OriginPath.Any) return keysOfLoops[(loop, environment)] = null;
            string name = NameOf(made);
            if (!index.TryGetValue(name, out var list)) index[name] = list = [];
            list.Add(element);
        }
        return keysOfLoops[(loop, environment)] = index;
    }

    private Value Evaluate(ExpressionSyntax expression, OriginEnvironment environment) =>
        evaluation.Evaluate(expression, new OriginScope(evaluation, environment)).Value;
}
