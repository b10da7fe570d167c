using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Semantics;

/// <summary>
/// Values of a module tree: variables, locals, outputs, resources and their instances. Lazy and memoised, so asking for one value
/// costs only what it needs; values that need themselves are unknown. Safe to share between threads.
/// </summary>
public sealed class ModuleEvaluation
{
    private readonly ModuleEvaluationOptions options;
    private readonly EvaluationOptions evaluationOptions;
    private readonly Evaluator evaluator;
    private readonly Dictionary<ModulePath, ModuleInstance?> instances = [];
    private readonly Lock gate = new();
    private readonly Lazy<NameMap<Value>> openAttributes;

    /// <summary>An evaluation of a tree with what else is known.</summary>
    public ModuleEvaluation(ModuleTree tree, ModuleEvaluationOptions? options = null)
    {
        Tree = tree;
        this.options = options ?? ModuleEvaluationOptions.Default;
        evaluationOptions = (this.options.Evaluation ?? EvaluationOptions.Default) with { Files = tree.Files, Budget = tree.NewBudget(), Templates = new() };
        evaluator = new Evaluator(evaluationOptions);
        openAttributes = new(NamesOfAttributes);
        Origins = new OriginGraph(this);
        Root = new ModuleInstance(tree.Root, ModulePath.Root, null);
        instances[ModulePath.Root] = Root;
    }

    /// <summary>What is evaluated.</summary>
    public ModuleTree Tree { get; }

    /// <summary>What evaluating costs, and may cost.</summary>
    internal WorkBudget Budget => evaluationOptions.Budget!;

    internal ModuleInstance Root { get; }

    /// <summary>What values are made from, as far as it was asked for. Lock it while using it.</summary>
    internal OriginGraph Origins { get; }

    internal Value Workspace => options.Workspace is { } name ? Value.String(name) : Value.Unknown(ValueType.String);

    /// <summary>The names of a module instance, outside of any block; null when the configuration has no such module.</summary>
    public ModuleScope? Scope(ModulePath path) => Instance(path) is { } instance ? new ModuleScope(this, instance) : null;

    /// <summary>The names within a block of a module instance, and <c>each</c> or <c>count</c> for a key; null when the module is not there.</summary>
    public ModuleScope? Scope(ModulePath path, BlockSymbol block, InstanceKey? key) =>
        Instance(path) is { } instance ? Scope(instance, block, key) : null;

    /// <summary>The names within the block of a resource instance; null when the configuration has no such block.</summary>
    public ModuleScope? Scope(ResourceAddress address) =>
        Tree.Find(address) is { } resource ? Scope(address.Module, resource, address.Key) : null;

    /// <summary>The value of an expression, with what was wrong in the expression itself.</summary>
    public EvaluationResult Evaluate(ExpressionSyntax expression, Scope scope)
    {
        lock (gate) return evaluator.Evaluate(expression, scope);
    }

    /// <summary>The value of a variable in a module instance; unknown when nothing gives it.</summary>
    public Value ValueOf(VariableSymbol variable, ModulePath path) => Ask(path, variable, (instance, context) => VariableValue(instance, variable, context));

    /// <summary>The value of a local in a module instance.</summary>
    public Value ValueOf(LocalSymbol local, ModulePath path) => Ask(path, local, (instance, context) => LocalValue(instance, local, context));

    /// <summary>The value of an output of a module instance.</summary>
    public Value ValueOf(OutputSymbol output, ModulePath path) => Ask(path, output, (instance, context) => OutputValue(instance, output, context));

    /// <summary>
    /// What the configuration says of a resource instance, or the value supplied for it; attributes that only the provider knows are
    /// unknown.
    /// </summary>
    public Value ValueOf(ResourceAddress address) =>
        Tree.Find(address) is { } resource && Instance(address.Module) is { } instance
            ? Ask(address.Module, resource, (_, context) => InstanceValue(instance, resource, address.Key, context))
            : Value.DynamicUnknown;

    /// <summary>The attribute of another resource instance that an argument of a resource instance is; null when it is a value of its own.</summary>
    public ReferredAttribute? Referred(ResourceAddress address, string argument) =>
        Tree.Find(address) is { } resource && Instance(address.Module) is { } instance && resource.Body.GetAttribute(argument) is { } attribute
            ? ReferredAttribute.Follow(this, attribute.Value, new OriginEnvironment(instance, resource, address.Key))
            : null;

