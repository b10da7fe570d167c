using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Documents;
using PlanLint.Plans.Reading;
using PlanLint.Secrets;
using PlanLint.Values;

namespace PlanLint.Inventory.Reading;

/// <summary>Kubernetes objects, alone or in lists.</summary>
internal static class KubernetesObjects
{
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>True for <c>List</c>, <c>SecretList</c> and the like.</summary>
    public static bool IsList(Value value) =>
        value["items"] is { Kind: TypeKind.Tuple } && value.Text("kind").EndsWith("List", StringComparison.Ordinal);

    /// <summary>True for an object with an API version, a kind and a name.</summary>
    public static bool IsOne(Value value) =>
        value.Text("apiVersion").Length > 0 && value.Text("kind").Length > 0 && value["metadata"].Text("name").Length > 0;

    /// <summary>
    /// Adds a list and what it covers. A list does not say whether it was made with <c>--all-namespaces</c>: objects of two
    /// namespaces prove it, and objects of one prove only that this one was listed.
    /// </summary>
    public static void AddList(Document document, InventorySink sink)
    {
        var list = document.Content;
        string listKind = list.Text("kind");
        string itemKind = listKind[..^4], itemVersion = listKind == "List" ? "" : list.Text("apiVersion");
        var items = new List<LiveObject>();
        foreach (var element in list["items"]!.Elements)
        {
            var item = element;
            if (itemKind.Length > 0 && item.Text("kind").Length == 0 && item.Kind == TypeKind.Object)
                item = item.With("kind", Value.String(itemKind)).With("apiVersion", Value.String(itemVersion));
            if (!IsOne(item))
            {
                sink.Note(document, "an item of the list has no apiVersion, kind and name, and was passed over");
                continue;
            }
            items.Add(Make(item, sink));
        }
        bool isPartial = list["metadata"].Text("continue").Length > 0;
        if (items.Count == 0) sink.Note(document, "an empty list does not say what was listed, so nothing is known to be absent");
        if (isPartial) sink.Note(document, "the list is one page of several, so nothing is known to be absent");
        foreach (var item in items) sink.Add(item);
        if (!isPartial) AddScopes(items, sink);
    }

    /// <summary>Adds an array of objects, as <c>argocd app list</c> prints.</summary>
    public static void AddArray(ImmutableArray<Value> elements, InventorySink sink)
    {
        var items = elements.Select(e => Make(e, sink)).ToList();
        foreach (var item in items) sink.Add(item);
        AddScopes(items.Where(i => i.Identity.Kind == "Application.argoproj.io"), sink);
    }

    /// <summary>Adds one object. One object says nothing about what else there is.</summary>
    public static void Add(Value value, InventorySink sink) => sink.Add(Make(value, sink));

    private static void AddScopes(IEnumerable<LiveObject> items, InventorySink sink)
    {
        foreach (var kind in items.GroupBy(i => i.Identity.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var namespaces = kind.Select(i => i.Identity.Namespace).Distinct().ToList();
            bool coversAll = namespaces.Count > 1 || namespaces[0].Length == 0;
            sink.Add(new InventoryScope("kubernetes", kind.Key, coversAll ? null : namespaces[0]));
        }
    }

    private static LiveObject Make(Value value, InventorySink sink)
    {
        string apiVersion = value.Text("apiVersion"), kind = value.Text("kind");
        int slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        string group = slash < 0 ? "" : apiVersion[..slash];
        var metadata = value["metadata"];
        var identity = new ObjectIdentity("kubernetes", group.Length == 0 ? kind : $"{kind}.{group}", metadata.Text("namespace"), metadata.Text("name"));
        var content = sink.Hide(value, HideSecrets(value, isSecret: identity.Kind == "Secret"));
        return new LiveObject
        {
            Identity = identity,
            Uid = metadata.Text("uid"),
            ApiVersion = apiVersion,
            Labels = metadata.Texts("labels"),
            Annotations = content["metadata"].Texts("annotations"),
            Owners = Owners.Of(metadata),
            FieldManagers = [.. Managers(metadata).Select(m => m.Text("manager")).Where(m => m.Length > 0).Distinct().Order(StringComparer.Ordinal)],
            CreatedAt = metadata.Time("creationTimestamp"),
            IsTerminating = metadata.Text("deletionTimestamp").Length > 0,
            Content = content,
            Source = sink.Path,
        };
    }

    /// <summary>Entries of <c>managedFields</c>.</summary>
    public static IEnumerable<Value> Managers(Value? metadata) => metadata?["managedFields"]?.Elements ?? [];

    /// <summary>
    /// Hashes the data of Secrets, with the copy that <c>kubectl apply</c> leaves in an annotation, and values of environment
    /// variables whose names say that they are secret.
    /// </summary>
    private static Value HideSecrets(Value value, bool isSecret)
    {
        if (!isSecret) return HideEnvironment(value);
        return value
            .With("data", data => HashEntries(data, HashedSecret.OfBase64))
            .With("stringData", data => HashEntries(data, HashedSecret.Of))
            .With("metadata", metadata => metadata.With("annotations", annotations => annotations.With(LastApplied, LiveValue.HashAll)));
    }

    private static Value HashEntries(Value data, Func<string, string> hash) => data.Kind == TypeKind.Object
        ? Value.Object(data.Attributes.Select(
            a => KeyValuePair.Create(a.Key, a.Value.StringOrNull is { } text ? Value.String(hash(text)).WithSensitive(true) : LiveValue.HashAll(a.Value))))
        : LiveValue.HashAll(data);

    private static Value HideEnvironment(Value value)
    {
        if (value.IsNull || !value.IsKnown) return value;
        switch (value.Kind)
        {
            case TypeKind.Object:
                bool isVariable = value["value"]?.StringOrNull is not null && SecretNames.IsOne(value.Text("name"));
                return Value.Object(value.Attributes.Select(a => KeyValuePair.Create(
                    a.Key, isVariable && a.Key == "value" ? HashedSecret.ValueOf(a.Value.AsString) : HideEnvironment(a.Value))));
            case TypeKind.Tuple:
                return Value.Tuple([.. value.Elements.Select(HideEnvironment)]);
            default:
                return value;
        }
    }
}
