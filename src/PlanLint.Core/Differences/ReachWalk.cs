using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Evaluation;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Differences;

/// <summary>
/// Proves that two expressions have the same value, known or not, or names what may make them differ. Known values are compared;
/// of unknown ones the texts, and what they refer to. Every doubt is a difference.
/// </summary>
internal sealed partial class ReachWalk(ConfigurationDifference difference)
{
    private const int DepthLimit = 200;

    private readonly Pairing pairing = difference.Pairing;
    private readonly ModuleEvaluation before = difference.BaseValues;
    private readonly ModuleEvaluation head = difference.HeadValues;
    private readonly Dictionary<(Symbol, ModulePath, InstanceKey?, ValuePath), Cause?> known = [];
    private int depth;

    /// <summary>What may make a part of two expressions differ; null when they are the same.</summary>
    public Cause? Compare(ExpressionSyntax was, ExpressionSyntax now, Standing standing, ImmutableArray<PathStep> path)
    {
        if (depth >= DepthLimit) return Edited(now);
        depth++;
        var (mine, theirs) = (Part(standing.Before, was, path), Part(standing.Head, now, path));
        Cause? cause;
        if (mine is { IsWhollyKnown: true } && theirs is { IsWhollyKnown: true })
            cause = SameValues.AreSame(mine, theirs) ? null : Follow(was, now, standing, path) ?? Read(now);
        else cause = Follow(was, now, standing, path);
        depth--;
        return cause;
    }

    private Value? Part(Side side, ExpressionSyntax expression, ImmutableArray<PathStep> path)
    {
        if (path.Contains(OriginPath.Any)) return null;
        if (side.Block is not null) return SameValues.At(side.Evaluate(expression), path.AsSpan());
        // What repeats a block is asked for by each of its instances.
        if (!values.TryGetValue((expression, side.Instance), out var value)) values[(expression, side.Instance)] = value = side.Evaluate(expression);
        return SameValues.At(value, path.AsSpan());
    }

    private readonly Dictionary<(ExpressionSyntax, ModuleInstance), Value> values = [];

    private static Cause Edited(ExpressionSyntax now) => new(Cause.Edit, now.Location);

    /// <summary>Equal texts, equal names, another value: what is left is a file, or a conversion.</summary>
    private static Cause Read(ExpressionSyntax now)
    {
        var call = now.DescendantNodes().Prepend(now).OfType<FunctionCallSyntax>().FirstOrDefault(FileComparer.Reads);
        return new Cause(call is null ? "the value" : $"the file that {call.Name}() reads", (call ?? now).Location);
    }

    private Cause? Follow(ExpressionSyntax was, ExpressionSyntax now, Standing standing, ImmutableArray<PathStep> path)
    {
        (was, now) = (SyntaxComparison.Bare(was), SyntaxComparison.Bare(now));
        switch (was, now)
        {
            case (ScopeTraversalSyntax a, ScopeTraversalSyntax b): return Reference(a, b, standing, path);
            case (RelativeTraversalSyntax a, RelativeTraversalSyntax b):
                var (left, right) = (OriginPath.Of(a.Steps, 0, path), OriginPath.Of(b.Steps, 0, path));
                return left.SequenceEqual(right) ? Compare(a.Source, b.Source, standing, right) : Edited(now);
            case (IndexSyntax a, IndexSyntax b): return Index(a, b, standing, path);
            case (ObjectSyntax a, ObjectSyntax b) when SyntaxComparison.EntriesOf(a) is { } mine && SyntaxComparison.EntriesOf(b) is { } theirs:
                return Entries(mine, theirs, now, standing, path);
            case (TupleSyntax a, TupleSyntax b) when path is [{ Name: null } step, ..]:
                if (step.Index < a.Elements.Count && step.Index < b.Elements.Count)
                    return Compare(a.Elements[step.Index], b.Elements[step.Index], standing, path[1..]);
                break;
            case (ConditionalSyntax a, ConditionalSyntax b): return Conditional(a, b, standing, path);
            case (ForSyntax a, ForSyntax b): return Loop(a, b, standing, path);
            case (FunctionCallSyntax a, FunctionCallSyntax b) when a.Name == b.Name && a.Arguments.Count == b.Arguments.Count
                && a.ExpandsFinal == b.ExpandsFinal:
                return Call(a, b, standing, path);
            case (TemplateSyntax or TupleSyntax or BinarySyntax or UnarySyntax or ObjectSyntax, _) when was.SaysSame(now) && was.SlotCount == now.SlotCount:
                return Children(was, now, standing);
        }
        return Whole(was, now, standing);
    }

