using System.Buffers;
using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>PL0428: a function gives another value on each run, so the plan is never empty.</summary>
public sealed class ImpureFunction : Rule
{
    /// <summary><c>plantimestamp</c> is not among them: it is meant for checks, and its value is known when a plan is read.</summary>
    private static readonly Dictionary<string, string> Ways = new(StringComparer.Ordinal)
    {
        ["timestamp"] = "use plantimestamp() in checks, time_static for a time that stays, or name the argument in ignore_changes",
        ["uuid"] = "use random_uuid with keepers, or name the argument in ignore_changes",
        ["bcrypt"] = "use random_password's bcrypt_hash, which stays, or name the argument in ignore_changes",
    };

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0428", "impure-function", "Function gives another value on every plan",
        "{0} changes on every plan, because {1}() gives another value each time.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnSyntax<FunctionCallSyntax>(Check);

    /// <summary>Letters of a format that tell hours, minutes, seconds and halves of a day.</summary>
    private static readonly SearchValues<char> OfHoursAndLess = SearchValues.Create("hHmsaA");

    private const string Seldom = "{0} changes with every {2}, because {1}() gives another value then.";

    private static void Check(NodeContext<FunctionCallSyntax> context)
    {
        string name = context.Node.BuiltInName;
        if (context.Module is null || !Ways.TryGetValue(name, out string? way) || CallPlace.Of(context.Node) is not { } place) return;
        var search = new AffectedSearch(context.Compilation.Modules!);
        foreach (var module in context.Compilation.Modules!.Modules.Where(m => m.Directory == context.Module.Directory)) search.From(module, place);
        if (search.Found is not [var first, ..]) return;
        string? unit = name == "timestamp" ? FinestUnit(context.Node) : null;
        context.Report(new Finding(first is ResourceAddress address ? address : (string)first, name, unit)
        {
            MessageFormat = unit is null ? null : Seldom,
            Severity = IsTrigger(place) ? Severity.Note : null,
            At = context.Node.Location,
            Addresses = [.. search.Found.OfType<ResourceAddress>()],
            Notes = [new DiagnosticNote("help", way)],
        });
    }

    /// <summary>True where a value is there to run something every time.</summary>
    private static bool IsTrigger(CallPlace place) =>
        place is { Block: { Type: "resource", Labels: [{ Value: "null_resource" or "terraform_data" }, ..] }, Path: ["triggers" or "triggers_replace", ..] };

    /// <summary>Of a time that is written out by days or longer, the shortest of them; null where hours or less are written, or nobody knows.</summary>
    private static string? FinestUnit(FunctionCallSyntax call)
    {
        if (call.Parent is not FunctionCallSyntax { Name: "formatdate", Arguments: [TemplateSyntax { LiteralValue: { } format }, _] }) return null;
        // Letters between quotes stand for themselves.
        string letters = string.Concat(format.Split('\'').Where((_, i) => i % 2 == 0));
        if (letters.AsSpan().ContainsAny(OfHoursAndLess)) return null;
        return letters.AsSpan().ContainsAny('D', 'E') ? "day" : letters.Contains('M') ? "month" : letters.Contains('Y') ? "year" : null;
    }

    /// <summary>What an expression within a declaration is for.</summary>
    /// <param name="Block">The top-level block.</param>
    /// <param name="Path">Names from the argument or nested block down to the expression, keys of objects included.</param>
    private sealed record CallPlace(BlockSyntax Block, ImmutableArray<string> Path)
    {
        private static readonly HashSet<string> NotValues =
            new(StringComparer.Ordinal) { "lifecycle", "provisioner", "connection", "count", "for_each", "depends_on", "provider" };

        public static CallPlace? Of(SyntaxNode node)
        {
            var names = new List<string>();
            BlockSyntax? top = null;
            foreach (var ancestor in node.AncestorsAndSelf())
                switch (ancestor)
                {
                    case ObjectItemSyntax { Key.LiteralKey: { } key } item when item.Value.Span.Contains(node.Span):
                        names.Add(key);
                        break;
                    case AttributeSyntax attribute:
                        names.Add(attribute.Name);
                        break;
                    case BlockSyntax block:
                        if (top is not null) names.Add(top is { Type: "dynamic", Labels: [var made, ..] } ? made.Value : top.Type);
                        top = block;
                        break;
                }
            names.Reverse();
            // Of a dynamic block, its content is what the provider sees.
            names.RemoveAll(n => n == "content");
            return top is null || names.Count == 0 || NotValues.Contains(names[0])
                || names[^1].EndsWith("_wo", StringComparison.Ordinal) ? null : new CallPlace(top, [.. names]);
        }
    }

    /// <summary>Looks for what an expression changes.</summary>
    private sealed class AffectedSearch(ModuleTree modules)
    {
        private readonly HashSet<Symbol> seen = [];

        /// <summary>Addresses of resources, names of outputs and providers, in the order found.</summary>
        public List<object> Found { get; } = [];

        public void From(Module module, CallPlace place)
        {
            switch (place.Block)
            {
                case { Type: "resource", Labels: [var type, var label] } when module.Resource(ResourceMode.Managed, type.Value, label.Value) is { } resource:
                    if (!Ignores(resource, place.Path)) Add(resource.Address);
                    break;
                case { Type: "data", Labels: [var type, var label] } when module.Resource(ResourceMode.Data, type.Value, label.Value) is { } data:
                    Add(data.Address);
                    break;
                case { Type: "locals" } when module.Locals[place.Path[0]] is { } local:
                    Follow(local);
                    break;
                case { Type: "module", Labels: [var call] } when module.ModuleCalls[call.Value]?.Target?.Variables[place.Path[0]] is { } variable:
                    Follow(variable);
                    break;
                case { Type: "output", Labels: [var output] } when place.Path[0] == "value" && module.Outputs[output.Value] is { } symbol:
                    Follow(symbol);
                    break;
                case { Type: "provider" } provider:
                    Add($"provider {provider.Labels[0].Value}");
                    break;
            }
        }

        private void Follow(Symbol symbol)
        {
            if (!seen.Add(symbol)) return;
            if (symbol is OutputSymbol output && output.Module.Path.IsRoot) Add($"output.{output.Name}");
            foreach (var reference in modules.References.To(symbol))
                if (reference.Role == ReferenceRole.Value && CallPlace.Of(reference.Syntax) is { } place) From(reference.From.Module, place);
        }

        private void Add(object affected)
        {
            if (!Found.Contains(affected)) Found.Add(affected);
        }

        private static bool Ignores(ResourceSymbol resource, ImmutableArray<string> path) => resource.LifecycleAttribute("ignore_changes")?.Value switch
        {
            ScopeTraversalSyntax { Steps: [{ Name: "all" }] } => true,
            TupleSyntax list => list.Elements.Any(e => NamesOf(e) is { Length: > 0 } names && names.Length <= path.Length
                && names.SequenceEqual(path.Take(names.Length), StringComparer.Ordinal)),
            _ => false,
        };

        private static string[] NamesOf(ExpressionSyntax element) => element switch
        {
            ScopeTraversalSyntax path => [.. path.Steps.Select(s => s.Name ?? (s.KeyKind == LiteralKind.Number ? null : s.Key)).OfType<string>()],
            TemplateSyntax { LiteralValue: { } text } => [text],
            _ => [],
        };
    }
}
