using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>
/// Elements of one collection that were added outside of Terraform and that an update takes away: members of a role, rules of a
/// firewall, keys of a map, statements of a policy.
/// </summary>
/// <param name="Collection">Where the collection is; of a document in a string, where the string is.</param>
/// <param name="Name">The collection for people, which may lie within that document.</param>
/// <param name="Elements">What is lost: elements, of a map its keys.</param>
internal sealed record LostElements(ValuePath Collection, string Name, ImmutableArray<Value> Elements)
{
    /// <summary>
    /// What an update takes away of what was added outside; empty when it is not known, or written by something that writes it again
    /// (PL0117, PL0304).
    /// </summary>
    public static ImmutableArray<LostElements> Of(Compilation compilation, ResourceChange drift, ResourceChange planned)
    {
        if (!drift.IsUpdate || !planned.IsUpdate || drift.Before.IsNull || planned.After.IsNull) return [];
        var walk = new Walk();
        foreach (var (name, outside) in drift.After.Attributes)
        {
            // Provider-made copies of other attributes.
            if (name is "tags_all" or "effective_labels" or "effective_annotations" or "terraform_labels" or "timeouts") continue;
            walk.Compare(ValuePath.Of(name), name, drift.Before[name], outside, planned.After[name], isDocument: false);
        }
        if (walk.Found.Count == 0) return [];
        Knowledge.PerpetualDiff[] rewritten = [.. compilation.Knowledge.PerpetualDiffsOf(drift.Address.Type).Where(d => d.IsWrittenByOthers)];
        var siblings = new Lazy<HashSet<Value>>(() => OfSiblings(compilation, planned));
        return
        [
            .. walk.Found
                .Where(l => !Array.Exists(rewritten, d => d.Covers(l.Collection.ToString())))
                .Select(l => l with { Elements = [.. l.Elements.Where(e => !IsTracked(compilation, l, e, rewritten) && !siblings.Value.Overlaps(Names(e)))] })
                .Where(l => l.Elements.Length > 0),
        ];
    }

    private static bool IsTracked(Compilation compilation, LostElements lost, Value element, Knowledge.PerpetualDiff[] rewritten) =>
        element.StringOrNull is { } key
        && (compilation.Knowledge.TrackingKeyOf(key) is not null || Array.Exists(rewritten, d => d.Covers(lost.Collection.Append(key).ToString())));

    /// <summary>
    /// Values by which resources of this root that refer to the changed one may have put something into it: they are no outside, and
    /// that both decide on it is PL0204.
    /// </summary>
    private static HashSet<Value> OfSiblings(Compilation compilation, ResourceChange planned)
    {
        var index = compilation.Indexed(c => new ReferringBlocks(c.Plan!));
        var found = new HashSet<Value>();
        foreach (var sibling in index.To(planned.Address.BlockAddress()))
            foreach (var value in sibling.After.IsNull ? sibling.Before.Attributes.Values : sibling.After.Attributes.Values)
                found.UnionWith(Names(value));
        // What the changed resource says of itself tells nothing about an element of it.
        found.ExceptWith(planned.After.Attributes.Values.Where(v => v.Kind == TypeKind.String));
        return found;
    }

    /// <summary>Strings long enough to be names.</summary>
    private static IEnumerable<Value> Names(Value value)
    {
        if (value.StringOrNull is { Length: > 2 }) yield return value.WithSensitive(false);
        foreach (var child in value.Children())
            foreach (var name in Names(child)) yield return name;
    }

    /// <summary>Resources that refer to a block, by the plan file.</summary>
    private sealed class ReferringBlocks(Plan plan)
    {
        private readonly ILookup<ResourceAddress, ResourceChange> byReferred = Index(plan);

        public IEnumerable<ResourceChange> To(ResourceAddress block) => byReferred[block];

        private static ILookup<ResourceAddress, ResourceChange> Index(Plan plan)
        {
            var references = new PlanReferences(plan);
            return plan.ResourceChanges
                .Where(c => c.Address.Mode == ResourceMode.Managed && c.DeposedKey is null)
                .SelectMany(c => references.Direct(c.Address.BlockAddress()).Select(r => (Referred: r, Change: c)))
                .ToLookup(p => p.Referred, p => p.Change);
        }
    }

