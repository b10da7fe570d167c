using System.Collections.Concurrent;
using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Knowledge.Reading;
using PlanLint.Knowledge.Schemas;
using PlanLint.Secrets;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Knowledge;

/// <summary>
/// What is known about resource types, operators, charts and keys: data from <c>rules/knowledge/*.hcl</c> and from users' files of
/// the same shape, later rows replacing earlier ones of the same name. Made of syntax trees; a row is read when it is first asked
/// for. Safe for several threads.
/// </summary>
public sealed class KnowledgeBase
{
    private readonly KnowledgeRows rows;
    private readonly ConcurrentDictionary<string, ResourceTypeKnowledge?> types = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<Claim>> claimsByType = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Protection?> protectionByType = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<KeptAsWritten>> keptByType = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<SecretAttributes>> secretsByType = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(RowKind Kind, string Type), object> rowsByType = [];
    private readonly ConcurrentDictionary<string, bool> cheapByType = new(StringComparer.Ordinal);
    private readonly Lazy<ImmutableArray<string>> cheapTypes;
    private readonly Lazy<Placeholders> placeholders;
    private readonly Lazy<SecretArguments> secretArguments;
    private readonly Lazy<Dictionary<string, WriteOnlyArguments>> writeOnly;
    private readonly Lazy<Dictionary<(string Type, bool IsManaged), (Successor Row, string Successor)>> successors;

    private readonly Lazy<SecretArguments> secretArgumentsOfRows;

    internal KnowledgeBase(KnowledgeRows rows, ProviderSchemas? schemas = null)
    {
        this.rows = rows;
        cheapTypes = new(() => [.. rows.Of(RowKinds.CheapTypes).SelectMany(r => r)]);
        placeholders = new(() => Placeholders.Together(rows.Of(RowKinds.Placeholders)));
        secretArgumentsOfRows = new(() => new SecretArguments(SecretAttributes.Select(r => new SecretArgument(r.Types, r.Attributes, r.Kinds))));
        secretArguments = new(() => schemas is null
            ? secretArgumentsOfRows.Value
            : SecretArguments.Together([secretArgumentsOfRows.Value, schemas.SecretArguments()]));
        writeOnly = new(() => rows.Of(RowKinds.WriteOnly).ToDictionary(w => w.Type, StringComparer.Ordinal));
        successors = new(SuccessorsByType);
    }

    /// <summary>Knows nothing.</summary>
    public static KnowledgeBase Empty { get; } = new(new KnowledgeRows(static () => []));

    internal KnowledgeRows Rows => rows;

    /// <summary>The same, which hides also what schemas of providers mark as sensitive.</summary>
    internal KnowledgeBase Hiding(ProviderSchemas? schemas) => schemas is null ? this : new KnowledgeBase(rows, schemas);

    /// <summary>Every resource type with a row of its own, ordered ordinally; rows for patterns are not among them.</summary>
    public IEnumerable<string> ResourceTypes => rows.TypeNames;

    /// <summary>Operators, in the order of the rows.</summary>
    public ImmutableArray<OperatorKnowledge> Operators => rows.Of(RowKinds.Operator);

    /// <summary>Keys another owner tracks objects by, in the order of the rows.</summary>
    public ImmutableArray<TrackingKey> TrackingKeys => rows.Of(RowKinds.TrackingKey);

    /// <summary>Protected types and kinds, in the order of the rows.</summary>
    public ImmutableArray<Protection> Protections => rows.Of(RowKinds.Protected);

    /// <summary>Helm charts, in the order of the rows.</summary>
    public ImmutableArray<ChartKnowledge> Charts => rows.Of(RowKinds.Chart);

    /// <summary>Diffs that come back after every apply, in the order of the rows.</summary>
    public ImmutableArray<PerpetualDiff> PerpetualDiffs => rows.Of(RowKinds.PerpetualDiff);

    /// <summary>Settings that stand between an object and its deletion, in the order of the rows.</summary>
    public ImmutableArray<DeletionGuard> DeletionGuards => rows.Of(RowKinds.DeletionGuard);

