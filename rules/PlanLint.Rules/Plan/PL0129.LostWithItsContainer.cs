using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0129: objects that the plan leaves alone are lost with what holds them.</summary>
public sealed class LostWithItsContainer : Rule
{
    private const int MostNamed = 3;

    /// <summary>Arguments and blocks of providers that say where the provider looks.</summary>
    private static readonly string[] Whereabouts =
        ["host", "hosts", "hostname", "address", "url", "uri", "endpoint", "endpoints", "api_endpoint", "api_url", "base_url", "server", "server_addr",
            "cluster_ca_certificate", "config_path", "kubernetes", "bootstrap_servers", "node"];

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0129", "lost-with-its-container", "Unchanged objects are lost with what holds them",
        "{0} will be {1}, and {2} lost with it, although the plan leaves {3}.", Severity.Error)
    { Page = RulePage.Read, IsFixable = true, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        var (compilation, plan) = (context.Compilation, context.Plan);
        ResourceChange[] gone = [.. plan.AllChanges.Where(c => c.Destroys && c.DeposedKey is null && c.Address.Mode == ResourceMode.Managed)];
        if (gone.Length == 0) return;
        var contents = new Contents(compilation);
        foreach (var container in gone)
        {
            var rows = compilation.Knowledge.ContainersOf(container.Address.Type).ToArray();
            ResourceChange[] held = [.. rows.SelectMany(r => contents.Of(r, container)).Distinct().OrderBy(c => c.Address)];
            if (held.Length > 0) Report(context, container, held, null, rows.Max(r => r.Evidence.Confidence));
            if (rows.Length == 0 && compilation.Knowledge.ProtectionOf(container.Address.Type, container.Before) is null) continue;
            foreach (var (place, reached) in contents.ThroughProviders(container))
                if (reached.Length > 0)
                    Report(context, container, reached, place, rows is [var row, ..] && held.Length == 0 ? row.Evidence.Confidence : Confidence.Likely);
        }
    }

    private static void Report(PlanContext context, ResourceChange container, ResourceChange[] lost, SourceLocation? place, Confidence confidence)
    {
        bool isOne = lost.Length == 1;
        string[] guarded = [.. lost.Where(l => Protections.IsProtected(context.Compilation, l)).Select(l => l.Address.ToString())];
        context.Report(lost[0], new Finding(
            container.Address, container.ActionVerb, $"{Listed(lost)} {(isOne ? "is" : "are")}", isOne ? "it as it is" : "them as they are")
        {
            At = place,
            Addresses = [container.Address, .. lost.Select(l => l.Address)],
            Confidence = confidence,
            Related = [.. PlanWords.Places(context.Compilation, [container])],
            Notes =
            [
                .. guarded.Length > 0
                    ? [new DiagnosticNote("note", $"prevent_destroy of {(guarded.Length == 1 ? guarded[0] : "theirs")} does not help: it speaks of a destroy "
                        + "by Terraform")]
                    : Array.Empty<DiagnosticNote>(),
                new DiagnosticNote("help", Help(container)),
            ],
            Fixes = WaysOut.Fixes(context.Compilation, context.Plan, container),
        });
    }

    private static string Listed(ResourceChange[] lost) => lost.Length <= MostNamed
        ? string.Join(" and ", ((string[])[string.Join(", ", lost[..^1].Select(l => l.Address)), lost[^1].Address.ToString()]).Where(p => p.Length > 0))
        : string.Create(CultureInfo.InvariantCulture,
            $"{string.Join(", ", lost.Take(MostNamed - 1).Select(l => l.Address))} and {lost.Length - MostNamed + 1} more");

    private static string Help(ResourceChange container) => container.Replaces && !container.ReplacePaths.IsEmpty
        ? $"leave {PlanWords.ReplacePaths(container)} of {container.Address} as the state has it, or name it in ignore_changes; if it must go, save what is "
        + "in it first"
        : $"save what is in {container.Address} first, and take it out of the state with a removed block where it is to live on";

    /// <summary>What the plan keeps, by what holds it.</summary>
    private sealed class Contents(Compilation compilation)
    {
        private readonly Dictionary<ContainerKnowledge, ILookup<string, ResourceChange>> byHolder = [];
        private readonly Lazy<ResourceChange[]> kept = new(() =>
            [.. compilation.Plan!.ResourceChanges
                .Where(c => (c.IsNoOp || c.IsUpdate) && c.DeposedKey is null && c.Importing is null && c.Address.Mode == ResourceMode.Managed && c.HasValues)]);
        private readonly Lazy<ILookup<ProviderSymbol, ResourceChange>> byProvider = new(() => compilation.Plan!.ResourceChanges
            .Where(c => (c.IsNoOp || c.IsUpdate) && c.DeposedKey is null && c.Address.Mode == ResourceMode.Managed
                && !compilation.Knowledge.IsCheap(c.Address.Type))
            .Select(c => (Change: c, Provider: compilation.Declaration(c.Address)?.ProviderConfiguration)).Where(p => p.Provider is not null)
            .ToLookup(p => p.Provider!, p => p.Change));

        /// <summary>Objects that name a container as what holds them.</summary>
        public IEnumerable<ResourceChange> Of(ContainerKnowledge row, ResourceChange container)
        {
            if (row.Contents.IsEmpty) yield break;
            if (!byHolder.TryGetValue(row, out var held)) byHolder[row] = held = Index(row);
            foreach (string path in row.Named)
                if (At(container.Before, path) is { Length: > 0 } name)
                    foreach (var change in held[name.TrimEnd('/')])
                        if (!change.Address.Equals(container.Address) && ProviderIdentity.MayBeOne(compilation, change.Address, container.Address))
                            yield return change;
        }

        /// <summary>Objects behind provider blocks that are configured from a container, by block.</summary>
        public IEnumerable<(SourceLocation? Place, ResourceChange[] Reached)> ThroughProviders(ResourceChange container)
        {
            var block = container.Address.BlockAddress();
            if (compilation.Modules is { } modules && modules.Find(block) is { } symbol)
            {
                var readers = Readers.Of(compilation, block, static _ => true);
                // A data source that looks the cluster up by its name passes on where it is.
                var providers = readers.Providers.Concat(readers.Resources.Where(r => r.Mode == ResourceMode.Data)
                    .SelectMany(d => Readers.Of(compilation, d, static _ => true).Providers)).Distinct();
                foreach (var provider in providers)
                    if (IsPlacedBy(modules, provider, symbol))
                        yield return (provider.Location, [.. byProvider.Value[provider].Where(c => !c.Address.Equals(container.Address))]);
                yield break;
            }
            if (compilation.Plan!.Configuration is not { } configured || !block.Module.IsRoot) yield break;
            string name = $"{block.Type}.{block.Name}";
            foreach (var (key, provider) in configured.Providers)
                if (Array.Exists(Whereabouts, w => provider.ReferencesOf(w).Contains(name)))
                    yield return (null, [.. kept.Value.Where(c => configured.BlockOf(c.Address)?.ProviderConfigKey == key)]);
        }

        /// <summary>True when an argument that says where the provider looks takes it from the container, or from something else than a resource.</summary>
        private static bool IsPlacedBy(ModuleTree modules, ProviderSymbol provider, ResourceSymbol container)
        {
            var places = provider.Body.Attributes.Where(a => Whereabouts.Contains(a.Name)).Cast<Syntax.SyntaxNode>()
                .Concat(provider.Body.Blocks.Where(b => Whereabouts.Contains(b.Type))).ToArray();
            return modules.References.From(provider)
                .Any(r => (r.Target is not ResourceSymbol { Mode: ResourceMode.Managed } target || ReferenceEquals(target, container))
                    && Array.Exists(places, p => ReferenceEquals(p.Tree, r.Syntax.Tree) && p.Span.Contains(r.Syntax.Span)));
        }

        private ILookup<string, ResourceChange> Index(ContainerKnowledge row) => kept.Value
            .Select(c => (Change: c, Holder: row.Contents.Where(t => Wildcard.Matches(t.Key, c.Address.Type)).Select(t => At(c.Before, t.Value))
                .FirstOrDefault(h => h is not null)))
            .Where(p => p.Holder is { Length: > 0 })
            .SelectMany(p => Ways(p.Holder!).Select(w => (Holder: w, p.Change)))
            .ToLookup(p => p.Holder, p => p.Change, StringComparer.Ordinal);

        /// <summary>A path and all that it begins with: <c>kv/shop/db</c> is in <c>kv</c>.</summary>
        private static IEnumerable<string> Ways(string holder)
        {
            yield return holder.TrimEnd('/');
            for (int slash = holder.LastIndexOf('/'); slash > 0; slash = holder.LastIndexOf('/', slash - 1)) yield return holder[..slash];
        }

        private static string? At(Value values, string path)
        {
            Value? at = values;
            foreach (string part in path.Split('.'))
            {
                bool isList = part.EndsWith("[]", StringComparison.Ordinal);
                at = at?[isList ? part[..^2] : part];
                if (isList) at = at?[0];
            }
            return at?.StringOrNull;
        }
    }
}
