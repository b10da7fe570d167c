using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>Finds the <c>depends_on</c> that makes Terraform read a data source only during the apply, so that what takes its values is replaced.</summary>
internal static class DeferredReads
{
    /// <summary>The place of the <c>depends_on</c> and the way out; null when the replacement has another reason.</summary>
    public static (RelatedLocation Place, DiagnosticNote Help)? Behind(Compilation compilation, Plan plan, ResourceChange change)
    {
        if (compilation.Modules is null || plan.Configuration?.BlockOf(change.Address) is not { } configured
            || change.ReplacePaths.IsEmpty || change.ReplacePaths.Any(p => p.Resolve(change.After) is not { IsKnown: false })) return null;
        foreach (var path in change.ReplacePaths)
            foreach (string reference in configured.ReferencesAt(path))
                if (reference.Split('.', '[') is ["data", var type, var name, ..]
                    && compilation.Declaration(change.Address)?.Module.Resource(ResourceMode.Data, type, name) is { } data
                    && compilation.Indexed(static c => new Pending(c.Plan!)).Has(data, change.Address) && DependsOn(data) is var (attribute, dependent))
                {
                    string on = string.Join(", ", attribute.Value is TupleSyntax list ? list.Elements.Select(e => e.ToString()) : []);
                    return (new RelatedLocation(attribute.Location, $"{dependent} depends on {on} as a whole, so {data.Reference} is read during the apply"),
                        new DiagnosticNote("help", $"take depends_on out at {attribute.Location}, and pass the values that are "
                            + "needed: then the data source is read in the plan and nothing is replaced"));
                }
        return null;
    }

    /// <summary>Of the data source itself, else of the nearest call around it.</summary>
    private static (AttributeSyntax Attribute, string Dependent)? DependsOn(ResourceSymbol data)
    {
        if (data.Body.GetAttribute("depends_on") is { } own) return (own, data.Reference);
        for (var module = data.Module; module is not null; module = module.Parent)
            if (module.Call?.Body.GetAttribute("depends_on") is { } outer) return (outer, module.Call.Reference);
        return null;
    }

    /// <summary>Data sources that a plan reads only during the apply; one index for all rules.</summary>
    private sealed class Pending(Plan plan)
    {
        private readonly HashSet<(ModulePath, string, string)> reads = [.. plan.ResourceChanges
            .Where(c => c.Address.Mode == ResourceMode.Data && c.ActionReason == "read_because_dependency_pending")
            .Select(c => (c.Address.Module, c.Address.Type, c.Address.Name))];

        public bool Has(ResourceSymbol data, ResourceAddress reader) => reads.Contains((reader.Module, data.Type, data.Name));
    }
}
