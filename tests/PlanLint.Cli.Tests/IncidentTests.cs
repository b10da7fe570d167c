using Newtonsoft.Json.Linq;

namespace PlanLint.Cli.Tests;

/// <summary>The origin story, as users run it. <c>expected.json</c> is what a reviewer should have been told.</summary>
public class IncidentTests
{
    private static readonly string Incident = Path.Combine(CliProcess.Repository, "samples", "incident");
    private static readonly JObject Expected = JObject.Parse(File.ReadAllText(Path.Combine(Incident, "expected.json")));
    private static readonly Lazy<JObject> Whole = new(() => Check("plan.json"));

    [Test]
    public void Every_create_of_an_existing_object_is_found_at_its_block_and_no_other()
    {
        var findings = Findings(Whole.Value, "PL0201");
        Addresses(findings).ShouldBe(Expected["create_of_existing"]!.Select(e => (string)e["address"]!), ignoreOrder: true);
        foreach (var finding in findings)
            LineOf(finding).ShouldStartWith("resource \"");
        findings.ShouldAllBe(f => (string?)f["severity"] == "error");
    }

    [Test]
    public void Nine_strips_are_two_findings_one_a_block()
    {
        var findings = Findings(Whole.Value, "PL0304");
        findings.Length.ShouldBe(2);
        Addresses(findings).ShouldBe(Expected["label_strip"]!.Select(e => (string)e!), ignoreOrder: true);
        foreach (var finding in findings) LineOf(finding).TrimStart().ShouldStartWith("labels");
    }

    [Test]
    public void Two_credential_changes_are_one_finding()
    {
        var findings = Findings(Whole.Value, "PL0309");
        findings.Length.ShouldBe(1);
        Addresses(findings).ShouldBe(Expected["credential_change"]!.Select(e => (string)e!), ignoreOrder: true);
    }

    [Test]
    public void Both_manifests_of_the_operator_are_found() =>
        Addresses(Findings(Whole.Value, "PL0301")).ShouldBe(["kubernetes_manifest.cnpg_cluster", "kubernetes_manifest.cnpg_scheduled_backup"], ignoreOrder: true);

    [Test]
    public void Targets_leave_every_other_change_unintended_and_none_of_their_own()
    {
        string[] targets = [.. Expected["intended_scope"]!.Select(e => (string)e!)];
        var report = Check("plan.json", [.. targets.SelectMany(t => (string[])["--target", t])]);
        string[] unintended = Addresses(Findings(report, "PL0102"));
        unintended.Length.ShouldBe(16);
        unintended.ShouldNotContain(a => targets.Contains(a));
    }

    [Test]
    public void A_targeted_plan_is_a_note_and_no_gate_fails()
    {
        var report = Check("plan.targeted.json", [.. Expected["intended_scope"]!.SelectMany(t => (string[])["--target", (string)t!])]);
        Findings(report, "PL0104").ShouldHaveSingleItem()["severity"]!.ToString().ShouldBe("note");
        foreach (string rule in (string[])["PL0101", "PL0102", "PL0103", "PL0201", "PL0304", "PL0309"]) Findings(report, rule).ShouldBeEmpty(rule);
    }

