using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0417: instances are keyed by something that changes on its own.</summary>
public sealed class ForEachUnstableKey : Rule
{
    private const int DeepestLocal = 8;

    /// <summary>Attributes that systems make up when they make an object.</summary>
    private static readonly HashSet<string> MadeUp =
        new(StringComparer.Ordinal) { "id", "arn", "self_link", "uid", "unique_id", "principal_id", "object_id", "private_ip", "public_ip", "private_dns",
            "public_dns", "ipv4_address", "ipv6_address" };

    private static readonly HashSet<string> Clocks = new(StringComparer.Ordinal) { "timestamp", "plantimestamp", "uuid", "bcrypt" };

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0417", "for-each-unstable-key", "Instance keys are unstable",
        "{0} keys its instances by {1}: {2}.", Severity.Warning)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context)
    {
        context.OnBlock("resource", "*", Check);
        context.OnBlock("module", "*", Check);
    }

    private static void Check(BlockContext context)
    {
        if (context.Block.Body.GetAttribute("for_each") is not { } forEach || context.Module.IsFetched()) return;
        var keys = new KeySearch(context.Module, context.Compilation.Modules!.Evaluation);
        if (keys.In(forEach.Value, 0) is not { } unstable) return;
        string name = context.Resource?.Address.ToString() ?? $"module.{(context.Block.Labels is [var label] ? label.Value : "")}";
        context.Report(new Finding(name, unstable.Key, unstable.Why) { At = forEach.Location });
    }

    /// <summary>A key that does not last, and what follows from it.</summary>
    private sealed record Unstable(string Key, string Why);

    private sealed class KeySearch(Module module, ModuleEvaluation evaluation)
    {
        /// <summary>The first unstable key that a value of <c>for_each</c> makes; null where there is none, or nobody can tell.</summary>
        public Unstable? In(ExpressionSyntax expression, int depth) => expression switch
        {
            ParensSyntax parens => In(parens.Inner, depth),
            ConditionalSyntax conditional => In(conditional.WhenTrue, depth) ?? In(conditional.WhenFalse, depth),
            ObjectSyntax map => First(map.Items.Where(i => i.Key.LiteralKey is null).Select(i => OfKey(i.Key.Wrapped, null))),
            ForSyntax { Key: { } key } loop => OfKey(key, loop),
            FunctionCallSyntax { Name: "merge" } merge => First(merge.Arguments.Select(a => In(a, depth))),
            FunctionCallSyntax { Name: "zipmap", Arguments: [FunctionCallSyntax { Name: "range" } range, _] } => Position(range.ToString()),
            FunctionCallSyntax { Name: "zipmap", Arguments: [var keys, _] } => OfElements(keys),
            FunctionCallSyntax { Name: "toset", Arguments: [var elements] } => OfElements(elements),
            ScopeTraversalSyntax { RootName: "local", Steps: [_, { Name: { } name }] } when depth < DeepestLocal && module.Locals[name] is { } local =>
                In(local.Value, depth + 1),
            _ => null,
        };

        private Unstable? OfElements(ExpressionSyntax elements) => elements switch
        {
            TupleSyntax tuple => First(tuple.Elements.Select(e => OfKey(e, null))),
            ForSyntax { Key: null } loop => OfKey(loop.Value, loop),
            SplatSyntax
            {
                Source: ScopeTraversalSyntax source,
                Each: RelativeTraversalSyntax { Source: AnonSymbolSyntax, Steps: [.., { Name: { } attribute }] }
            } splat =>
                IsMadeUp(source, attribute) ? ByProvider(splat) : null,
            _ => null,
        };

        private Unstable? OfKey(ExpressionSyntax key, ForSyntax? loop)
        {
            if (key.DescendantNodes().Prepend(key).OfType<FunctionCallSyntax>().FirstOrDefault(c => Clocks.Contains(c.Name)) is { } clock)
                return new Unstable($"{clock.Name}()", "they are others in every plan, so every instance is replaced");
            ScopeTraversalSyntax[] references = [.. key.DescendantNodes().Prepend(key).OfType<ScopeTraversalSyntax>()];
            if (loop?.KeyVariable is { } index && references.Length > 0 && references.All(r => r.RootName == index) && IsList(loop.Collection))
                return Position(key.ToString());
            foreach (var reference in references)
            {
                if (reference.Steps is not [.., { Name: { } attribute }] || reference.Steps.Count < 2) continue;
                if (loop is not null && reference.RootName == loop.ValueVariable)
                {
                    if (reference.Steps.Count == 2 && Source(loop.Collection) is { } source && IsMadeUp(source, attribute)) return ByProvider(key);
                }
                else if (IsMadeUp(reference, attribute)) return ByProvider(key);
            }
            return null;
        }

        /// <summary>The resource whose instances a collection is.</summary>
        private static ScopeTraversalSyntax? Source(ExpressionSyntax collection) => collection switch
        {
            ScopeTraversalSyntax { Steps: [_, _] } whole => whole,
            SplatSyntax { Source: ScopeTraversalSyntax { Steps: [_, _] } whole, Each: AnonSymbolSyntax } => whole,
            FunctionCallSyntax { Name: "values", Arguments: [ScopeTraversalSyntax { Steps: [_, _] } whole] } => whole,
            _ => null,
        };

        /// <summary>True for an attribute of a managed resource that its block does not set.</summary>
        private bool IsMadeUp(ScopeTraversalSyntax reference, string attribute) =>
            MadeUp.Contains(attribute) && References.DeclarationOf(reference, module) is ResourceSymbol { Mode: ResourceMode.Managed } resource
            && resource.Body.GetAttribute(attribute) is null;

        private bool IsList(ExpressionSyntax collection) =>
            evaluation.Instances(module, out _) is [var path, ..] && evaluation.Scope(path) is { } scope
            && evaluation.Evaluate(collection, scope) is { IsValid: true, Value.Type.Kind: TypeKind.List or TypeKind.Tuple };

        private static Unstable ByProvider(ExpressionSyntax key) =>
            new(key.ToString(), "the provider makes them up, so the first plan cannot know them and a replaced object renames its followers");

        private static Unstable Position(string key) => new($"{key}, the place in a list", "an element taken out renames all that follow");

        private static Unstable? First(IEnumerable<Unstable?> found) => found.FirstOrDefault(f => f is not null);
    }
}
