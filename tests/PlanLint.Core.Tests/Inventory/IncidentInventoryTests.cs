using PlanLint.Addresses;
using PlanLint.Core.Tests.Plans;
using PlanLint.Inventory;

namespace PlanLint.Core.Tests.Inventory;

[Category("Corpus")]
internal sealed class IncidentInventoryTests
{
    [Test]
    public void The_five_objects_that_the_plan_would_create_are_found_live()
    {
        var parts = new List<LiveInventory>();
        foreach (string file in Directory.GetFiles(Path.Combine(PlanCorpus.Root, "incident", "live")).Order(StringComparer.Ordinal))
        {
            var result = InventoryReader.Read(File.ReadAllBytes(file), Path.GetFileName(file));
            result.Diagnostics.ShouldBeEmpty(file);
            parts.Add(result.Inventory!);
        }
        var inventory = LiveInventory.Combine(parts);
        ObjectIdentity[] expected =
        [
            new("kubernetes", "Application.argoproj.io", "argocd", "pal-e-mail"),
            new("harbor", "robot", "", "robot$playme2k+ci"),
            new("kubernetes", "Cluster.postgresql.cnpg.io", "postgres", "pal-e-postgres"),
            new("kubernetes", "ScheduledBackup.postgresql.cnpg.io", "postgres", "pal-e-postgres-daily"),
            new("kubernetes", "Secret", "pal-e-app", "harbor-creds"),
        ];
        foreach (var identity in expected) inventory.Find(identity).ShouldNotBeNull(identity.ToString());
        inventory.Covers(new ObjectIdentity("kubernetes", "Secret", "anywhere", "x")).ShouldBeTrue();
        inventory.Covers(new ObjectIdentity("keycloak", "realm", "", "westside")).ShouldBeTrue();
        TestContext.Out.WriteLine($"{inventory.Objects.Length} objects; scopes {string.Join(", ", inventory.Scopes)}");
    }
}
