using System.Collections.Immutable;
using PlanLint.Evaluation;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Differences;

/// <content>What blocks configure.</content>
internal sealed partial class ReachWalk
{
    private const int MostBlocks = 1_000;

    private Cause? Body(BlockSymbol was, BlockSymbol now, Standing standing)
    {
        foreach (var attribute in now.Body.Attributes)
            if (Argument(was.Body.GetAttribute(attribute.Name), attribute, now, standing) is { } cause) return cause;
        foreach (var attribute in was.Body.Attributes)
            if (now.Body.GetAttribute(attribute.Name) is null && Argument(attribute, null, now, standing) is { } cause) return cause;
        if (was.Body.Blocks.Count == 0 && now.Body.Blocks.Count == 0) return null;
        var (mine, theirs) =
            (was.Body.Blocks.ToLookup(MergedBody.MadeType, StringComparer.Ordinal), now.Body.Blocks.ToLookup(MergedBody.MadeType, StringComparer.Ordinal));
        foreach (string type in theirs.Select(g => g.Key).Union(mine.Select(g => g.Key), StringComparer.Ordinal))
        {
            var cause = ConfiguredBody.MetaBlocks.Contains(type)
                ? Meta([.. mine[type]], [.. theirs[type]], standing)
                : Blocks([.. mine[type]], [.. theirs[type]], standing);
            if (cause is not null) return new Cause(
                $"{type} of {ModuleComparer.NameOf(now)}", cause.Location ?? (theirs[type].FirstOrDefault() ?? mine[type].First()).Location, cause);
        }
        return null;
    }

    private Cause? Argument(AttributeSyntax? was, AttributeSyntax? now, BlockSymbol block, Standing standing)
    {
        string name = (now ?? was)!.Name;
        if (name is "count" or "for_each" or "depends_on" or "provider" || block is ProviderSymbol && name is "alias" or "version") return null;
        var place = SourceLocation.At((now ?? was)!.Tree.Source, (now ?? was)!.NameSpan);
        if (was is null || now is null)
        {
            // Null is what an argument is that nobody writes.
            var value = now is null ? standing.Before.Evaluate(was!.Value) : standing.Head.Evaluate(now.Value);
            return value.IsNull ? null : new Cause($"{name} of {ModuleComparer.NameOf(block)}", place);
        }
        return Compare(was.Value, now.Value, standing, []) is { } cause ? new Cause($"{name} of {ModuleComparer.NameOf(block)}", place, cause) : null;
    }

    /// <summary>Blocks that speak to Terraform count as texts, and what replaces an instance with what it names.</summary>
    private Cause? Meta(List<BlockSyntax> mine, List<BlockSyntax> theirs, Standing standing)
    {
        var comparison = new SyntaxComparison((a, b) => pairing.SameReference(a, standing.Before.Instance.Module, b, standing.Head.Instance.Module));
        if (!comparison.SameBlocks(mine, theirs)) return new Cause(Cause.Edit, (theirs.FirstOrDefault() ?? mine[0]).Location);
        foreach (var block in theirs)
        {
            if (block.Body.GetAttribute("replace_triggered_by")?.Value is not { } triggers) continue;
            foreach (var reference in ReferenceWalk.FreeReferences(triggers))
            {
                if (reference.RootName is "each" or "count") continue;
                var (named, at) = Pairing.Named(reference, standing.Head.Instance.Module);
                if (named is null || pairing.BaseOf(named) is not { } earlier) continue;
                // A computed key stands in the index around the reference: then all instances count.
                if (Symbol(earlier, named, standing, OriginPath.Of(reference.Steps, at, [])) is { } cause) return cause;
            }
        }
        return null;
    }

