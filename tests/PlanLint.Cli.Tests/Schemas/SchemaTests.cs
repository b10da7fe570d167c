using System.Text.Json.Nodes;
using Json.Schema;
using PlanLint.Cli.Commands;
using PlanLint.Reconciliation;

namespace PlanLint.Cli.Tests.Schemas;

/// <summary>What PlanLint writes is what its JSON Schemas say, and nothing that they do not say.</summary>
internal sealed class SchemaTests
{
    private static readonly string Root = CliProcess.Repository;

    private static IEnumerable<string> Names => SchemaCommand.Names;

    private static IEnumerable<string> Reports =>
        Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.json*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => f.Contains("/Golden/", StringComparison.Ordinal) && (f.EndsWith(".json", StringComparison.Ordinal) || f.EndsWith(".json.txt", StringComparison.Ordinal)))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj") && File.ReadAllText(Path.Combine(Root, f)).TrimStart().StartsWith("{\n  \"planlint\":", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Names))]
    public void Is_a_schema_that_the_command_writes(string name)
    {
        string text = Text(name);
        MetaSchemas.Draft202012.Evaluate(JsonNode.Parse(text)).IsValid.ShouldBeTrue();
        CliProcess.Run(["schema", name]).Output.ShouldBe(text);
    }

    [TestCaseSource(nameof(Reports))]
    public void Every_golden_report_is_one(string file) => Check("report", File.ReadAllText(Path.Combine(Root, file)));

    [Test]
    public void There_are_golden_reports() => Reports.Count().ShouldBeGreaterThan(3);

    [Test]
    public void A_report_that_says_something_else_is_none() =>
        Problems("report", """{ "planlint": "0.1.0", "schema": 2, "exit": 3, "roots": [], "summary": {}, "surprise": 1 }""").ShouldNotBeEmpty();

    [Test]
    public void A_baseline_an_inventory_and_a_digest_of_the_incident_are_ones()
    {
        using var folder = new TemporaryFolder();
        string incident = Path.Combine(Root, "samples/incident");
        CliProcess.Run(["baseline", Path.Combine(incident, "terraform"), "--output", Path.Combine(folder.Path, "baseline.json")], folder.Path).ExitCode.ShouldBe(0);
        Check("baseline", File.ReadAllText(Path.Combine(folder.Path, "baseline.json")));
        Check("inventory", CliProcess.Run(["inventory", Path.Combine(incident, "live")], folder.Path).Output);
        Check("digest", JsonValue.Create(CliProcess.Run(["digest", Path.Combine(incident, "plan.json")], folder.Path).Output.TrimEnd()).ToJsonString());
    }

    [Test]
    public void An_approval_is_one()
    {
        using var fixture = new Approvals.ApprovalFixture();
        fixture.MustApprove(r => r with { AllowsFewer = true });
        Check("approval", File.ReadAllText(fixture.FullName));
    }

    [TestCaseSource(nameof(Events))]
    public void Each_event_of_a_journal_is_one(string name)
    {
        var entry = new JournalEntry(Enum.Parse<JournalEvent>(name), DateTimeOffset.UnixEpoch, Batch: 2).With("reason", "asked").With("addresses", ["a.b"]);
        Check("journal", JournalText.Write(entry, 1, JournalText.Beginning).Line, strict: false);
    }

    private static IEnumerable<string> Events => Enum.GetNames<JournalEvent>();

    /// <summary>The page of the options has a row for each key of the schema.</summary>
    [Test]
    public void Options_have_the_keys_of_their_page()
    {
        var schema = JsonNode.Parse(Text("options"))!;
        string page = File.ReadAllText(Path.Combine(Root, "docs/options.md"));
        string[] inside = [.. schema["properties"]!["planlint"]!["properties"]!.AsObject().Select(p => p.Key)];
        inside.ShouldBe(Keys(page, "## Block `planlint`"), ignoreOrder: true);
        string[] top = [.. schema["properties"]!.AsObject().Select(p => p.Key).Except(["planlint", "rule", "inventory", "owner"])];
        top.ShouldBe(Keys(page, "## Top level"), ignoreOrder: true);
    }

    private static string[] Keys(string page, string heading) =>
    [
        .. page.Split(heading + "\n")[1].Split("\n## ")[0].Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('`')[1]),
    ];

    private static string Text(string name) => File.ReadAllText(Path.Combine(Root, $"schemas/{name}.schema.json"));

    /// <summary>Fails unless a document is what its schema says, and nothing else.</summary>
    internal static void Check(string name, string json, bool strict = true) => Problems(name, json, strict).ShouldBeEmpty();

    private static string[] Problems(string name, string json, bool strict = true)
    {
        var text = JsonNode.Parse(Text(name))!;
        if (strict) Close(text);
        var result = JsonSchema.FromText(text.ToJsonString()).Evaluate(JsonNode.Parse(json), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid ? [] : [.. result.Details.Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}")).Take(10), "not valid"];
    }

    /// <summary>The schemas are open, because fields may come; what is written today has to be in them.</summary>
    private static void Close(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            if (schema["properties"] is JsonObject && schema["type"] is JsonValue && !schema.ContainsKey("additionalProperties")) schema["additionalProperties"] = false;
            foreach (var (_, value) in schema.ToArray()) Close(value);
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list) Close(item);
        }
    }
}
