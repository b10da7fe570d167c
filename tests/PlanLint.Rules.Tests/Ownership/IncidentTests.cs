using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.Rules.Tests.Ownership;

/// <summary>The ownership rules on the incident that PlanLint was made for: <c>samples/incident</c>.</summary>
public sealed class IncidentTests
{
    [Test]
    public void Names_exactly_the_five_existing_objects_each_at_its_block()
    {
        var findings = Findings("plan.json", "PL0201");
        findings.SelectMany(f => f.Addresses).Select(a => a.ToString()).Order(StringComparer.Ordinal).ShouldBe(Incident.Expected("create_of_existing").Order(StringComparer.Ordinal));
        findings.Select(f => f.Location.Path + ": " + f.Location.Source!.ToString(f.Location.Span)).ShouldBe(
        [
            "argocd.tf: resource \"argocd_application\" \"service\"",
            "cnpg.tf: resource \"kubernetes_manifest\" \"cnpg_cluster\"",
            "cnpg.tf: resource \"kubernetes_manifest\" \"cnpg_scheduled_backup\"",
            "harbor.tf: resource \"harbor_robot_account\" \"service_ci\"",
            "secrets.tf: resource \"kubernetes_secret_v1\" \"harbor_creds\"",
        ]);
    }

    [Test]
    public void Writes_the_import_blocks_that_repaired_it()
    {
        string[] written = [.. Findings("plan.json", "PL0201").SelectMany(f => f.Fixes).SelectMany(f => f.Edits).Select(e => Squeeze(e.NewText)).Order(StringComparer.Ordinal)];
        string repaired = File.ReadAllText(Path.Combine(Incident.Folder, "repaired", "imports.tf"));
        written.ShouldBe(repaired.Split("import {", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(b => Squeeze("import { " + b)).Order(StringComparer.Ordinal));
    }

    [Test]
    public void Is_silent_about_creates_when_they_are_imported() => Findings(Path.Combine("repaired", "plan.json"), "PL0201").ShouldBeEmpty();

    [Test]
    public void Asks_for_the_database_first_and_alone_in_the_repaired_plan()
    {
        var finding = Findings(Path.Combine("repaired", "plan.json"), "PL0214").ShouldHaveSingleItem();
        finding.Addresses[0].ShouldNotBeNull();
        finding.Message.ShouldBe("Import kubernetes_manifest.cnpg_cluster first and alone, then plan again: this plan also imports 4 other objects and changes 17.");
        finding.Location.Path.ShouldBe("cnpg.tf");
    }

    [Test]
    public void Covers_what_the_plan_creates() => Findings("plan.json", "PL0215").Select(f => f.Message).ShouldBeEmpty();

    private static Diagnostic[] Findings(string plan, string rule) =>
        [.. AnalysisDriver.Run(Incident.Load(plan), RuleCatalog.All.Where(r => r.Descriptor.Id == rule)).Diagnostics];

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
