using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Differences;

/// <content>What references name.</content>
internal sealed partial class ReachWalk
{
    private Cause? Reference(ScopeTraversalSyntax was, ScopeTraversalSyntax now, Standing standing, ImmutableArray<PathStep> path)
    {
        if (standing.Bound.TryGetValue(now.RootName, out var bound))
            return was.IsEquivalentTo(now) ? Compare(bound.Before, bound.Head, bound.At, []) : Edited(now);
        var (before, head) = (standing.Before.Instance.Module, standing.Head.Instance.Module);
        var (mine, from) = Pairing.Named(was, before);
        var (theirs, at) = Pairing.Named(now, head);
        if (mine is null || theirs is null) return Unnamed(was, now, standing, path);
        if (!ReferenceEquals(pairing.BaseOf(theirs), mine)) return Edited(now);
        var (left, right) = (OriginPath.Of(was.Steps, from, path), OriginPath.Of(now.Steps, at, path));
        if (!left.SequenceEqual(right)) return Edited(now);
        return Symbol(mine, theirs, standing, right);
    }

    private Cause? Unnamed(ScopeTraversalSyntax was, ScopeTraversalSyntax now, Standing standing, ImmutableArray<PathStep> path)
    {
        if (!was.IsEquivalentTo(now)) return Edited(now);
        if (now.RootName != "each" || now.Steps is not [_, { Name: { } name }, ..] || standing.Head.Block is not { } block
            || standing.Before.Block is not { } earlier) return null;
        if (OriginGraph.RepeatedBy(earlier) is not { } mine || OriginGraph.RepeatedBy(block) is not { } theirs) return Edited(now);
        if (standing.Head.Key is not { } key || standing.Before.Key is not { } old) return Compare(mine, theirs, standing.OfModule, []);
        if (key != old) return Compare(mine, theirs, standing.OfModule, []) ?? Edited(now);
        return name == "key" ? null : Compare(mine, theirs, standing.OfModule, [OriginPath.Of(key), .. OriginPath.Of(now.Steps, 2, path)]);
    }

    private Cause? Symbol(Symbol was, Symbol now, Standing standing, ImmutableArray<PathStep> path)
    {
        if (depth >= DepthLimit) return new Cause(ModuleComparer.NameOf(now), now.Location);
        var place = standing.Head.Instance.Path;
        return now switch
        {
            LocalSymbol local => Remember(now, place, null, path, () => Local((LocalSymbol)was, local, standing.OfModule, path)),
            VariableSymbol variable => Remember(now, place, null, path, () => Variable((VariableSymbol)was, variable, standing.OfModule, path)),
            ResourceSymbol resource => Resource((ResourceSymbol)was, resource, standing, path),
            ModuleCallSymbol call => Call((ModuleCallSymbol)was, call, standing, path),
            _ => null,
        };
    }

    private Cause? Local(LocalSymbol was, LocalSymbol now, Standing standing, ImmutableArray<PathStep> path) =>
        Compare(was.Value, now.Value, standing, path) is { } cause
            ? new Cause(ModuleComparer.NameOf(now), SourceLocation.At(now.Attribute.Tree.Source, now.Attribute.NameSpan), cause) : null;

    private Cause? Variable(VariableSymbol was, VariableSymbol now, Standing standing, ImmutableArray<PathStep> path)
    {
        string name = ModuleComparer.NameOf(now);
        if (was.IsSensitive != now.IsSensitive || was.IsEphemeral != now.IsEphemeral || was.IsNullable != now.IsNullable) return new Cause(name, now.Location);
        if (!Plain.Same(was.Type, now.Type)) return new Cause(name, now.Location, Edited(now.Type ?? was.Type!));
        var (mine, theirs) = (Given(was, standing.Before), Given(now, standing.Head));
        if (mine.Value is null && theirs.Value is null) return mine.Text == theirs.Text ? null : new Cause(name, theirs.Place ?? now.Location);
        if (mine.Value is null || theirs.Value is null || mine.IsArgument != theirs.IsArgument)
            return new Cause(name, now.Location, new Cause($"value of {name}", theirs.Place ?? mine.Place));
        var at = theirs.IsArgument ? Caller(standing) : standing.OfModule;
        if (Compare(mine.Value, theirs.Value, at, path) is not { } cause) return null;
        string giver = theirs.IsArgument ? $"{now.Name} of {ModuleComparer.NameOf(now.Module.Call!)}" : $"value of {name}";
        return new Cause(name, now.Location, new Cause(giver, theirs.Place, cause));
    }

    private static readonly SyntaxComparison Plain = new((a, b) => a.IsEquivalentTo(b));

    private static Standing Caller(Standing standing)
    {
        var (mine, theirs) = (standing.Before.Instance, standing.Head.Instance);
        return new Standing(Side.OfBlock(standing.Before.Values, mine.Parent!, mine.Module.Call!, mine.Key),
            Side.OfBlock(standing.Head.Values, theirs.Parent!, theirs.Module.Call!, theirs.Key));
    }

