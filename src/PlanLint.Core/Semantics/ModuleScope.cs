using PlanLint.Addresses;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Semantics;

/// <summary>
/// The names of a module instance: <c>var</c>, <c>local</c>, <c>module</c>, <c>data</c>, resources, <c>path</c>, <c>terraform</c>, and in
/// a block that repeats <c>each</c>, <c>count</c> and <c>self</c>. Values are worked out when they are asked for, once.
/// </summary>
public sealed class ModuleScope : Scope
{
    private readonly ModuleEvaluation evaluation;

    internal ModuleScope(ModuleEvaluation evaluation, ModuleInstance instance, BlockSymbol? block = null, Repetition? repetition =
        null, InstanceKey? key = null)
    {
        this.evaluation = evaluation;
        Instance = instance;
        Block = block;
        Repetition = repetition ?? Repetition.Once;
        Key = key;
    }

    internal ModuleInstance Instance { get; }

    internal BlockSymbol? Block { get; }

    internal Repetition Repetition { get; }

    /// <summary>The module whose names these are.</summary>
    public Module Module => Instance.Module;

    /// <summary>The module instance, with keys.</summary>
    public ModulePath Path => Instance.Path;

    /// <summary>The key of the block instance whose <c>each</c> or <c>count</c> is in scope; null when none is.</summary>
    public InstanceKey? Key { get; }

    /// <inheritdoc/>
    public override Value? Resolve(IReadOnlyList<TraversalStep> steps, ScopeTraversalSyntax at, EvaluationContext context, out int consumed)
    {
        consumed = 1;
        string root = steps[0].Name!;
        if (root == "self" && Block is ResourceSymbol own) return evaluation.InstanceValue(Instance, own, Key, context);

        string? second = steps.Count > 1 ? steps[1].Name : null;
        if (second is null) return Fail(at, context);
        consumed = 2;
        switch (root)
        {
            case "var":
                return Module.Variables[second] is { } variable ? evaluation.VariableValue(Instance, variable, context) : Fail(at, context);
            case "local":
                return Module.Locals[second] is { } local ? evaluation.LocalValue(Instance, local, context) : Fail(at, context);
            case "module":
                return Module.ModuleCalls[second] is { } call ? evaluation.CallValue(Instance, call, steps, context, out consumed) : Fail(at, context);
            case "each":
                if (Key is not { IsString: true } each)
                    return Block is null ? Fail(at, context) : second == "key" ? Value.UnknownNotNull(ValueType.String) : Value.DynamicUnknown;
                return second == "key" ? Value.String(each.Text!) : second == "value" ? Repetition.EachValue(each) : Fail(at, context);
            case "count":
                if (second != "index") return Fail(at, context);
                return Key is { IsString: false } index ? Value.Number(index.Index) : Block is null ? Fail(at, context) : Value.Unknown(ValueType.Number);
            case "path":
                return evaluation.PathValue(Instance, second) ?? Fail(at, context);
            case "terraform" or "tofu":
                return second is "workspace" or "env" ? evaluation.Workspace : Value.DynamicUnknown;
            case "data" or "ephemeral" or "resource":
                if (steps.Count < 3 || steps[2].Name is not { } name) return Fail(at, context);
                consumed = 3;
                var mode = root switch { "data" => ResourceMode.Data, "ephemeral" => ResourceMode.Ephemeral, _ => ResourceMode.Managed };
                return Module.Resource(mode, second, name) is { } found ? evaluation.ResourceValue(Instance, found, context) : Fail(at, context);
            default:
                return Module.Resource(ResourceMode.Managed, root, second) is { } resource
                    ? evaluation.ResourceValue(Instance, resource, context)
                    : Fail(at, context);
        }
    }

    /// <inheritdoc/>
    public override void Check(ScopeTraversalSyntax reference, EvaluationContext context)
    {
        if (ReferenceCheck.Problem(Module, reference, Context) is { } problem)
            context.ReportReference(reference, problem.Span, problem.Summary, problem.Detail);
    }

    /// <inheritdoc/>
    public override bool HasProvider(string localName) => Module.Settings.RequiredProvider(localName) is not null;

    private ReferenceContext Context => Repetition.Kind switch
    {
        RepetitionKind.Count => ReferenceContext.Count,
        RepetitionKind.ForEach => ReferenceContext.Each,
        _ => ReferenceContext.None,
    } | (Block is ResourceSymbol ? ReferenceContext.Self : ReferenceContext.None);

    private Value Fail(ScopeTraversalSyntax at, EvaluationContext context)
    {
        Check(at, context);
        return Value.DynamicUnknown;
    }
}