    /// <summary>The keys of a resource or module call within one instance of its module.</summary>
    public Repetition RepetitionOf(BlockSymbol block, ModulePath path)
    {
        lock (gate) return Instance(path) is { } instance ? RepetitionOf(instance, block) : Repetition.Once;
    }

    /// <summary>The module instances of a module, ordered; <paramref name="isComplete"/> is false when some call's keys cannot be listed.</summary>
    public IReadOnlyList<ModulePath> Instances(Module module, out bool isComplete)
    {
        isComplete = true;
        if (module.Parent is null) return [ModulePath.Root];
        var found = new List<ModulePath>();
        var parents = Instances(module.Parent, out isComplete);
        foreach (var parent in parents)
        {
            var repetition = RepetitionOf(module.Call!, parent);
            if (!repetition.IsKnown) isComplete = false;
            else if (repetition.Kind == RepetitionKind.Once) found.Add(parent.Child(module.Call!.Name));
            else found.AddRange(repetition.Keys.Select(k => parent.Child(module.Call!.Name, k)));
            if (found.Count <= options.InstanceLimit) continue;
            isComplete = false;
            break;
        }
        return found;
    }

    /// <summary>The instances of a resource over all instances of its module.</summary>
    public Expansion Instances(ResourceSymbol resource)
    {
        var addresses = ImmutableArray.CreateBuilder<ResourceAddress>();
        var paths = Instances(resource.Module, out bool isComplete);
        foreach (var path in paths)
        {
            var repetition = RepetitionOf(resource, path);
            var address = new ResourceAddress(path, resource.Mode, resource.Type, resource.Name);
            if (!repetition.IsKnown) isComplete = false;
            else if (repetition.Kind == RepetitionKind.Once) addresses.Add(address);
            else addresses.AddRange(repetition.Keys.Select(address.WithKey));
            if (addresses.Count <= options.InstanceLimit) continue;
            isComplete = false;
            break;
        }
        addresses.Sort();
        return new Expansion(resource.Address, addresses.ToImmutable(), isComplete);
    }

    internal ModuleInstance? Instance(ModulePath path)
    {
        lock (gate)
        {
            if (instances.TryGetValue(path, out var known)) return known;
            ModuleInstance? instance = null;
            if (Tree.Find(path) is { } module && Instance(new ModulePath(path.Steps[..^1])) is { } parent) instance = new ModuleInstance(module, path, parent);
            return instances[path] = instance;
        }
    }

    internal ModuleScope Scope(ModuleInstance instance, BlockSymbol block, InstanceKey? key)
    {
        lock (gate) return new ModuleScope(this, instance, block, RepetitionOf(instance, block), key);
    }

    internal Value? PathValue(ModuleInstance instance, string name) => name switch
    {
        "module" => Value.String(Tree.RelativeDirectories.GetValueOrDefault(instance.Module.Directory, ".")),
        "root" => Value.String("."),
        "cwd" => Value.String(Tree.Files.WorkingDirectory),
        _ => null,
    };

    internal Value LocalValue(ModuleInstance instance, LocalSymbol local, EvaluationContext context) =>
        Memoised(instance, local, null, () => context.EvaluateNested(local.Value, new ModuleScope(this, instance)).Value);

    internal Value OutputValue(ModuleInstance instance, OutputSymbol output, EvaluationContext context) =>
        Memoised(instance, output, null, () =>
        {
            // Terraform validates callers without looking into what they call.
            if (options.IsValidation) return Value.DynamicUnknown;
            var value = output.Value is { } expression ? context.EvaluateNested(expression, new ModuleScope(this, instance)).Value : Value.DynamicUnknown;
            if (output.Type is { } type && TypeConstraint.Parse(type) is { Errors.IsEmpty: true, Constraint: var constraint })
                value = constraint.Convert(value, out _, out _) ?? Value.Unknown(constraint.Type);
            return output.IsSensitive ? value.WithSensitive(true) : value;
        });

    internal Value VariableValue(ModuleInstance instance, VariableSymbol variable, EvaluationContext context) =>
        Memoised(instance, variable, null, () =>
        {
            // Terraform validates a module for all values its variables may have, also where the call is known.
            if (options.IsValidation)
                return Marked(Value.Unknown(variable.Constraint.Type), variable);
            var given = instance.Parent is null ? RootValue(variable, context) : ArgumentValue(instance, variable, context);
            if (given is { IsNull: true } && !variable.IsNullable && variable.Default is not null) given = null;
            if (given is null && variable.Default is { } standard) given = context.EvaluateNested(standard, VariableScope.Empty).Value;
            var value = VariableType.Convert(given ?? Value.DynamicUnknown, variable);
            return Marked(value, variable);
        });