    /// <summary>Texts that are equal as trees and refer to the same things are the same.</summary>
    private Cause? Whole(SyntaxNode was, SyntaxNode now, Standing standing, params string[] bound)
    {
        var comparison = new SyntaxComparison((a, b) => a.RootName == b.RootName && bound.Contains(a.RootName)
            ? a.IsEquivalentTo(b)
            : a.IsEquivalentTo(b) || pairing.SameReference(a, standing.Before.Instance.Module, b, standing.Head.Instance.Module));
        if (was is not ExpressionSyntax left || now is not ExpressionSyntax right || !comparison.Same(left, right)) return new Cause(Cause.Edit, now.Location);
        if (pairing.AnyFileChanged.Value && now.DescendantNodes().Prepend(now).OfType<FunctionCallSyntax>().FirstOrDefault(FileComparer.Reads) is { } call)
            return new Cause($"the file that {call.Name}() reads", call.Location);
        var (mine, theirs) = (ReferenceWalk.FreeReferences(was).Where(r => !bound.Contains(r.RootName)),
            ReferenceWalk.FreeReferences(now).Where(r => !bound.Contains(r.RootName)));
        // The order of map entries may differ between equal trees: pair references by what they say.
        foreach (var reference in theirs)
        {
            var same = mine.FirstOrDefault(r => r.IsEquivalentTo(reference))
                ?? mine.FirstOrDefault(r => pairing.SameReference(r, standing.Before.Instance.Module, reference, standing.Head.Instance.Module));
            if (same is null) return new Cause(Cause.Edit, reference.Location);
            if (Reference(same, reference, standing, []) is { } cause) return cause;
        }
        return null;
    }

    private Cause? Children(SyntaxNode was, SyntaxNode now, Standing standing)
    {
        for (int i = 0; i < now.SlotCount; i++)
        {
            var (mine, theirs) = (was.GetSlot(i), now.GetSlot(i));
            var cause = (mine, theirs) switch
            {
                (LiteralSyntax a, LiteralSyntax b) => a.IsEquivalentTo(b) ? null : Edited(b),
                (ObjectItemSyntax a, ObjectItemSyntax b) => Whole(a.Key, b.Key, standing) ?? Compare(a.Value, b.Value, standing, []),
                (ExpressionSyntax a, ExpressionSyntax b) => Compare(a, b, standing, []),
                _ => Whole(mine, theirs, standing),
            };
            if (cause is not null) return cause;
        }
        return null;
    }

    private Cause? Entries(Dictionary<string, ExpressionSyntax> mine, Dictionary<string, ExpressionSyntax> theirs, ExpressionSyntax now, Standing standing,
        ImmutableArray<PathStep> path)
    {
        if (path is [{ Name: { } name } step, ..] && step != OriginPath.Any && step != OriginPath.Existence)
            return mine.TryGetValue(name, out var a) && theirs.TryGetValue(name, out var b) ? Compare(a, b, standing, path[1..])
                : !mine.ContainsKey(name) && !theirs.ContainsKey(name) ? null : Edited(theirs.GetValueOrDefault(name) ?? now);
        foreach (var (key, value) in theirs)
        {
            if (!mine.TryGetValue(key, out var earlier)) return Edited(value);
            if (Compare(earlier, value, standing, []) is { } cause) return cause;
        }
        return mine.Count == theirs.Count ? null : Edited(now);
    }

