using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>Steps with a meaning of their own in the paths that origins are followed along.</summary>
internal static class OriginPath
{
    /// <summary>Every element.</summary>
    public static readonly PathStep Any = new("\0any", 0);

    /// <summary>Only that the thing exists, not what it is.</summary>
    public static readonly PathStep Existence = new("\0exists", 0);

    public static ImmutableArray<PathStep> Of(IReadOnlyList<TraversalStep> steps, int from, ImmutableArray<PathStep> rest)
    {
        if (from >= steps.Count) return rest;
        var path = ImmutableArray.CreateBuilder<PathStep>(steps.Count - from + rest.Length);
        for (int i = from; i < steps.Count; i++) path.Add(Of(steps[i]));
        path.AddRange(rest);
        return path.ToImmutable();
    }

    /// <summary>The step a known key makes; <see cref="Any"/> for everything that is no usable key.</summary>
    public static PathStep Of(Value key)
    {
        if (key.StringOrNull is { } text) return text;
        return key.IsKnown && !key.IsNull && key.Type.Kind == TypeKind.Number && key.AsNumber.TryGetInt32(out int index) ? index : Any;
    }

    public static PathStep Of(InstanceKey key) => key.Text is { } text ? text : (int)Math.Min(key.Index, int.MaxValue);

    /// <summary>The instance key a step stands for; null for <see cref="Any"/>.</summary>
    public static InstanceKey? ToKey(PathStep step, RepetitionKind kind) =>
        step == Any || step == Existence ? null
        : step.Name is null ? new InstanceKey(step.Index)
        : kind == RepetitionKind.Count && int.TryParse(step.Name, System.Globalization.CultureInfo.InvariantCulture, out int index) ? new InstanceKey(index)
        : new InstanceKey(step.Name);

    /// <summary>The step that a written one makes.</summary>
    public static PathStep Of(TraversalStep step)
    {
        if (step.Name is { } name) return name;
        return step.KeyKind == LiteralKind.Number && int.TryParse(step.Key, System.Globalization.CultureInfo.InvariantCulture, out int index)
            ? index
            : step.Key!;
    }
}
