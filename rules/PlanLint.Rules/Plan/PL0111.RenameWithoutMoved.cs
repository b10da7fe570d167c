using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
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
        "PL0111", "rename-without-moved", "Resource is renamed without a moved block",
        "{0} will be created and {1} destroyed, but both are {2}: the apply would delete the object it has just created.", Severity.Error)
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
        var others = new DeletedObjects(deleted.Where(d => compilation.Knowledge.Find(d.Address.Type) is not { HasIdentity: true }));
        var taken = new HashSet<ResourceChange>();
        foreach (var create in created)
        {
            var after = create.After;
            if (compilation.Knowledge.Identify(create.Address.Type, after) is { } identity)
            {
                if (identified[identity].FirstOrDefault(d => ProviderIdentity.MayBeOne(compilation, d.Address, create.Address) && taken.Add(d)) is { } same)
                    Report(context, create, same, new Finding(create.Address, same.Address, identity));
            }
            else if (others.Take(create.Address.Type, after, d => LooksLike(d, create, after)) is { } similar)
            {
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

    /// <summary>True when everything that the new object sets is what the old one had, and that is more than a default or two.</summary>
    private static bool LooksLike(ResourceChange delete, ResourceChange create, Value created)
    {
        var deleted = delete.Before;
        int equal = 0;
        foreach (var (name, after) in created.Attributes)
        {
            if (!Counts(after)) continue;
            if (deleted[name] is not { } before || !before.Equals(after)) return false;
            if (after.Type.Kind != TypeKind.Bool) equal++;
        }
        return equal >= FewestEqual || (equal == 1 && created.Attributes.Count(a => Counts(a.Value)) == 1 && create.Address.Name != delete.Address.Name && equal > 0);
    }

    /// <summary>Attributes that are not known yet or say nothing tell no objects apart.</summary>
    private static bool Counts(Value value) => value.IsWhollyKnown && !IsEmpty(value);

    private static bool IsEmpty(Value value) =>
        value.IsNull || value.StringOrNull is "" || (value.Type.Kind is not (TypeKind.String or TypeKind.Number or TypeKind.Bool) && !value.Children().Any());

    private static CodeFix? Fix(Compilation compilation, ResourceChange create, ResourceChange delete)
    {
        if (compilation.Modules is not { } modules || modules.Find(delete.Address) is not null && delete.Address.Key is null) return null;
        if (create.Address.Type == delete.Address.Type)
            return new CodeFix("Move it instead", FixSafety.Unsafe, [GeneratedBlock.AppendTo(compilation.RootPath, "moved.tf", GeneratedBlock.Moved(delete.Address, create.Address))]);
        // moved between kubernetes_x and kubernetes_x_v1 is not supported by the provider; forgetting one and importing the other is.
        if (delete.Address.Key is not null || delete.Address.Module.Steps.Any(s => s.Key is not null) || modules.Find(delete.Address) is not null) return null;
        if (compilation.Knowledge.ImportId(create.Address.Type, create.After) is not { } id) return null;
        return new CodeFix("Forget the old address and import the object to the new one", FixSafety.Unsafe,
            [GeneratedBlock.AppendTo(compilation.RootPath, "removed.tf", GeneratedBlock.Removed(delete.Address)), GeneratedBlock.AppendTo(compilation.RootPath, "imports.tf", GeneratedBlock.Import(create.Address, id))]);
    }

    /// <summary>
    /// Deleted objects by what their attributes hold. Of a large plan values are built each time they are read, so each object is read
    /// once for all that are created.
    /// </summary>
    private sealed class DeletedObjects
    {
        private readonly Dictionary<(string Type, string Attribute, int Hash), List<ResourceChange>> byAttribute = [];
        private readonly HashSet<ResourceChange> taken = [];

        public DeletedObjects(IEnumerable<ResourceChange> deleted)
        {
            foreach (var change in deleted)
            {
                foreach (var (name, value) in change.Before.Attributes)
                {
                    if (!Counts(value)) continue;
                    var key = (change.Address.Type, name, value.GetHashCode());
                    if (byAttribute.TryGetValue(key, out var same)) same.Add(change);
                    else byAttribute.Add(key, [change]);
                }
            }
        }

        /// <summary>The first in the plan's order that looks like a created object, which no other one gets; null for none.</summary>
        public ResourceChange? Take(string type, Value created, Func<ResourceChange, bool> looksLike)
        {
            List<ResourceChange>? fewest = null;
            foreach (var (name, value) in created.Attributes)
            {
                if (!Counts(value)) continue;
                if (!byAttribute.TryGetValue((type, name, value.GetHashCode()), out var same)) return null;
                if (fewest is null || same.Count < fewest.Count) fewest = same;
            }
            if (fewest?.Find(d => !taken.Contains(d) && looksLike(d)) is not { } found) return null;
            taken.Add(found);
            fewest.Remove(found);
            return found;
        }
    }
}