    /// <summary>Effects of changed fields of custom resources, in the order of the rows.</summary>
    public ImmutableArray<FieldEffect> FieldEffects => rows.Of(RowKinds.FieldEffect);

    /// <summary>Attributes only the provider reads, in the order of the rows.</summary>
    public ImmutableArray<ProviderSideAttributes> ProviderSideAttributes => rows.Of(RowKinds.ProviderSide);

    /// <summary>Strings that stand where a secret will be.</summary>
    public Placeholders Placeholders => placeholders.Value;

    /// <summary>Tools that deploy objects and mark them, the surest mark first.</summary>
    public ImmutableArray<OwnerKnowledge> Owners => rows.Of(RowKinds.Owner);

    /// <summary>Attributes that hold secrets, in the order of the rows.</summary>
    public ImmutableArray<SecretAttributes> SecretAttributes => rows.Of(RowKinds.SecretAttribute);

    /// <summary>What is known about a type; null when nothing is.</summary>
    public ResourceTypeKnowledge? Find(string resourceType) => types.GetOrAdd(resourceType, static (type, all) => all.ReadType(type), rows);

    /// <summary>True when a row says what objects of a type are called or how they are imported, what they hold, decide on or cost.</summary>
    public bool Knows(string resourceType) =>
        Find(resourceType) is not null || IsCheap(resourceType) || ProtectionOfType(resourceType) is not null
        || !ClaimsOf(resourceType).IsEmpty;

    /// <summary>What a resource of that type and those values is called; null when that is not wholly known or the type has no identity.</summary>
    /// <param name="resourceType">The type.</param>
    /// <param name="values">The resource's attributes.</param>
    /// <param name="config">For attributes not known yet, the values of the resource they refer to, by attribute.</param>
    public ObjectIdentity? Identify(string resourceType, Value values, Value? config = null) => Find(resourceType)?.Identify(values, config);

    /// <summary>The id an import takes; null when it cannot be made from what is known. See <see cref="ResourceTypeKnowledge.ImportId"/>.</summary>
    public string? ImportId(string resourceType, Value values, Value? live = null, Value? config = null) => Find(resourceType)?.ImportId(values, live, config);

    /// <summary>What a create does when the object exists.</summary>
    public ExistingBehavior OnExisting(string resourceType, Value values) => Find(resourceType)?.OnExisting(values) ?? ExistingBehavior.Unspecified;

    /// <summary>True when the type has an importer, false when it has none; null when nobody knows.</summary>
    public bool? CanImport(string resourceType) => Find(resourceType)?.CanImport;

    /// <summary>
    /// Why an object of that type and those values is protected: by its type, by the kind a manifest declares, or by the chart a
    /// release installs. Null when it is not.
    /// </summary>
    public Protection? ProtectionOf(string resourceType, Value values)
    {
        if (ProtectionOfType(resourceType) is { } byType) return byType.Exempts(values) ? null : byType;
        if (IsManifest(resourceType)) return Find(resourceType)?.Identify(values) is { } identity ? ProtectionOfKind(identity.Kind) : KindOf(values) is { } kind
            ? ProtectionOfKind(kind)
            : null;
        if (Find(resourceType)?.Chart(values) is { } chart && ChartOf(chart) is { } known)
        {
            string holds = known.Holds.Length > 0 ? known.Holds : known.TemplatesCrds ? "the CRDs of its chart and every object of their kinds" : "";
            if (holds.Length > 0) return new Protection("chart " + known.Name, holds, IsWarning: false, known.Evidence);
        }
        return null;
    }

    /// <summary>
    /// Why objects of a Kubernetes kind, <c>Kind</c> or <c>Kind.group</c>, are protected: by a row, or as a stateful kind of an operator.
    /// Null when they are not.
    /// </summary>
    public Protection? ProtectionOfKind(string kind)
    {
        foreach (var row in Protections)
            if (Wildcard.MatchesAny(row.Kinds, kind)) return row;
        var (name, group) = SplitKind(kind);
        return OperatorOf(group) is { } owner && owner.IsStateful(name)
            ? new Protection(owner.Name, $"data that {owner.Name} keeps for it", IsWarning: false, owner.Evidence)
            : null;
    }

