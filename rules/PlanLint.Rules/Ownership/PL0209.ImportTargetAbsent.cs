using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0209: an import block imports to nothing, or what it imports is not there.</summary>
public sealed class ImportTargetAbsent : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0209", "import-target-absent", "Import has no target block or no live object",
        "Import target {0} has no block in the configuration.", Severity.Error)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnCompilation(Check, RuleInputs.Source);

    private static void Check(CompilationContext context)
    {
        var compilation = context.Compilation;
        var known = new Dictionary<ResourceSymbol, (Expansion Instances, HashSet<ResourceAddress> Addresses, Lazy<NearestNames> Names)>();
        foreach (var import in DeclaredImport.In(compilation))
        {
            var at = import.Symbol.To!.Expression.Location;
            if (compilation.Declaration(import.To) is not { } resource)
            {
                // Terraform writes missing blocks itself with -generate-config-out, in the root module alone.
                if (compilation.Modules!.Find(import.To.Module) is null || import.Planned(compilation) is not null) continue;
                context.Report(new Finding(import.To) { At = at, Addresses = [import.To] });
                continue;
            }
            if (!known.TryGetValue(resource, out var of))
            {
                var expansion = compilation.Evaluation!.Instances(resource);
                known[resource] = of = (expansion, [.. expansion.Addresses], new(() => new NearestNames(expansion.Addresses.Select(a => a.ToString()))));
            }
            if (import.Symbol.ForEach is null && import.To.Key is { } && of.Instances.IsComplete && !of.Addresses.Contains(import.To))
            {
                string? near = of.Names.Value.Of(import.To.ToString());
                context.Report(new Finding(import.To, near is null ? "" : $" Did you mean {near}?")
                {
                    At = at,
                    Addresses = [import.To],
                    MessageFormat = "Import target {0} is no instance of its block.{1}",
                });
                continue;
            }
            if (import.Planned(compilation) is { } change && compilation.Inventory is { CapturedAt: var captured } inventory
                && compilation.Identify(change) is { } identity && inventory.Covers(identity) && inventory.Find(identity) is null)
            {
                context.Report(new Finding(import.To, ExistingObject.Name(identity), captured is { } time ? $" of {time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}" : "")
                {
                    At = import.Symbol.Id?.Location ?? at,
                    Addresses = [import.To],
                    MessageFormat = "{0} imports {1}, which is not in the inventory{2}.",
                });
            }
        }
    }
}
