using System.Collections.Immutable;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Semantics;

// Objects, tuples and loops: one element of the value leads to the entries that make it.
internal sealed partial class OriginGraph
{
    private void FollowObject(ObjectSyntax entries, OriginEnvironment environment, ImmutableArray<PathStep> path)
    {
        if (path.IsEmpty)
        {
            Text(entries);
            FollowAll(entries.Items, environment);
            return;
        }
        bool all = path[0] == OriginPath.Any;
        bool existence = path[0] == OriginPath.Existence;
        string name = ElementNames.NameOf(path[0]);
        if (existence) return;
        if (all)
        {
            foreach (var item in entries.Items) FollowItem(item, environment, path[1..]);
            if (entries.Items.Count == 0) Text(entries);
            return;
        }
        if (Names.LiteralKeys(entries).TryGetValue(name, out var literal))
        {
            FollowItem(literal, environment, path[1..]);
            return;
        }
        bool found = false;
        foreach (var item in Names.ItemsNamed(entries, environment, name))
        {
            FollowItem(item, environment, path[1..]);
            found = true;
        }
        // What is not spelled depends on the object as a whole, not on the other entries.
        if (!found) current!.Holders.Add(entries);
    }

    private void FollowItem(ObjectItemSyntax item, OriginEnvironment environment, ImmutableArray<PathStep> rest)
    {
        Follow(item.Key, environment, []);
        if (rest is [var existence] && existence == OriginPath.Existence) return;
        Follow(item.Value, environment, rest);
    }

    private void FollowTuple(TupleSyntax tuple, OriginEnvironment environment, ImmutableArray<PathStep> path)
    {
        if (path.IsEmpty)
        {
            Text(tuple);
            FollowAll(tuple.Elements, environment);
            return;
        }
        var step = path[0];
        if (step == OriginPath.Existence) return;
        if (step == OriginPath.Any)
        {
            foreach (var element in tuple.Elements) Follow(element, environment, path[1..]);
            if (tuple.Elements.Count == 0) Text(tuple);
            return;
        }
        if (step.Name is null)
        {
            if (step.Index < tuple.Elements.Count && step.Index >= 0) Follow(tuple.Elements[step.Index], environment, path[1..]);
            else current!.Holders.Add(tuple);
            return;
        }
        // A set made of this tuple names its elements by what they are.
        var elements = Names.ElementsNamed(tuple, environment, step.Name);
        foreach (var element in elements) Follow(element, environment, []);
        if (elements.Count == 0) current!.Holders.Add(tuple);
    }

    private void FollowFor(ForSyntax loop, OriginEnvironment environment, ImmutableArray<PathStep> path)
    {
        Text(loop);
        var rest = path.IsEmpty ? path : path[1..];
        if (path is [var first, ..] && first == OriginPath.Existence) return;
        var wanted = path.IsEmpty ? OriginPath.Any : path[0];
        foreach (var element in Names.Elements(loop, environment, wanted))
        {
            var inner = environment.Bind(loop.ValueVariable, new OriginBinding(loop.Collection, environment, element, OriginBindingRole.Element));
            if (loop.KeyVariable is { } key) inner = inner.Bind(key, new OriginBinding(loop.Collection, environment, element, OriginBindingRole.Key));
            Follow(loop.Collection, environment, [element, OriginPath.Existence]);
            if (loop.Condition is not null) Follow(loop.Condition, inner, []);
            if (loop.Key is not null) Follow(loop.Key, inner, []);
            if (rest is [var existence] && existence == OriginPath.Existence) continue;
            Follow(loop.Value, inner, rest);
        }
    }
}
