using PlanLint.Addresses;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Values;

namespace PlanLint.Analysis;

/// <summary>
/// The one place that says which objects of a plan are the same under two addresses. Pairs are found by what the objects are called or
/// hold, never by the order of addresses.
/// </summary>
public sealed class Renames
{
    /// <summary>Attributes that must agree for two objects without a known identity to look like one.</summary>
    private const int FewestEqual = 2;

    private readonly Dictionary<ResourceChange, Rename> byChange = new(ReferenceEqualityComparer.Instance);

    /// <summary>The pairs in the order in which the plan lists the creates.</summary>
    public IReadOnlyList<Rename> All { get; }

    private readonly Plan? plan;

    internal Renames(Compilation compilation)
    {
        plan = compilation.Plan;
        All = [.. Find(compilation)];
        foreach (var rename in All)
        {
            byChange[rename.From] = rename;
            byChange[rename.To] = rename;
        }
    }

    /// <summary>
    /// Which instance of a counted block, as the state has it, holds what the configuration wants at each index: (index in the state, index
    /// in the configuration), ordered. An instance without a partner goes. Without a plan nobody knows the state, and each keeps its index.
    /// Null when the plan's values do not tell, so that no fix may pair them.
    /// </summary>
    /// <param name="counted">A resource, or a module call, with <c>count</c>.</param>
    /// <param name="caller">The instance of the module that holds it.</param>
    /// <param name="count">How many instances the configuration wants.</param>
    public IReadOnlyList<(long From, int To)>? OfCounted(BlockSymbol counted, ModulePath caller, int count) =>
        plan is null ? [.. Enumerable.Range(0, count).Select(i => ((long)i, i))] : CountedInstances.Pair(plan, counted, caller, count);

    /// <summary>The pair that a change is one half of; null when it is none.</summary>
    public Rename? PartnerOf(ResourceChange change) => byChange.GetValueOrDefault(change);

    private static IEnumerable<Rename> Find(Compilation compilation)
    {
        if (compilation.Plan is not { } plan) yield break;
        var deleted = plan.AllChanges.Where(c => c.IsDelete && c.DeposedKey is null && c.Address.Mode == ResourceMode.Managed).ToArray();
        var created = plan.AllChanges.Where(c => c.IsCreate && c.Importing is null && c.Address.Mode == ResourceMode.Managed).ToArray();
        if (deleted.Length == 0 || created.Length == 0) yield break;

        var identified = deleted.Select(c => (Change: c, Identity: compilation.Knowledge.Identify(c.Address.Type, c.Before)))
            .Where(d => d.Identity is not null).ToLookup(d => d.Identity!, d => d.Change);
        var others = new DeletedObjects(deleted.Where(d => compilation.Knowledge.Find(d.Address.Type) is not { HasIdentity: true }));
        var alike = new AlikeObjects(created);
        var taken = new HashSet<ResourceChange>();
        foreach (var create in created)
        {
            var after = create.After;
            if (compilation.Knowledge.Identify(create.Address.Type, after) is { } identity)
            {
                if (identified[identity].FirstOrDefault(d => ProviderIdentity.MayBeOne(compilation, d.Address, create.Address) && taken.Add(d)) is { } same)
                    yield return new Rename(same, create, identity, true);
            }
            else if (others.Take(create.Address.Type, after, d => LooksLike(d, create, after)) is var (similar, isOnly))
            {
                bool isUnique = isOnly && !alike.HasSeveral(create);
                if (isUnique || HoldsEnough(similar, create, after)) yield return new Rename(similar, create, null, isUnique);
            }
        }
    }

    /// <summary>True when everything that the new object sets is what the old one had, and that is more than a default.</summary>
    private static bool LooksLike(ResourceChange delete, ResourceChange create, Value created) =>
        Equal(delete.Before, created) is { } equal
        && (equal >= FewestEqual || (equal == 1 && (IsOfOneBlock(delete, create) || HoldsEnough(delete, create, created))));

    /// <summary>True when the values alone tell, without a look at other instances of the block.</summary>
    private static bool HoldsEnough(ResourceChange delete, ResourceChange create, Value created) =>
        Equal(delete.Before, created) is { } equal
        && (equal >= FewestEqual || (equal == 1 && created.Attributes.Count(a => Counts(a.Value)) == 1 && create.Address.Name != delete.Address.Name));

    private static bool IsOfOneBlock(ResourceChange delete, ResourceChange create) => delete.Address.BlockAddress().Equals(create.Address.BlockAddress());

    /// <summary>How many attributes that say something are equal; null when one differs.</summary>
    private static int? Equal(Value deleted, Value created)
    {
        int equal = 0;
        foreach (var (name, after) in created.Attributes)
        {
            if (!Counts(after)) continue;
            if (deleted[name] is not { } before || !before.Equals(after)) return null;
            if (after.Type.Kind != TypeKind.Bool) equal++;
        }
        return equal;
    }

    /// <summary>Attributes that are not known yet or say nothing tell no objects apart.</summary>
    private static bool Counts(Value value) => value.IsWhollyKnown && !IsEmpty(value);

    private static bool IsEmpty(Value value) =>
        value.IsNull || value.StringOrNull is "" || (value.Type.Kind is not (TypeKind.String or TypeKind.Number or TypeKind.Bool) && !value.Children().Any());

    /// <summary>Created objects that set the same values.</summary>
    private sealed class AlikeObjects(IEnumerable<ResourceChange> created)
    {
        private readonly Lazy<Dictionary<int, int>> byValues = new(() => created.GroupBy(KeyOf).ToDictionary(g => g.Key, g => g.Count()));

        public bool HasSeveral(ResourceChange create) => byValues.Value[KeyOf(create)] > 1;

        private static int KeyOf(ResourceChange create)
        {
            var hash = new HashCode();
            hash.Add(create.Address.Type, StringComparer.Ordinal);
            foreach (var (name, value) in create.After.Attributes)
            {
                if (!Counts(value)) continue;
                hash.Add(name, StringComparer.Ordinal);
                hash.Add(ValueDigest.Of(value));
            }
            return hash.ToHashCode();
        }
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
                    var key = (change.Address.Type, name, ValueDigest.Of(value));
                    if (byAttribute.TryGetValue(key, out var same)) same.Add(change);
                    else byAttribute.Add(key, [change]);
                }
            }
        }

        /// <summary>
        /// The first in the plan's order that looks like a created object, which no other one gets, and whether it is the only one; null
        /// for none.
        /// </summary>
        public (ResourceChange Change, bool IsOnly)? Take(string type, Value created, Func<ResourceChange, bool> looksLike)
        {
            List<ResourceChange>? fewest = null;
            foreach (var (name, value) in created.Attributes)
            {
                if (!Counts(value)) continue;
                if (!byAttribute.TryGetValue((type, name, ValueDigest.Of(value)), out var same)) return null;
                if (fewest is null || same.Count < fewest.Count) fewest = same;
            }
            if (fewest is null || fewest.FindIndex(d => !taken.Contains(d) && looksLike(d)) is not (>= 0 and var at)) return null;
            var found = fewest[at];
            bool isOnly = fewest.FindIndex(at + 1, d => !taken.Contains(d) && looksLike(d)) < 0;
            taken.Add(found);
            fewest.RemoveAt(at);
            return (found, isOnly);
        }
    }
}