    [Test]
    public void The_repaired_plan_creates_nothing_that_exists()
    {
        using var folder = new TemporaryFolder();
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Incident, "terraform"))) File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        File.Copy(Path.Combine(Incident, "repaired", "imports.tf"), Path.Combine(folder.Path, "imports.tf"));
        var result = CliProcess.Run(["check", folder.Path, "--plan", Path.Combine(Incident, "repaired", "plan.json"), "--live", Path.Combine(Incident, "live"), "--var-file", Path.Combine(folder.Path, "k3s.tfvars"), "--format", "json"]);
        result.Error.ShouldBe("");
        Findings(JObject.Parse(result.Output), "PL0201").ShouldBeEmpty();
    }

    [TestCase("text")]
    [TestCase("sarif")]
    [TestCase("json")]
    [TestCase("markdown")]
    [TestCase("html")]
    [TestCase("junit")]
    [TestCase("github")]
    [TestCase("gitlab")]
    [TestCase("checkstyle")]
    public void No_sensitive_value_appears_in(string format)
    {
        var result = CliProcess.Run(["check", "samples/incident/terraform", "--format", format, "--verbose"]);
        result.ExitCode.ShouldBe(1, result.Error);
        foreach (string secret in Secrets())
            result.Output.ShouldNotContain(secret, Case.Sensitive);
    }

    [Test]
    public void The_same_input_gives_the_same_bytes_whatever_the_threads()
    {
        string one = CliProcess.Run(["check", "samples/incident/terraform", "--format", "sarif", "--threads", "1"]).Output;
        string eight = CliProcess.Run(["check", "samples/incident/terraform", "--format", "sarif", "--threads", "8"]).Output;
        eight.ShouldBe(one);
    }

    [Test]
    public void The_readme_shows_a_part_of_the_real_output()
    {
        string readme = File.ReadAllText(Path.Combine(CliProcess.Repository, "README.md"));
        int start = readme.IndexOf("```\n", StringComparison.Ordinal) + 4;
        string shown = readme[start..readme.IndexOf("\n```", start, StringComparison.Ordinal)];
        shown.ShouldStartWith("error[PL0201]: kubernetes_manifest.cnpg_cluster");
        CliProcess.Run(["check", "samples/incident/terraform", "--all"]).Output.ShouldContain(shown);
    }

    /// <summary>Every string that a sensitive mask of the plan covers, every token of the variable file, and the data of live secrets.</summary>
    private static HashSet<string> Secrets()
    {
        var plan = JObject.Parse(File.ReadAllText(Path.Combine(Incident, "plan.json")));
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in plan["resource_changes"]!.Select(c => c["change"]!).Concat((plan["resource_drift"] ?? new JArray()).Select(c => c["change"]!)))
        {
            Masked(change["before"], change["before_sensitive"], secrets);
            Masked(change["after"], change["after_sensitive"], secrets);
        }
        foreach (string line in File.ReadLines(Path.Combine(Incident, "terraform", "k3s.tfvars")))
            if (line.Contains("example-", StringComparison.Ordinal) || line.Contains("Tok-", StringComparison.Ordinal)) secrets.Add(line.Split('"')[1]);
        foreach (var item in JObject.Parse(File.ReadAllText(Path.Combine(Incident, "live", "secrets.json")))["items"]!)
            foreach (var data in (item["data"] as JObject)?.Properties() ?? [])
                secrets.Add((string)data.Value!);
        secrets.RemoveWhere(s => s.Length < 4);
        secrets.Count.ShouldBeGreaterThan(20);
        return secrets;
    }

    private static void Masked(JToken? value, JToken? mask, HashSet<string> secrets)
    {
        if (value is null || mask is null) return;
        if (mask.Type == JTokenType.Boolean)
        {
            if (!(bool)mask) return;
            foreach (var leaf in value is JContainer container ? container.DescendantsAndSelf().OfType<JValue>() : [(JValue)value])
                if (leaf.Type == JTokenType.String) secrets.Add((string)leaf!);
        }
        else if (mask is JObject map)
            foreach (var (name, inner) in map) Masked((value as JObject)?[name], inner, secrets);
        else if (mask is JArray list && value is JArray elements)
            for (int i = 0; i < Math.Min(list.Count, elements.Count); i++) Masked(elements[i], list[i], secrets);
    }

    private static JObject Check(string plan, params string[] more)
    {
        var result = CliProcess.Run(["check", "samples/incident/terraform", "--plan", $"samples/incident/{plan}", "--live", "samples/incident/live", "--var-file", "samples/incident/terraform/k3s.tfvars", "--format", "json", .. more]);
        result.Error.ShouldBe("");
        return JObject.Parse(result.Output);
    }

    private static JObject[] Findings(JObject report, string rule) =>
        [.. report["roots"]!.SelectMany(r => r["findings"]!).OfType<JObject>().Where(f => (string?)f["rule"] == rule)];

    private static string[] Addresses(IEnumerable<JObject> findings) => [.. findings.SelectMany(f => f["addresses"]!).Select(a => (string)a!)];

    private static string LineOf(JObject finding) =>
        File.ReadLines(Path.Combine(CliProcess.Repository, (string)finding["file"]!)).ElementAt((int)finding["line"]! - 1);
}