    private static Value Marked(Value value, VariableSymbol variable)
    {
        if (variable.IsSensitive) value = value.WithSensitive(true);
        return variable.IsEphemeral ? value.AsEphemeral() : value;
    }

    /// <summary>The object, tuple or single value that a reference to a whole resource stands for.</summary>
    internal Value ResourceValue(ModuleInstance instance, ResourceSymbol resource, EvaluationContext context) =>
        Repeated(instance, resource, key => InstanceValue(instance, resource, key, context));

    internal Value InstanceValue(ModuleInstance instance, ResourceSymbol resource, InstanceKey? key, EvaluationContext context) =>
        Memoised(instance, resource, key, () =>
        {
            var address = new ResourceAddress(instance.Path, resource.Mode, resource.Type, resource.Name, key);
            if (options.Planned?.Invoke(address) is { } planned) return planned;
            // An ephemeral value is known only while Terraform runs.
            if (resource.Mode == ResourceMode.Ephemeral) return Value.DynamicUnknown.AsEphemeral();
            if (options.IsValidation) return Value.DynamicUnknown;
            // What is set to null is not set, and a provider may compute it: aws_iam_role.a.name has a value when name_prefix is set.
            var body = new ConfiguredBody(openAttributes.Value, context) { IsNullComputed = resource.Type != "terraform_data" };
            return body.Value(resource.Body.Attributes, resource.Body.Blocks, Scope(instance, resource, key), isResource: true);
        });

