using PlanLint.Documents;
using PlanLint.Values;

namespace PlanLint.Inventory.Reading;

/// <summary>Tells from its content what a document is.</summary>
internal static class Recogniser
{
    private const string Accepted =
        "expected `kubectl get … -o json` or yaml, `argocd app list -o json`, Harbor robots or projects, Keycloak realms or clients, a state, or a PlanLint "
        + "inventory";

    /// <summary>Adds what the document lists; throws <see cref="InputException"/> when it is none of what is known.</summary>
    public static void Add(Document document, InventorySink sink)
    {
        var content = document.Content;
        if (content["planlint_inventory"] is not null) OwnInventory.Add(document, sink);
        else if (KubernetesObjects.IsList(content)) KubernetesObjects.AddList(document, sink);
        else if (KubernetesObjects.IsOne(content)) KubernetesObjects.Add(content, sink);
        else if (KeycloakObjects.IsRealm(content)) KeycloakObjects.AddRealm(content, sink);
        else if (HarborObjects.IsRobot(content)) HarborObjects.AddRobot(content, sink);
        else if (HarborObjects.IsProject(content)) HarborObjects.AddProject(content, sink);
        else if (content.Kind == TypeKind.Tuple) AddArray(document, sink);
        else throw new InputException($"this document is not understood; {Accepted}", document.Position);
    }

    private static void AddArray(Document document, InventorySink sink)
    {
        var items = document.Content.Elements;
        if (items.IsEmpty) sink.Note(document, "an empty list does not say what was listed, so nothing is known to be absent");
        else if (All(items, KubernetesObjects.IsOne)) KubernetesObjects.AddArray(items, sink);
        else if (All(items, HarborObjects.IsRobot)) HarborObjects.AddRobots(document, sink);
        else if (All(items, HarborObjects.IsProject)) HarborObjects.AddProjects(document, sink);
        else if (All(items, KeycloakObjects.IsRealm)) KeycloakObjects.AddRealms(document, sink);
        else if (All(items, KeycloakObjects.IsClient)) KeycloakObjects.AddClients(document, sink);
        else throw new InputException($"the elements of this list are not understood; {Accepted}", document.Position);
    }

    private static bool All(IEnumerable<Value> items, Func<Value, bool> isKind) => items.All(isKind);
}
