using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Documents;
using PlanLint.Secrets;
using PlanLint.Values;

namespace PlanLint.Inventory.Reading;

/// <summary>PlanLint's own inventory, version 1, as <see cref="InventoryWriter"/> writes it.</summary>
internal static class OwnInventory
{
    /// <summary>Adds a document; throws <see cref="InputException"/> when it is of another version or an object has no identity.</summary>
    public static void Add(Document document, InventorySink sink)
    {
        var content = document.Content;
        if (!content["planlint_inventory"]!.Equals(Value.Number(1)))
            throw new InputException("\"planlint_inventory\" has to be 1; a newer PlanLint may have written this file", document.Position);
        sink.CapturedAt = content.Time("captured_at") ?? sink.CapturedAt;
        foreach (var scope in content["complete_for"]?.Elements ?? [])
        {
            if (scope.Text("system").Length == 0 || scope.Text("kind").Length == 0)
                throw new InputException("a scope in \"complete_for\" needs \"system\" and \"kind\"", document.Position);
            sink.Add(new InventoryScope(scope.Text("system"), scope.Text("kind"), scope["namespace"]?.StringOrNull));
        }
        foreach (var item in content["objects"]?.Elements ?? []) sink.Add(Make(item, document, sink.Path));
    }

    private static LiveObject Make(Value item, Document document, string source)
    {
        var identity = item["identity"];
        if (identity.Text("system").Length == 0 || identity.Text("kind").Length == 0 || identity.Text("name").Length == 0)
            throw new InputException("an object needs an \"identity\" with \"system\", \"kind\" and \"name\"", document.Position);
        return new LiveObject
        {
            Identity = new ObjectIdentity(identity.Text("system"), identity.Text("kind"), identity.Text("namespace"), identity.Text("name")),
            Uid = item.Text("uid"),
            ApiVersion = item.Text("api_version"),
            Labels = item.Texts("labels"),
            Annotations = item.Texts("annotations"),
            Owners = [.. (item["owner_references"]?.Elements ?? []).Select(o => new LiveOwner(o.Text("kind"), o.Text("name")))],
            FieldManagers = [.. (item["managed_fields"]?.Elements ?? []).Select(m => m.StringOrNull).OfType<string>()],
            CreatedAt = item.Time("created_at"),
            IsTerminating = item["terminating"]?.Equals(Value.True) == true,
            Content = MarkHashes(item["content"] ?? Value.DynamicNull),
            Source = item.Text("source") is { Length: > 0 } original ? original : source,
        };
    }

    private static Value MarkHashes(Value value) => value switch
    {
        { StringOrNull: Redactor.Hidden } => Value.Unknown(PlanLint.Values.ValueType.String).WithSensitive(true),
        { StringOrNull: { } text } => HashedSecret.IsOne(text) ? value.WithSensitive(true) : value,
        { Kind: TypeKind.Object, IsNull: false } => Value.Object(value.Attributes.Select(a => KeyValuePair.Create(a.Key, MarkHashes(a.Value)))),
        { Kind: TypeKind.Tuple, IsNull: false } => Value.Tuple([.. value.Elements.Select(MarkHashes)]),
        _ => value,
    };
}