    /// <summary>True when destroying an object of that type and those values loses what cannot be made again; false for those at warning level.</summary>
    public bool IsProtected(string resourceType, Value values) => ProtectionOf(resourceType, values) is { IsWarning: false };

    /// <summary>The operator that reconciles an API group; null for groups of Kubernetes itself and unknown ones.</summary>
    public OperatorKnowledge? OperatorOf(string apiGroup)
    {
        if (apiGroup.Length == 0) return null;
        foreach (var row in Operators)
            if (row.Covers(apiGroup)) return row;
        return null;
    }

    /// <summary>The tracking key that a label or annotation is; null for ordinary ones.</summary>
    public TrackingKey? TrackingKeyOf(string key, string? value = null)
    {
        foreach (var row in TrackingKeys)
            if (value is null ? row.Matches(key) : row.Matches(key, value)) return row;
        return null;
    }

    /// <summary>The tool that sets a tracking key; null for one without a row of its own.</summary>
    public OwnerKnowledge? OwnerOf(TrackingKey key) => Owners.FirstOrDefault(o => o.Name == key.Owner);

    /// <summary>The marks that tools left on an object, the surest first.</summary>
    /// <param name="identity">The object; null when it is not known what it is called.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="annotations">Its annotations.</param>
    public IEnumerable<OwnerMark> MarksOn(ObjectIdentity? identity, IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> annotations)
    {
        if (labels.Count == 0 && annotations.Count == 0) yield break;
        foreach (var owner in Owners)
            if (owner.MarkOn(identity, labels, annotations) is { } mark) yield return mark;
    }

    /// <summary>What the objects of a Kubernetes kind decide for the whole cluster; null when they decide on less.</summary>
    public ClusterWideKind? ClusterWide(string kind)
    {
        foreach (var row in rows.Of(RowKinds.ClusterWide))
            if (Wildcard.MatchesAny(row.Kinds, kind)) return row;
        return null;
    }

    /// <summary>The command that shows an object, each part of its name quoted by <paramref name="quote"/>; null when nobody knows one.</summary>
    public string? LookupCommand(ObjectIdentity identity, Func<string, string> quote)
    {
        foreach (var row in rows.Of(RowKinds.Lookup))
            if (row.Covers(identity)) return row.For(identity, quote);
        return null;
    }

    /// <summary>What replaces a deprecated type, with the row that says so; null for types that are not deprecated.</summary>
    /// <param name="resourceType">The type.</param>
    /// <param name="isManaged">True for a resource, false for a data source.</param>
    public (Successor Row, string Successor)? SuccessorOf(string resourceType, bool isManaged) =>
        successors.Value.TryGetValue((resourceType, isManaged), out var found) ? found : null;

    /// <summary>Arguments of a type that keep a secret out of the state; null when it has none.</summary>
    public WriteOnlyArguments? WriteOnlyArgumentsOf(string resourceType) => writeOnly.Value.GetValueOrDefault(resourceType);

    /// <summary>True when an attribute of that type holds a secret whatever the provider's schema says.</summary>
    public bool IsSecret(string resourceType, string attribute) => secretArgumentsOfRows.Value.Contains(resourceType, attribute);

    /// <summary>The same, and what schemas of providers mark, by type, for what reads and hides values.</summary>
    internal SecretArguments SecretArguments => secretArguments.Value;

    /// <summary>Rows about secrets that name the type, rather than an attribute of any type.</summary>
    public ImmutableArray<SecretAttributes> SecretAttributesOf(string resourceType) =>
        secretsByType.GetOrAdd(
            resourceType, static (type, all) => [.. all.SecretAttributes.Where(r => r.NamesTypes && Wildcard.MatchesAny(r.Types, type))], this);

    /// <summary>Rows about arguments of a type that a plan holds as they are written.</summary>
    public ImmutableArray<KeptAsWritten> KeptAsWrittenOf(string resourceType) =>
        keptByType.GetOrAdd(
            resourceType, static (type, all) => [.. all.Of(RowKinds.KeptAsWritten).Where(r => Wildcard.MatchesAny(r.Types, type))], rows);

