using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0212: an import cannot read a secret that another resource takes from the imported one.</summary>
public sealed class ImportLosesSecret : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0212", "import-loses-secret", "Import loses a secret",
        "Importing {0} cannot recover {1}; {2} would receive an empty value.", Severity.Error)
    { Page = RulePage.Read, IsSuppressible = false };

    public override void Register(RuleContext context) => context.OnCompilation(Check, RuleInputs.Source);

    private static void Check(CompilationContext context)
    {
        var compilation = context.Compilation;
        foreach (var targets in Targets(compilation).DistinctBy(t => t.Address).OrderBy(t => t.Address).GroupBy(t => t.Address.BlockAddress()))
        {
            if (compilation.Declaration(targets.Key) is not { } resource
                || compilation.Knowledge.UnrecoverableSecrets(resource.Type) is not { } secret) continue;
            var uses = compilation.Indexed(c => new SecretUses(c)).Of(resource).Where(u => secret.Attributes.Any(a => Wildcard.Matches(a, u.Attribute)))
                .Where(u => !IsIgnored(u.Consumer)).ToArray();
            foreach (var use in uses.Where(u => !IsSet(resource, u.Attribute)).GroupBy(u => u.Attribute))
            {
                context.Report(new Finding(targets.First().Address, use.Key,
                    string.Join(", ", use.Select(u => u.Consumer.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)))
                {
                    At = resource.Location,
                    Addresses = [.. targets.Select(t => t.Address)],
                    Related = [.. use.Select(u => new RelatedLocation(u.Place, $"{u.Consumer} reads {use.Key}")),
                        .. targets.Where(t => t.Place is not null).Select(t => new RelatedLocation(t.Place!, $"{t.Address} is imported here"))],
                    Notes = [new DiagnosticNote("help", secret.Remedy.Length > 0 ? secret.Remedy : secret.IsSettable
                        ? $"set {use.Key} in the configuration, which rotates it"
                        : "make it anew, together with every consumer, instead of importing it")],
                });
            }
        }
    }

    /// <summary>What is imported by block or plan, and what PL0201 tells people to import.</summary>
    private static IEnumerable<(ResourceAddress Address, SourceLocation? Place)> Targets(Compilation compilation)
    {
        foreach (var import in DeclaredImport.In(compilation)) yield return (import.To, import.Symbol.Location);
        foreach (var change in compilation.Plan?.ResourceChanges ?? [])
            if (change.Importing is not null
                || (change.IsCreate && compilation.Knowledge.UnrecoverableSecrets(change.Address.Type) is not null
                    && compilation.FindExisting(change) is not null))
                yield return (change.Address, null);
    }

    /// <summary>Which blocks of a module read which attributes of its resources: every module is walked over once.</summary>
    private sealed class SecretUses(Compilation compilation)
    {
        private readonly ILookup<(Module, string), (Symbol Consumer, string Attribute, SourceLocation Place)> uses = (compilation.Modules?.Modules ?? [])
            .SelectMany(m => m.Symbols(), (m, s) => (Module: m, Symbol: s))
            .SelectMany(s => s.Symbol.Declaration.DescendantNodes(), (s, node) => (s.Module, s.Symbol, Node: node, Read: Read(node)))
            .Where(u => u.Read is not null && u.Symbol.Reference != u.Read.Value.Resource)
            .ToLookup(u => (u.Module, u.Read!.Value.Resource), u => (u.Symbol, u.Read!.Value.Attribute, u.Node.Location));

        /// <summary>Blocks of the same module whose expressions read an attribute of the resource.</summary>
        public IEnumerable<(Symbol Consumer, string Attribute, SourceLocation Place)> Of(ResourceSymbol resource) =>
            uses[(resource.Module, resource.Reference)];

        /// <summary>The attribute of a resource that an expression reads, with or without an instance key; null for other expressions.</summary>
        private static (string Resource, string Attribute)? Read(SyntaxNode node) => node switch
        {
            ScopeTraversalSyntax { Steps: [{ Name: { } type }, { Name: { } name }, _, ..] steps } when steps.Skip(2)
                .FirstOrDefault(s => !s.IsIndex)?.Name is { } attribute => ($"{type}.{name}", attribute),
            RelativeTraversalSyntax
            {
                Source: IndexSyntax { Collection: ScopeTraversalSyntax { Steps: [{ Name: { } type }, { Name: { } name }] } },
                Steps: [{ Name: { } attribute }, ..]
            } => ($"{type}.{name}", attribute),
            SplatSyntax
            {
                Source: ScopeTraversalSyntax { Steps: [{ Name: { } type }, { Name: { } name }] },
                Each: RelativeTraversalSyntax { Steps: [{ Name: { } attribute }, ..] }
            } => ($"{type}.{name}", attribute),
            _ => null,
        };
    }

    /// <summary>True when the configuration gives the secret itself, as a value or write-only.</summary>
    private static bool IsSet(ResourceSymbol resource, string attribute) =>
        resource.Body.GetAttribute(attribute)?.Value is { } value and not LiteralSyntax { LiteralKind: LiteralKind.Null }
        || resource.Body.GetAttribute(attribute + "_wo") is not null;

    /// <summary>True when the consumer does not write what it reads: its data is ignored.</summary>
    private static bool IsIgnored(Symbol consumer)
    {
        if (consumer is not ResourceSymbol resource || resource.LifecycleAttribute("ignore_changes")?.Value is not { } ignored) return false;
        return ignored is ScopeTraversalSyntax { RootName: "all" }
            || ignored is TupleSyntax tuple && tuple.Elements.Any(e => e is ScopeTraversalSyntax { RootName: "data" or "data_wo" or "string_data" });
    }
}