    private Cause? Conditional(ConditionalSyntax was, ConditionalSyntax now, Standing standing, ImmutableArray<PathStep> path)
    {
        if (Compare(was.Condition, now.Condition, standing, []) is { } cause) return cause;
        var condition = standing.Head.Evaluate(now.Condition);
        bool isKnown = condition is { IsKnown: true, IsNull: false, Kind: TypeKind.Bool };
        return (!isKnown || condition.AsBool ? Compare(was.WhenTrue, now.WhenTrue, standing, path) : null)
            ?? (!isKnown || !condition.AsBool ? Compare(was.WhenFalse, now.WhenFalse, standing, path) : null);
    }

    private Cause? Index(IndexSyntax was, IndexSyntax now, Standing standing, ImmutableArray<PathStep> path)
    {
        if (Compare(was.Key, now.Key, standing, []) is { } cause) return cause;
        var (mine, theirs) = (OriginPath.Of(standing.Before.Evaluate(was.Key)), OriginPath.Of(standing.Head.Evaluate(now.Key)));
        return mine == theirs && mine != OriginPath.Any
            ? Compare(was.Collection, now.Collection, standing, path.Insert(0, theirs))
            : Compare(was.Collection, now.Collection, standing, []);
    }

    /// <summary>A loop that keeps the keys of its collection makes each element of one element.</summary>
    private Cause? Loop(ForSyntax was, ForSyntax now, Standing standing, ImmutableArray<PathStep> path)
    {
        string[] bound = now.KeyVariable is null ? [now.ValueVariable] : [now.KeyVariable, now.ValueVariable];
        bool keepsKeys = path is [{ Name: not null } first, ..] && first != OriginPath.Any && now.Key is ScopeTraversalSyntax { Steps: [_] } key
            && key.RootName == now.KeyVariable;
        if (!keepsKeys || was.KeyVariable != now.KeyVariable || was.ValueVariable != now.ValueVariable || was.Groups != now.Groups || was.Key is null
            || was.Condition is null != now.Condition is null) return Whole(was, now, standing);
        return Whole(was.Key, now.Key!, standing, bound)
            ?? Compare(was.Collection, now.Collection, standing, [path[0]])
            ?? Whole(was.Value, now.Value, standing, bound)
            ?? (was.Condition is null ? null : Whole(was.Condition, now.Condition!, standing, bound));
    }

    private Cause? Call(FunctionCallSyntax was, FunctionCallSyntax now, Standing standing, ImmutableArray<PathStep> path)
    {
        if (FileComparer.Reads(now) && Files(was, now, standing) is { } file) return file;
        var rest = now.Name is "merge" or "tomap" or "toset" or "sensitive" or "nonsensitive" && !now.ExpandsFinal ? path : [];
        for (int i = 0; i < now.Arguments.Count; i++)
            if (Compare(was.Arguments[i], now.Arguments[i], standing, rest) is { } cause) return cause;
        return null;
    }

    private Cause? Files(FunctionCallSyntax was, FunctionCallSyntax now, Standing standing)
    {
        var (mine, theirs) = (was.Arguments.Count == 0 ? null : standing.Before.Evaluate(was.Arguments[0]).StringOrNull, now.Arguments.Count == 0
            ? null
            : standing.Head.Evaluate(now.Arguments[0]).StringOrNull);
        bool isSame = mine is null || theirs is null
            || now.Name is "fileset" ? !pairing.AnyFileChanged.Value : mine == theirs && FileComparer.SameFile(pairing, now.Name, mine);
        return isSame ? null : new Cause($"the file that {now.Name}() reads", now.Location);
    }

    private Cause? Remember(Symbol symbol, ModulePath path, InstanceKey? key, ImmutableArray<PathStep> steps, Func<Cause?> find)
    {
        var question = (symbol, path, key, ValuePath.Of(steps.AsSpan()));
        if (known.TryGetValue(question, out var answer)) return answer;
        // What needs itself cannot be told: then it counts as different.
        known[question] = new Cause(ModuleComparer.NameOf(symbol), symbol.Location);
        return known[question] = find();
    }
}