    /// <summary>True when only the provider reads a top-level attribute of that type, so that a change of it changes nothing outside.</summary>
    public bool IsProviderSide(string resourceType, string attribute) => ProviderSideRow(resourceType, attribute) is not null;

    /// <summary>The row that says so; null when the attribute is not provider-side.</summary>
    public ProviderSideAttributes? ProviderSideRow(string resourceType, string attribute)
    {
        foreach (var row in ProviderSideAttributes)
            if (Wildcard.MatchesAny(row.Types, resourceType) && Wildcard.MatchesAny(row.Attributes, attribute)) return row;
        return null;
    }

    /// <summary>Secrets of a type that an import leaves null; null when there are none.</summary>
    public UnrecoverableSecret? UnrecoverableSecrets(string resourceType)
    {
        foreach (var row in rows.Of(RowKinds.UnrecoverableSecret))
            if (Wildcard.MatchesAny(row.Types, resourceType)) return row;
        return null;
    }

    /// <summary>Deletion guards of a type.</summary>
    public IEnumerable<DeletionGuard> DeletionGuardsOf(string resourceType) => RowsOf(RowKinds.DeletionGuard, static g => g.Types, resourceType);

    /// <summary>Effects of changed fields of a kind, <c>Kind.group</c>.</summary>
    public IEnumerable<FieldEffect> FieldEffectsOf(string kind) => FieldEffects.Where(e => Wildcard.Matches(e.Kind, kind));

    /// <summary>Diffs of a type that come back after every apply.</summary>
    public IEnumerable<PerpetualDiff> PerpetualDiffsOf(string resourceType) => RowsOf(RowKinds.PerpetualDiff, static d => d.Types, resourceType);

    /// <summary>What resources of a type decide on, of objects of their own and of others; in the order of the rows.</summary>
    public ImmutableArray<Claim> ClaimsOf(string resourceType) =>
        claimsByType.GetOrAdd(resourceType, static (type, all) => [.. all.Of(RowKinds.Claim).Where(c => Wildcard.MatchesAny(c.Types, type))], rows);

    /// <summary>The credential that resources of a type make; null when they make none.</summary>
    public GeneratedCredential? CredentialOf(string resourceType) => First(rows.Of(RowKinds.GeneratedCredential), c => c.Types, resourceType);

    /// <summary>What objects of a type hold; in the order of the rows.</summary>
    public IEnumerable<ContainerKnowledge> ContainersOf(string resourceType) => RowsOf(RowKinds.Container, static c => c.Types, resourceType);

    /// <summary>Versions of a type that cannot go down.</summary>
    public IEnumerable<VersionSetting> VersionsOf(string resourceType) => RowsOf(RowKinds.Version, static v => v.Types, resourceType);

    /// <summary>Updates of a type that stop what they update.</summary>
    public IEnumerable<UpdateOutage> OutagesOf(string resourceType) => RowsOf(RowKinds.Outage, static o => o.Types, resourceType);

    /// <summary>How resources of a type let others in.</summary>
    public IEnumerable<AccessGrant> AccessOf(string resourceType) => RowsOf(RowKinds.Access, static a => a.Types, resourceType);

    /// <summary>The list that resources of a type own; null when they own none.</summary>
    public ExclusiveResource? ExclusiveOf(string resourceType) => First(rows.Of(RowKinds.Exclusive), e => e.Types, resourceType);

    /// <summary>How a data source of a type and those arguments moves on by itself; null when it is not known to.</summary>
    public MovingLookup? MovingLookupOf(string dataSourceType, Func<string, Value?> argument) =>
        rows.Of(RowKinds.MovingLookup).FirstOrDefault(l => l.Covers(dataSourceType, argument));

    /// <summary>True for a path that a service reads only when it makes an object of the type.</summary>
    public bool IsReadAtCreation(string resourceType, string path) => rows.Of(RowKinds.CreationOnly)
        .Any(r => Wildcard.MatchesAny(r.Types, resourceType) && Wildcard.MatchesAny(r.Paths, WithoutIndexes(path)));

