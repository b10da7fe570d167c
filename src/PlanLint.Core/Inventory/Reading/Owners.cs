using System.Collections.Immutable;
using PlanLint.Values;

namespace PlanLint.Inventory.Reading;

/// <summary>Who owns a Kubernetes object as the API server knows it. Marks that tools leave in labels and annotations are knowledge's.</summary>
internal static class Owners
{
    /// <summary>The owners, the surest first: controller, other owner references, field managers.</summary>
    public static ImmutableArray<LiveOwner> Of(Value? metadata)
    {
        var owners = ImmutableArray.CreateBuilder<LiveOwner>();
        var references = metadata?["ownerReferences"]?.Elements ?? [];
        foreach (var reference in references.OrderByDescending(IsController))
        {
            string name = $"{reference.Text("kind")}/{reference.Text("name")}";
            if (name.Length > 1) owners.Add(new LiveOwner(IsController(reference) ? "controller" : "owner", name));
        }
        foreach (string manager in Appliers(metadata)) owners.Add(new LiveOwner("manager", manager));
        return owners.ToImmutable();
    }

    private static bool IsController(Value reference) => reference["controller"]?.Equals(Value.True) == true;

    /// <summary>Managers that apply the object's own fields from a source of theirs; people and Terraform are not owners in this sense.</summary>
    private static IEnumerable<string> Appliers(Value? metadata) => KubernetesObjects.Managers(metadata)
        .Where(m => m.Text("operation") == "Apply" && m.Text("subresource").Length == 0)
        .Select(m => m.Text("manager"))
        .Where(m => m.Length > 0 && !m.StartsWith("kubectl", StringComparison.OrdinalIgnoreCase)
            && !m.StartsWith("terraform", StringComparison.OrdinalIgnoreCase))
        .Distinct()
        .Order(StringComparer.Ordinal);
}
