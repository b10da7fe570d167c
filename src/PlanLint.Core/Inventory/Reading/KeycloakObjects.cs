using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Documents;
using PlanLint.Plans.Reading;
using PlanLint.Secrets;
using PlanLint.Values;

namespace PlanLint.Inventory.Reading;

/// <summary>Keycloak realms, as lists or exports, and lists of clients.</summary>
internal static class KeycloakObjects
{
    /// <summary>True for a realm representation.</summary>
    public static bool IsRealm(Value value) => value.Text("realm").Length > 0 && value["apiVersion"] is null;

    /// <summary>True for a client representation.</summary>
    public static bool IsClient(Value value) => value.Text("clientId").Length > 0;

    /// <summary>Adds a list of realms.</summary>
    public static void AddRealms(Document document, InventorySink sink)
    {
        foreach (var item in document.Content.Elements) AddRealm(item, sink);
        sink.Add(new InventoryScope("keycloak", "realm", null));
    }

    /// <summary>Adds one realm, with its clients when it is an export.</summary>
    public static void AddRealm(Value value, InventorySink sink)
    {
        string realm = value.Text("realm");
        sink.Add(Make(value, "realm", "", realm, sink));
        if (value["clients"] is not { Kind: TypeKind.Tuple } clients) return;
        foreach (var client in clients.Elements.Where(IsClient)) sink.Add(Make(client, "client", realm, client.Text("clientId"), sink));
        sink.Add(new InventoryScope("keycloak", "client", realm));
    }

    /// <summary>Adds a list of clients. They do not say their realm, but the built-in ones have it in their URLs.</summary>
    public static void AddClients(Document document, InventorySink sink)
    {
        var clients = document.Content.Elements;
        var realms = clients.Select(RealmOf).Where(r => r.Length > 0).Distinct().ToList();
        if (realms.Count != 1)
            throw new InputException("a list of Keycloak clients that does not say its realm; list the built-in client \"account\" with them, or export the "
                + "realm", document.Position);
        foreach (var client in clients) sink.Add(Make(client, "client", realms[0], client.Text("clientId"), sink));
        sink.Add(new InventoryScope("keycloak", "client", realms[0]));
    }

    private static string RealmOf(Value client)
    {
        string url = client.Text("baseUrl");
        foreach (string prefix in new[] { "/realms/", "/admin/" })
        {
            if (!url.StartsWith(prefix, StringComparison.Ordinal)) continue;
            string rest = url[prefix.Length..];
            int slash = rest.IndexOf('/', StringComparison.Ordinal);
            return slash < 0 ? rest : rest[..slash];
        }
        return "";
    }

    private static LiveObject Make(Value value, string kind, string realm, string name, InventorySink sink) => new()
    {
        Identity = new ObjectIdentity("keycloak", kind, realm, name),
        Uid = value.Id("id"),
        Content = sink.Hide(value, value.HashSecrets(IsSecretName)),
        Source = sink.Path,
    };

    /// <summary>Names of Keycloak's secrets; words such as <c>authorizationServicesEnabled</c> and <c>clientAuthenticatorType</c> are settings.</summary>
    private static bool IsSecretName(string name) =>
        name is "credentials" or "secretData" or "credentialData"
        || (SecretNames.IsOne(name) && !name.StartsWith("auth", StringComparison.OrdinalIgnoreCase) && !name.Contains("Authenticat", StringComparison.Ordinal)
            && !name.Contains("Authoriz", StringComparison.Ordinal) && !name.EndsWith("Policy", StringComparison.Ordinal)
            && !name.EndsWith("Url", StringComparison.Ordinal)
            && !name.EndsWith("Type", StringComparison.Ordinal) && !name.EndsWith("Name", StringComparison.Ordinal)
            && !name.Contains("Lifespan", StringComparison.Ordinal));
}
