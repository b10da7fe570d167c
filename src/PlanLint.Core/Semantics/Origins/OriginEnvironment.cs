using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>Where an expression stands when its origins are followed: module instance, block instance, and names bound around it.</summary>
internal sealed record OriginEnvironment(ModuleInstance Instance, BlockSymbol? Block, InstanceKey? Key)
{
    public ImmutableDictionary<string, OriginBinding> Bindings { get; init; } = ImmutableDictionary<string, OriginBinding>.Empty;

    /// <summary>What the element of a splat stands for.</summary>
    public OriginBinding? Splat { get; init; }

    /// <summary>The surroundings without <c>each</c>, <c>count</c> and bound names: where <c>for_each</c> itself is evaluated.</summary>
    public OriginEnvironment OfModule => new(Instance, null, null);

    public OriginEnvironment Bind(string name, OriginBinding binding) => this with { Bindings = Bindings.SetItem(name, binding) };
}

/// <summary>A name that stands for an element, or the key of one, of a collection.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Environment">Where the collection is evaluated.</param>
/// <param name="Element">Which element; <see cref="OriginPath.Any"/> for all of them.</param>
/// <param name="Role">What of the element.</param>
internal sealed record OriginBinding(ExpressionSyntax Collection, OriginEnvironment Environment, PathStep Element, OriginBindingRole Role);

internal enum OriginBindingRole
{
    /// <summary>The key or index.</summary>
    Key,
    /// <summary>The element itself.</summary>
    Element,
    /// <summary>An object with <c>key</c> and <c>value</c>, as <c>dynamic</c> blocks bind it.</summary>
    Iterator,
}

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

    private static PathStep Of(TraversalStep step)
    {
        if (step.Name is { } name) return name;
        return step.KeyKind == LiteralKind.Number && int.TryParse(step.Key, System.Globalization.CultureInfo.InvariantCulture, out int index) ? index : step.Key!;
    }
}

/// <summary>The names of an <see cref="OriginEnvironment"/> with their values.</summary>
internal sealed class OriginScope(ModuleEvaluation evaluation, OriginEnvironment environment) : Scope
{
    private readonly ModuleScope module = environment.Block is { } block
        ? evaluation.Scope(environment.Instance, block, environment.Key)
        : new ModuleScope(evaluation, environment.Instance);

    /// <inheritdoc/>
    public override bool HasProvider(string localName) => module.HasProvider(localName);

    /// <inheritdoc/>
    public override Value? Resolve(IReadOnlyList<TraversalStep> steps, ScopeTraversalSyntax at, EvaluationContext context, out int consumed)
    {
        if (!environment.Bindings.TryGetValue(steps[0].Name!, out var binding)) return module.Resolve(steps, at, context, out consumed);
        consumed = 1;
        if (binding.Element == OriginPath.Any) return Value.DynamicUnknown;
        var key = binding.Element.Name is { } name ? Value.String(name) : Value.Number(binding.Element.Index);
        if (binding.Role == OriginBindingRole.Key) return key;
        var collection = context.EvaluateNested(binding.Collection, new OriginScope(evaluation, binding.Environment)).Value;
        var element = (binding.Element.Name is { } text
            ? collection[text] ?? collection.Elements.FirstOrDefault(e => e.StringOrNull == text)
            : collection[binding.Element.Index]) ?? Value.DynamicUnknown;
        return binding.Role == OriginBindingRole.Element ? element : Value.Object([KeyValuePair.Create("key", key), KeyValuePair.Create("value", element)]);
    }
}