    private static (ExpressionSyntax? Value, string? Text, bool IsArgument, SourceLocation? Place) Given(VariableSymbol variable, Side side)
    {
        if (side.Instance.Parent is not null && variable.Module.Call!.Argument(variable.Name) is { } argument)
            return (argument.Value, null, true, SourceLocation.At(argument.Tree.Source, argument.NameSpan));
        if (side.Instance.Parent is null && side.Values.Tree.Assignment(variable.Name) is { } assignment)
            return (assignment.Value, assignment.Text, false, assignment.Location);
        return (variable.Default, null, false, variable.Default?.Location);
    }

    private Cause? Resource(ResourceSymbol was, ResourceSymbol now, Standing standing, ImmutableArray<PathStep> path)
    {
        var place = standing.Head.Instance.Path;
        var repetition = standing.Head.Values.RepetitionOf(now, place);
        if (repetition.Kind is RepetitionKind.Once or RepetitionKind.Disabled) return Attribute(was, now, null, standing, path);
        if (path is [var step, ..] && OriginPath.ToKey(step, repetition.Kind) is { } key) return Attribute(was, now, key, standing, path[1..]);
        return All(was, now, standing)
            ?? repetition.Keys.Select(k => Attribute(was, now, k, standing, path.IsEmpty ? path : path[1..])).FirstOrDefault(c => c is not null)
            ?? (repetition.IsKnown ? null : Attribute(was, now, null, standing, []));
    }

    /// <summary>Which instances there are, for someone who asks for all.</summary>
    private Cause? All(BlockSymbol was, BlockSymbol now, Standing standing)
    {
        var (mine, theirs) = (OriginGraph.RepeatedBy(was), OriginGraph.RepeatedBy(now));
        if (mine is null || theirs is null) return mine is null && theirs is null ? null : new Cause(ModuleComparer.NameOf(now), now.Location);
        return Compare(mine, theirs, standing.OfModule, []) is { } cause ? new Cause(ModuleComparer.NameOf(now), now.Location, cause) : null;
    }

    /// <summary>A configured attribute differs when its argument does; one that the provider computes, when anything of the instance does.</summary>
    private Cause? Attribute(ResourceSymbol was, ResourceSymbol now, InstanceKey? key, Standing standing, ImmutableArray<PathStep> path)
    {
        var address = new ResourceAddress(standing.Head.Instance.Path, now.Mode, now.Type, now.Name, key);
        if (path is [{ Name: { } name }, ..] && now.Body.GetAttribute(name) is { } theirs && was.Body.GetAttribute(name) is { } mine
            && Pair(address) is { } pair
            && !now.Body.Blocks.Concat(was.Body.Blocks).Any(b => b.Type == "lifecycle"))
        {
            var rest = path[1..];
            return Remember(now, address.Module, key, path, () => Compare(mine.Value, theirs.Value, pair, rest) is { } cause
                ? new Cause(address.ToString(), SourceLocation.At(theirs.Tree.Source, theirs.NameSpan), cause) : null);
        }
        return Instance(address);
    }

    private Cause? Call(ModuleCallSymbol was, ModuleCallSymbol now, Standing standing, ImmutableArray<PathStep> path)
    {
        if (now.Target is not { } target || was.Target is not { } earlier || pairing.IsOpaque(target))
            return Arguments(was, now, standing, null);
        var place = standing.Head.Instance.Path;
        var repetition = standing.Head.Values.RepetitionOf(now, place);
        InstanceKey? key = null;
        if (repetition.Kind is RepetitionKind.Count or RepetitionKind.ForEach)
        {
            if (path is not [var step, ..] || OriginPath.ToKey(step, repetition.Kind) is not { } named)
                return All(was, now, standing)
                    ?? repetition.Keys.Select(k => Outputs(earlier, target, place.Child(now.Name, k), [])).FirstOrDefault(c => c is not null);
            (key, path) = (named, path[1..]);
        }
        return Outputs(earlier, target, place.Child(now.Name, key), path);
    }

    private Cause? Outputs(Module was, Module now, ModulePath path, ImmutableArray<PathStep> rest)
    {
        if (Pair(path) is not { } standing) return new Cause(path.ToString(), now.Call!.Location);
        if (rest is [{ Name: { } name }, ..] && now.Outputs[name] is { } output && was.Outputs[name] is { } earlier)
            return Output(earlier, output, standing, rest[1..]);
        if (was.Outputs.Count != now.Outputs.Count) return new Cause(path.ToString(), now.Call!.Location);
        return now.Outputs.Select(o => was.Outputs[o.Name] is { } same ? Output(same, o, standing, []) : new Cause(ModuleComparer.NameOf(o), o.Location))
            .FirstOrDefault(c => c is not null);
    }

    private Cause? Output(OutputSymbol was, OutputSymbol now, Standing standing, ImmutableArray<PathStep> path) =>
        Remember(now, standing.Head.Instance.Path, null, path, () =>
    {
        if (was.IsSensitive != now.IsSensitive || was.Value is null || now.Value is null) return new Cause(ModuleComparer.NameOf(now), now.Location);
        return Compare(was.Value, now.Value, standing, path) is { } cause ? new Cause(ModuleComparer.NameOf(now), now.Location, cause) : null;
    });
}