    /// <summary>Compares what was there, what is there now, and what will be.</summary>
    private sealed class Walk
    {
        public List<LostElements> Found { get; } = [];

        /// <param name="at">The path in the resource; it stops at a string that holds a document.</param>
        /// <param name="name">The path for people.</param>
        /// <param name="before">What Terraform knew.</param>
        /// <param name="outside">What it has found.</param>
        /// <param name="planned">What it will make of it.</param>
        /// <param name="isDocument">True within a document that stands in a string.</param>
        public void Compare(ValuePath at, string name, Value? before, Value? outside, Value? planned, bool isDocument)
        {
            if (outside is not { IsKnown: true, IsNull: false } || planned is { IsKnown: false } || before is { IsKnown: false }
                || outside.Equals(before)) return;
            if (outside.Kind is TypeKind.Object or TypeKind.Map) CompareNames(at, name, before, outside, planned, isDocument);
            else if (outside.Elements.Length > 0) CompareElements(at, name, before, outside, planned, isDocument);
            else if (!isDocument && EncodedDocument.Read(outside) is { } document && EncodedDocument.Read(before) is { } old
                && EncodedDocument.Read(planned) is { } made)
                Compare(at, name, old, document, made, isDocument: true);
        }

        private void CompareNames(ValuePath at, string name, Value? before, Value outside, Value? planned, bool isDocument)
        {
            var lost = ImmutableArray.CreateBuilder<Value>();
            foreach (var (key, value) in outside.Attributes)
            {
                if (value.IsNull) continue;
                // An attribute of a block is there before, as null; the key of a map is not.
                if (before?[key] is null && planned?[key] is null && (before is null or { IsNull: true } || before.Kind is TypeKind.Object or TypeKind.Map))
                    lost.Add(Value.String(key));
                else Compare(isDocument ? at : at.Append(key), $"{name}.{key}", before?[key], value, planned?[key], isDocument);
            }
            if (lost.Count > 0) Found.Add(new LostElements(at, name, lost.ToImmutable()));
        }

        private void CompareElements(ValuePath at, string name, Value? before, Value outside, Value? planned, bool isDocument)
        {
            ImmutableArray<Value> old = before?.Elements ?? [], now = outside.Elements, then = planned?.Elements ?? [];
            // As many blocks as before are the same blocks, of which one has changed.
            if (old.Length == now.Length && now[0].Attributes.Count > 0)
            {
                for (int i = 0; then.Length == now.Length && i < now.Length; i++)
                    Compare(isDocument ? at : at.Append(i), $"{name}[{i}]", old[i], now[i], then[i], isDocument);
                return;
            }
            var known = old.ToHashSet();
            Value[] added = [.. now.Where(e => e is { IsKnown: true, IsNull: false } && !known.Contains(e))];
            if (added.Length == 0 || then.Any(e => !e.IsKnown)) return;
            var kept = then.Where(e => e.IsWhollyKnown).ToHashSet();
            Value[] partly = [.. then.Where(e => !e.IsWhollyKnown)];
            ImmutableArray<Value> lost = [.. added.Where(e => !kept.Contains(e) && !Array.Exists(partly, p => MayBe(e, p)))];
            if (lost.Length > 0) Found.Add(new LostElements(at, name, lost));
        }

        /// <summary>True when a value that is partly unknown may turn out to be another one.</summary>
        private static bool MayBe(Value value, Value planned) => !planned.IsKnown || planned.IsWhollyKnown && planned.Equals(value)
            || planned.Attributes.Count > 0 && planned.Attributes.All(a => value[a.Key] is { } own ? MayBe(own, a.Value) : a.Value.IsNull || !a.Value.IsKnown)
            || planned.Elements.Length > 0 && planned.Elements.Length == value.Elements.Length
            && !planned.Elements.Where((p, i) => !MayBe(value.Elements[i], p)).Any();
    }
}
