using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Values;

namespace PlanLint.Semantics;

// Resources and modules: the key of an instance leads to just that instance.
internal sealed partial class OriginGraph
{
    private void FollowResource(ResourceSymbol resource, ModuleInstance instance, ImmutableArray<PathStep> path) =>
        FollowInstances(resource, instance, path, (key, rest) => Need(resource, instance, key, rest.IsEmpty ? null : rest));

    private void FollowModule(ModuleCallSymbol call, ModuleInstance instance, ImmutableArray<PathStep> path)
    {
        if (call.Target is not { } target)
        {
            // Nobody knows what a module that is not on disk makes of its arguments.
            foreach (var argument in call.Arguments) Follow(argument.Value, new OriginEnvironment(instance, call, null), []);
            return;
        }
        FollowInstances(call, instance, path, (key, rest) =>
        {
            if (evaluation.Instance(instance.Path.Child(call.Name, key)) is not { } child) return;
            if (rest is [{ Name: { } output }, ..] && target.Outputs[output] is { } named)
            {
                Need(named, child, null, rest[1..]);
                return;
            }
            Need(call, instance, key, null);
            if (rest is [var existence] && existence == OriginPath.Existence) return;
            foreach (var each in target.Outputs) Need(each, child, null, []);
        });
    }

    /// <summary>Splits the instance key off a path and visits the instances it names.</summary>
    private void FollowInstances(BlockSymbol block, ModuleInstance instance, ImmutableArray<PathStep> path,
        Action<InstanceKey?, ImmutableArray<PathStep>> visit)
    {
        var repetition = evaluation.RepetitionOf(block, instance.Path);
        if (repetition.Kind == RepetitionKind.Once)
        {
            // A splat over a single instance makes a list of one.
            visit(null, path is [var only, ..] && (only == OriginPath.Any || only.Name is null) ? path[1..] : path);
            return;
        }
        if (repetition.Kind == RepetitionKind.Disabled)
        {
            Follow(RepeatedBy(block)!, new OriginEnvironment(instance, null, null), []);
            return;
        }
        var rest = path.IsEmpty ? path : path[1..];
        if (!path.IsEmpty && OriginPath.ToKey(path[0], repetition.Kind) is { } key)
        {
            visit(key, rest);
            return;
        }
        // All instances: which there are matters as well as what they are.
        if (RepeatedBy(block) is { } repeatedBy) Follow(repeatedBy, new OriginEnvironment(instance, null, null), []);
        foreach (var each in repetition.Keys) visit(each, rest);
    }
}