    /// <summary>Nested blocks in their order, those that <c>dynamic</c> makes included; as texts where it is not known how many there are.</summary>
    private Cause? Blocks(List<BlockSyntax> was, List<BlockSyntax> now, Standing standing)
    {
        if (Expand(was, standing.Before) is { } mine && Expand(now, standing.Head) is { } theirs)
        {
            for (int i = 0; i < Math.Min(mine.Count, theirs.Count); i++)
            {
                var inner = standing with { Before = standing.Before with { Scope = mine[i].Scope }, Head = standing.Head with { Scope = theirs[i].Scope } };
                if (mine[i].Iterator is { } from && theirs[i].Iterator is { } to)
                {
                    string iterator = DynamicBlock.Iterator(to);
                    if (iterator != DynamicBlock.Iterator(from)) return new Cause(Cause.Edit, to.Location);
                    inner = inner with { Bound = inner.Bound.SetItem(iterator, (Collection(from)!, Collection(to)!, standing)) };
                }
                else if (mine[i].Iterator is not null || theirs[i].Iterator is not null)
                {
                    if (!IsKnown(mine[i]) || !IsKnown(theirs[i])) return new Cause(Cause.Edit, theirs[i].Body.Location);
                }
                if (Body(mine[i].Body, theirs[i].Body, inner) is { } cause) return cause;
            }
            return mine.Count == theirs.Count ? null : Counted(was, now, standing);
        }
        if (was.Count != now.Count) return new Cause(Cause.Edit, (now.FirstOrDefault() ?? was[0]).Location);
        for (int i = 0; i < was.Count; i++)
        {
            if (was[i].Type != now[i].Type) return new Cause(Cause.Edit, now[i].Location);
            var inner = standing;
            if (now[i].Type == "dynamic")
            {
                if (Collection(was[i]) is not { } from || Collection(now[i]) is not { } to || DynamicBlock.Iterator(was[i]) != DynamicBlock.Iterator(now[i]))
                    return new Cause(Cause.Edit, now[i].Location);
                if (Compare(from, to, standing, []) is { } different) return different;
                inner = inner with { Bound = inner.Bound.SetItem(DynamicBlock.Iterator(now[i]), (from, to, standing)) };
            }
            if (Body(was[i].Body, now[i].Body, inner) is { } cause) return cause;
        }
        return null;
    }

    /// <summary>Other blocks than before: the text that makes more or fewer of them.</summary>
    private Cause Counted(List<BlockSyntax> was, List<BlockSyntax> now, Standing standing)
    {
        for (int i = 0; i < Math.Min(was.Count, now.Count); i++)
            if (Collection(was[i]) is { } from && Collection(now[i]) is { } to && Compare(from, to, standing, []) is { } cause) return cause;
        return new Cause(Cause.Edit, (now.LastOrDefault() ?? was[^1]).Location);
    }

    private Cause? Body(BodySyntax was, BodySyntax now, Standing standing)
    {
        if (depth >= DepthLimit) return new Cause(Cause.Edit, now.Location);
        depth++;
        var cause = Parts(was, now, standing);
        depth--;
        return cause;
    }

    private Cause? Parts(BodySyntax was, BodySyntax now, Standing standing)
    {
        foreach (string name in now.Attributes.Concat(was.Attributes).Select(a => a.Name).Distinct(StringComparer.Ordinal))
        {
            if (now.Parent is BlockSyntax { Type: "dynamic" } && name is "for_each" or "iterator") continue;
            var (mine, theirs) = (was.GetAttribute(name), now.GetAttribute(name));
            if (mine is null || theirs is null)
            {
                if ((theirs is null ? standing.Before.Evaluate(mine!.Value) : standing.Head.Evaluate(theirs.Value)).IsNull) continue;
                return new Cause(Cause.Edit, (theirs ?? mine)!.Location);
            }
            if (Compare(mine.Value, theirs.Value, standing, []) is { } cause) return cause;
        }
        var (left, right) =
            (was.Blocks.ToLookup(MergedBody.MadeType, StringComparer.Ordinal), now.Blocks.ToLookup(MergedBody.MadeType, StringComparer.Ordinal));
        foreach (string type in right.Select(g => g.Key).Union(left.Select(g => g.Key), StringComparer.Ordinal))
            if (Blocks([.. left[type]], [.. right[type]], standing) is { } cause) return cause;
        return null;
    }

    private static bool IsKnown((BodySyntax Body, Scope Scope, BlockSyntax? Iterator, Side At) made) =>
        !made.Body.Blocks.Any() && made.Body.Attributes.All(a => (made.At with { Scope = made.Scope }).Evaluate(a.Value).IsWhollyKnown);

    private static ExpressionSyntax? Collection(BlockSyntax block) => block.Body.GetAttribute("for_each")?.Value;

    /// <summary>The bodies that blocks make, each with its names; null when it is not known how many.</summary>
    private static List<(BodySyntax Body, Scope Scope, BlockSyntax? Iterator, Side At)>? Expand(List<BlockSyntax> blocks, Side side)
    {
        var made = new List<(BodySyntax, Scope, BlockSyntax?, Side)>();
        foreach (var block in blocks)
        {
            if (block.Type != "dynamic")
            {
                made.Add((block.Body, side.Scope, null, side));
                continue;
            }
            if (DynamicBlock.Elements(block, side.Evaluate) is not { } elements
                || block.Body.GetBlocks("content").FirstOrDefault() is not { } content) return null;
            if (made.Count + elements.Count > MostBlocks) return null;
            foreach (var (key, element) in elements) made.Add(
                (content.Body, new IteratorScope(side.Scope, DynamicBlock.Iterator(block), key, element), block, side));
        }
        return made;
    }
}