    internal Value CallValue(ModuleInstance instance, ModuleCallSymbol call, IReadOnlyList<TraversalStep> steps, EvaluationContext context, out int consumed)
    {
        consumed = 2;
        if (call.Target is not { } target) return Value.DynamicUnknown;

        // One output is asked for on its own where the text allows: an argument may use another output of the same call.
        int at = 2;
        InstanceKey? key = null;
        if (at < steps.Count && steps[at] is { IsIndex: true, Key: { } text } step && (call.Count is not null || call.ForEach is not null))
        {
            key = step.KeyKind == LiteralKind.Number && call.Count is not null
                && long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out long index) ? new InstanceKey(index) : new InstanceKey(text);
            at++;
        }
        bool isRepeated = call.Count is not null || call.ForEach is not null;
        if (at < steps.Count && steps[at].Name is { } name && isRepeated == key is not null && target.Outputs[name] is { } output
            && (call.Enabled is null || RepetitionOf(instance, call) is { Kind: RepetitionKind.Once, IsKnown: true })
            && (key is null || RepetitionOf(instance, call) is { IsKnown: true } repetition && repetition.Keys.Contains(key.Value))
            && Instance(instance.Path.Child(call.Name, key)) is { } child)
        {
            consumed = at + 1;
            return OutputValue(child, output, context);
        }
        return Repeated(instance, call, k => Instance(instance.Path.Child(call.Name, k)) is { } inner
            ? Value.Object(target.Outputs.Select(o => KeyValuePair.Create(o.Name, OutputValue(inner, o, context))))
            : Value.DynamicUnknown);
    }

    internal Repetition RepetitionOf(ModuleInstance instance, BlockSymbol block)
    {
        if (instance.Repetitions.TryGetValue(block, out var known)) return known;
        var (count, forEach) = block switch
        {
            ResourceSymbol resource => (resource.Count, resource.ForEach),
            ModuleCallSymbol call => (call.Count, call.ForEach),
            ActionSymbol action => (action.Count, action.ForEach),
            ImportSymbol import => (null, import.ForEach),
            _ => (null, (ExpressionSyntax?)null),
        };
        if (count is null && forEach is null)
        {
            instance.Repetitions[block] = Repetition.Once;
            return EnabledBy(block) is { } enabled
                ? instance.Repetitions[block] = Repetition.OfEnabled(evaluator.Evaluate(enabled, new ModuleScope(this, instance)).Value)
                : Repetition.Once;
        }
        // A key that needs the block's own instances is a cycle; while it is worked out they count as unknown.
        instance.Repetitions[block] = forEach is null ? Repetition.OfCount(Value.DynamicUnknown, 0) : Repetition.OfForEach(Value.DynamicUnknown, 0);
        var value = evaluator.Evaluate(forEach ?? count!, new ModuleScope(this, instance)).Value;
        return instance.Repetitions[block] = forEach is null
            ? Repetition.OfCount(value, options.InstanceLimit)
            : Repetition.OfForEach(value, options.InstanceLimit);
    }

    /// <summary>The expression that turns a block on and off; null when none does.</summary>
    internal static ExpressionSyntax? EnabledBy(BlockSymbol block) => block switch
    {
        ResourceSymbol resource => resource.LifecycleAttribute("enabled")?.Value,
        ModuleCallSymbol call => call.Enabled,
        _ => null,
    };

    private Value Repeated(ModuleInstance instance, BlockSymbol block, Func<InstanceKey?, Value> value)
    {
        lock (gate)
        {
            var repetition = RepetitionOf(instance, block);
            if (!repetition.IsKnown) return Value.DynamicUnknown;
            return repetition.Kind switch
            {
                RepetitionKind.Once => value(null),
                RepetitionKind.Disabled => Value.Null(ValueType.Dynamic),
                RepetitionKind.Count => Memoised(instance, block, AllInstances, () => Value.Tuple([.. repetition.Keys.Select(k => value(k))])),
                _ => Memoised(instance, block, AllInstances, () => Value.Object(repetition.Keys.Select(k => KeyValuePair.Create(k.Text!, value(k))))),
            };
        }
    }

    /// <summary>The memo's key for all instances of a block together; no real instance has it.</summary>
    private static readonly InstanceKey AllInstances = new(-1);

    private Value? RootValue(VariableSymbol variable, EvaluationContext context)
    {
        if (Tree.Assignment(variable.Name) is not { } assignment) return options.Variables.TryGetValue(variable.Name, out var known) ? known : null;
        if (assignment.Value is { } expression) return context.EvaluateNested(expression, VariableScope.Empty).Value;
        // -var is plain text for a variable of a primitive type and for one without a type, and an expression for all others.
        string text = assignment.Text!;
        if (VariableType.IsPlainText(variable)) return Value.String(text);
        var tree = HclParser.ParseExpression(SourceText.From(text, "-var"));
        return tree.HasErrors ? Value.DynamicUnknown : context.EvaluateNested((ExpressionSyntax)tree.Root, VariableScope.Empty).Value;
    }

    private Value? ArgumentValue(ModuleInstance instance, VariableSymbol variable, EvaluationContext context)
    {
        var call = instance.Module.Call!;
        return call.Argument(variable.Name) is { } argument
            ? context.EvaluateNested(argument.Value, Scope(instance.Parent!, call, instance.Key)).Value
            : null;
    }

    private Value Memoised(ModuleInstance instance, Symbol symbol, InstanceKey? key, Func<Value> make)
    {
        lock (gate)
        {
            if (instance.Values.TryGetValue((symbol, key), out var known)) return known;
            // A value that needs itself: the cycle is an issue of its own, here it is merely not known.
            if (!instance.UnderWay.Add((symbol, key))) return Value.DynamicUnknown;
            try
            {
                return instance.Values[(symbol, key)] = make();
            }
            finally
            {
                instance.UnderWay.Remove((symbol, key));
            }
        }
    }

    private Value Ask(ModulePath path, Symbol symbol, Func<ModuleInstance, EvaluationContext, Value> value)
    {
        lock (gate)
        {
            return Instance(path) is { } instance && ReferenceEquals(instance.Module, symbol.Module)
                ? value(instance, new EvaluationContext(evaluationOptions, depth: 0))
                : Value.DynamicUnknown;
        }
    }

    /// <summary>
    /// Every attribute name that any expression of the tree asks for, unknown. Without the provider's schema nobody knows what a
    /// resource has besides what the configuration sets; laid under each resource's value, these keep <c>aws_x.y.id</c> unknown
    /// instead of wrong.
    /// </summary>
    private NameMap<Value> NamesOfAttributes()
    {
        var names = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var module in Tree.DistinctModules)
        {
            foreach (var tree in module.Files)
            {
                foreach (var node in tree.Root.DescendantNodes())
                {
                    var (steps, skip) = node switch
                    {
                        ScopeTraversalSyntax traversal => (traversal.Steps, 1),
                        RelativeTraversalSyntax relative => (relative.Steps, 0),
                        _ => ((IReadOnlyList<TraversalStep>)[], 0),
                    };
                    for (int i = skip; i < steps.Count; i++)
                        if (steps[i].Name is { } name) names[name] = Value.DynamicUnknown;
                }
            }
        }
        return NameMap.From(names);
    }
}
