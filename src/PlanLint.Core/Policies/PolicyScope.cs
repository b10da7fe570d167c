using PlanLint.Evaluation;
using PlanLint.Secrets;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Policies;

/// <summary>
/// The names a policy's expressions see: <c>before</c>, <c>after</c>, <c>live</c>, <c>address</c>, <c>actions</c>, <c>config</c>, and its
/// locals.
/// </summary>
internal sealed class PolicyScope : Scope
{
    /// <summary>The names that a resource gives.</summary>
    public static IReadOnlyList<string> Names { get; } = ["before", "after", "live", "address", "actions", "config"];

    private readonly Policy policy;
    private readonly (string Name, Value Value)[] values;
    private HashSet<string>? underWay;

    /// <summary>The scope of one resource; names that are not given are null.</summary>
    public PolicyScope(Policy policy, params ReadOnlySpan<(string Name, Value Value)> values)
    {
        this.policy = policy;
        this.values = values.ToArray();
        foreach (ref var given in this.values.AsSpan()) given.Value = Complete(given.Name, given.Value);
    }

    private PolicyScope(Policy policy, (string Name, Value Value)[] values)
    {
        this.policy = policy;
        this.values = values;
    }

    /// <summary>The same with what is sensitive unknown: what is known in this scope does not depend on a secret.</summary>
    public PolicyScope WithoutSecrets() =>
        HoldsSecrets ? new(policy, Array.ConvertAll(values, v => (v.Name, SensitiveValues.Unknown(v.Value)))) : this;

    /// <summary>The same with what is sensitive empty.</summary>
    public PolicyScope WithBlanks() => new(policy, Array.ConvertAll(values, v => (v.Name, SensitiveValues.Blank(v.Value))));

    /// <summary>True when something in it is sensitive.</summary>
    public bool HoldsSecrets => Array.Exists(values, v => v.Value.ContainsSensitive);

    /// <inheritdoc/>
    public override Value? Resolve(IReadOnlyList<TraversalStep> steps, ScopeTraversalSyntax at, EvaluationContext context, out int consumed)
    {
        consumed = 1;
        foreach (var (given, value) in values)
            if (given == steps[0].Name) return value;
        if (Names.Contains(steps[0].Name!)) return Value.DynamicNull;
        if (steps is not [{ Name: "local" }, { Name: { } name }, ..] || !policy.Locals.TryGetValue(name, out var local)) return null;
        consumed = 2;
        // A local that needs itself has no value.
        if (!(underWay ??= new(StringComparer.Ordinal)).Add(name)) return Value.DynamicUnknown;
        var result = context.EvaluateNested(local, this);
        underWay.Remove(name);
        return result.Value;
    }

    /// <summary>
    /// The object with every attribute the policy asks for: a resource that does not set one has a null there, so that a condition can
    /// be about what is missing.
    /// </summary>
    private Value Complete(string name, Value value)
    {
        if (!value.IsKnown || value.IsNull || value.Type.Kind != TypeKind.Object || !policy.Attributes.TryGetValue(name, out var asked)) return value;
        string[] missing = Array.FindAll(asked, a => value[a] is null);
        if (missing.Length == 0) return value;
        return Value.Object(value.Attributes.Concat(missing.Select(a => KeyValuePair.Create(a, Value.DynamicNull)))).WithSensitive(value.IsSensitive);
    }
}