    /// <summary>A path with its list indexes empty, as rows write them.</summary>
    private static string WithoutIndexes(string path)
    {
        var text = new System.Text.StringBuilder(path.Length);
        for (int i = 0; i < path.Length; i++)
            if (!char.IsAsciiDigit(path[i]) || text.Length == 0 || text[^1] != '[') text.Append(path[i]);
            else while (i + 1 < path.Length && char.IsAsciiDigit(path[i + 1])) i++;
        return text.ToString();
    }

    /// <summary>The rows of a kind that are about a type. Instances of a plan have few types, and each is asked about for each of its changes.</summary>
    private T[] RowsOf<T>(RowKind<T> kind, Func<T, ImmutableArray<string>> types, string resourceType) where T : class => (T[])rowsByType.GetOrAdd(
        (kind, resourceType),
        static (key, of) => of.self.rows.Of(of.kind).Where(r => Wildcard.MatchesAny(of.types(r), key.Type)).ToArray(), (self: this, kind, types));

    private static T? First<T>(ImmutableArray<T> rows, Func<T, ImmutableArray<string>> types, string resourceType) where T : class
    {
        foreach (var row in rows)
            if (Wildcard.MatchesAny(types(row), resourceType)) return row;
        return null;
    }

    /// <summary>True for types that cost nothing to make again, so that replacing them is no news.</summary>
    public bool IsCheap(string resourceType) =>
        cheapByType.GetOrAdd(resourceType, static (type, all) => Wildcard.MatchesAny(all.cheapTypes.Value, type), this);

    /// <summary>What is known about a chart, named with or without its repository; null when nothing is.</summary>
    public ChartKnowledge? ChartOf(string chart)
    {
        string name = chart[(chart.LastIndexOf('/') + 1)..];
        foreach (var row in Charts)
            if (Wildcard.Matches(row.Name, name)) return row;
        return null;
    }

    /// <summary>The Kubernetes kind of a typed resource, <c>Kind</c> or <c>Kind.group</c>; null for manifests and types of other systems.</summary>
    public string? KubernetesKind(string resourceType) => Find(resourceType) is { System: "kubernetes", Kind: { } kind } ? kind : null;

    /// <summary>True for resource types whose kind is in their manifest.</summary>
    public static bool IsManifest(string resourceType) => resourceType is "kubernetes_manifest" or "kubectl_manifest";

    /// <summary><c>Kind</c> and group of <c>Kind.group</c>; the group is empty for core kinds.</summary>
    public static (string Kind, string Group) SplitKind(string kind)
    {
        int dot = kind.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (kind, "") : (kind[..dot], kind[(dot + 1)..]);
    }

    /// <summary><c>Kind</c> or <c>Kind.group</c> of an API version and a kind; the version does not count.</summary>
    public static string JoinKind(string apiVersion, string kind)
    {
        int slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return slash <= 0 ? kind : $"{kind}.{apiVersion[..slash]}";
    }

    /// <summary>The kind that a <c>kubernetes_manifest</c>'s values declare, even when the object's name is not known yet; null when they do not.</summary>
    public static string? KindOf(Value values)
    {
        foreach (string attribute in (ReadOnlySpan<string>)["manifest", "object"])
            if (values[attribute] is { } manifest && manifest["apiVersion"]?.StringOrNull is { } version && manifest["kind"]?.StringOrNull is { } kind)
                return JoinKind(version, kind);
        return null;
    }

    /// <summary>Every deprecated type; of two rows about one type the first counts.</summary>
    private Dictionary<(string, bool), (Successor, string)> SuccessorsByType()
    {
        var found = new Dictionary<(string, bool), (Successor, string)>();
        foreach (var row in rows.Of(RowKinds.Successor))
            foreach (var (type, successor) in row.ReplacedBy)
            {
                if (row.IsManaged != false) found.TryAdd((type, true), (row, successor));
                if (row.IsManaged != true) found.TryAdd((type, false), (row, successor));
            }
        return found;
    }

    private Protection? ProtectionOfType(string resourceType) => protectionByType.GetOrAdd(resourceType, static (type, all) => all.ByType(type), this);

    private Protection? ByType(string resourceType)
    {
        foreach (var row in Protections)
            if (Wildcard.MatchesAny(row.Types, resourceType)) return row;
        return null;
    }
}
