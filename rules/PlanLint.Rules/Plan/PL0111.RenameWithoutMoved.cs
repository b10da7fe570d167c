using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0111: one address is destroyed and another created for what is the same object.</summary>
public sealed class RenameWithoutMoved : Rule
{
    /// <summary>Attributes that must agree for two objects without a known identity to look like one.</summary>
    private const int FewestEqual = 2;
    private const string LooksRenamed = "{0} will be created with the values of {1}, which will be destroyed: it looks renamed without a moved block.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0111", "rename-without-moved", "Renamed without a moved block",
        "{0} will be created and {1} destroyed, but both are {2}: apply deletes the object it has just written.", Severity.Error)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        var compilation = context.Compilation;
        var deleted = context.Plan.ResourceChanges.Where(c => c.IsDelete && c.DeposedKey is null && c.Address.Mode == ResourceMode.Managed).ToArray();
        var created = context.Plan.ResourceChanges.Where(c => c.IsCreate && c.Importing is null && c.Address.Mode == ResourceMode.Managed).ToArray();
        if (deleted.Length == 0 || created.Length == 0) return;

        var identified = deleted.Select(c => (Change: c, Identity: compilation.Knowledge.Identify(c.Address.Type, c.Before)))
            .Where(d => d.Identity is not null).ToLookup(d => d.Identity!, d => d.Change);
        var byType = deleted.Where(d => compilation.Knowledge.Find(d.Address.Type) is not { HasIdentity: true }).ToLookup(c => c.Address.Type);
        var taken = new HashSet<ResourceChange>();
        foreach (var create in created)
        {
            if (compilation.Knowledge.Identify(create.Address.Type, create.After) is { } identity)
            {
                if (identified[identity].FirstOrDefault(d => SameProvider(context.Plan, d, create) && taken.Add(d)) is { } same)
                    Report(context, create, same, new Finding(create.Address, same.Address, identity));
            }
            else if (byType[create.Address.Type].FirstOrDefault(d => !taken.Contains(d) && LooksLike(d, create)) is { } similar)
            {
                taken.Add(similar);
                Report(context, create, similar, new Finding(create.Address, similar.Address)
                {
                    MessageFormat = LooksRenamed,
                    Severity = Severity.Warning,
                    Confidence = Confidence.Heuristic,
                });
            }
        }
    }

    private static void Report(PlanContext context, ResourceChange create, ResourceChange delete, Finding finding) => context.Report(create, finding with
    {
        Addresses = [create.Address, delete.Address],
        Related = PlanWords.Places(context.Compilation, [delete]),
        Fixes = Fix(context.Compilation, create, delete) is { } fix ? [fix] : [],
    });

    /// <summary>Two provider configurations may reach two clusters that have an object of one name each.</summary>
    private static bool SameProvider(Plan plan, ResourceChange delete, ResourceChange create) =>
        plan.Configuration?.BlockOf(delete.Address)?.ProviderConfigKey is not { Length: > 0 } before
        || plan.Configuration?.BlockOf(create.Address)?.ProviderConfigKey is not { Length: > 0 } after || before == after;

    /// <summary>True when everything that the new object sets is what the old one had, and that is more than a default or two.</summary>
    private static bool LooksLike(ResourceChange delete, ResourceChange create)
    {
        int equal = 0;
        foreach (var (name, after) in create.After.Attributes)
        {
            if (!after.IsWhollyKnown || IsEmpty(after)) continue;
            if (delete.Before[name] is not { } before || !before.Equals(after)) return false;
            if (after.Type.Kind != TypeKind.Bool) equal++;
        }
        return equal >= FewestEqual || (equal == 1 && create.After.Attributes.Count(a => a.Value.IsWhollyKnown && !IsEmpty(a.Value)) == 1 && create.Address.Name != delete.Address.Name && equal > 0);
    }

    private static bool IsEmpty(Value value) =>
        value.IsNull || value.StringOrNull is "" || (value.Type.Kind is not (TypeKind.String or TypeKind.Number or TypeKind.Bool) && !value.Children().Any());

    private static CodeFix? Fix(Compilation compilation, ResourceChange create, ResourceChange delete)
    {
        if (compilation.Modules is not { } modules || modules.Find(delete.Address) is not null && delete.Address.Key is null) return null;
        if (create.Address.Type == delete.Address.Type)
            return new CodeFix("Move it instead", FixSafety.Unsafe, [GeneratedBlocks.Moved(compilation, delete.Address, create.Address)]);
        // moved between kubernetes_x and kubernetes_x_v1 is not supported by the provider; forgetting one and importing the other is.
        if (delete.Address.Key is not null || delete.Address.Module.Steps.Any(s => s.Key is not null) || modules.Find(delete.Address) is not null) return null;
        if (compilation.Knowledge.ImportId(create.Address.Type, create.After) is not { } id) return null;
        return new CodeFix("Forget the old address and import the object to the new one", FixSafety.Unsafe,
            [GeneratedBlocks.Removed(compilation, delete.Address), GeneratedBlocks.Import(compilation, create.Address, id)]);
    }
}
