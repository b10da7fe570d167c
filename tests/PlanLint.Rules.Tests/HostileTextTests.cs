using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Reporting;
using PlanLint.Reporting.Forgejo;
using PlanLint.Reporting.Sarif;

namespace PlanLint.Rules.Tests;

/// <summary>
/// Puts one hostile text in the place of each string and each name of a plan, a state, an inventory and a configuration, one place at a
/// time, and holds that it does nothing in the Markdown report and in the body of a review.
/// </summary>
public partial class HostileTextTests
{
    private const string Hostile = "h\r\n\n# Head\n- item\n<img src=x> [a](http://evil.example) ![i](http://evil.example/i) @everyone #12 www.evil.example `c` | \u202e\u009b\u2028 \\| &amp;";

    private const string Plan = """
        {"format_version":"1.2","terraform_version":"1.11.4","variables":{"v":{"value":"x"}},
         "resource_changes":[
          {"address":"kubernetes_manifest.a","mode":"managed","type":"kubernetes_manifest","name":"a","provider_name":"registry.terraform.io/hashicorp/kubernetes","action_reason":"replace_because_tainted",
           "change":{"actions":["delete","create"],"before":{"manifest":{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n","labels":{"l":"v"}}}},
            "after":{"manifest":{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n","labels":{"l":"w"}}}},"after_unknown":{},"before_sensitive":{},"after_sensitive":{},"replace_paths":[["manifest","kind"]]}},
          {"address":"kubernetes_manifest.b[\"k\"]","mode":"managed","type":"kubernetes_manifest","name":"b","index":"k","provider_name":"p","previous_address":"kubernetes_manifest.c","deposed":"",
           "change":{"actions":["create"],"before":null,"after":{"manifest":{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"live"}}},"after_unknown":{},"importing":{"id":"i"}}},
          {"address":"acme.o","mode":"managed","type":"acme","name":"o","provider_name":"p","change":{"actions":["erase"],"before":{"a":"x"},"after":{"a":"y"}}}],
         "resource_drift":[{"address":"kubernetes_manifest.a","mode":"managed","type":"kubernetes_manifest","name":"a","provider_name":"p","change":{"actions":["update"],"before":{"manifest":{"kind":"Namespace"}},"after":{"manifest":{"kind":"Other"}}}}],
         "output_changes":{"o":{"actions":["update"],"before":"a","after":"b"}},
         "checks":[{"address":{"kind":"check","to_display":"check.c"},"status":"fail","instances":[{"address":{"to_display":"check.c"},"status":"fail","problems":[{"message":"no"}]}]}],
         "prior_state":{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{"resources":[]}}},
         "configuration":{"provider_config":{"k":{"name":"k","full_name":"p","version_constraint":"~> 1"}},"root_module":{"resources":[{"address":"kubernetes_manifest.a","mode":"managed","type":"kubernetes_manifest","name":"a","provider_config_key":"k","expressions":{"manifest":{"references":["var.v"]}}}]}},
         "timestamp":"2026-11-30T02:00:00Z","complete":true,"errored":false}
        """;

    private const string State = """
        {"version":4,"terraform_version":"1.11.4","serial":3,"lineage":"l","outputs":{},"resources":[
         {"mode":"managed","type":"kubernetes_manifest","name":"z","provider":"provider[\"p\"]","instances":[{"status":"tainted","schema_version":1,"attributes":{"manifest":{"value":{"kind":"Namespace"},"type":"dynamic"}},"sensitive_attributes":[],"dependencies":["kubernetes_manifest.a"]}]}]}
        """;

    private const string Live = """
        {"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"live","uid":"u","labels":{"app.kubernetes.io/managed-by":"Helm"},"annotations":{"meta.helm.sh/release-name":"r","meta.helm.sh/release-namespace":"s","argocd.argoproj.io/tracking-id":"t"}}}]}
        """;

    private const string Configuration = """
        {"variable":{"v":{"type":"string","default":"x","description":"d"}},
         "resource":{"kubernetes_manifest":{"a":{"manifest":{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"${var.missing}"}},"lifecycle":{"ignore_changes":"all"}},"b":{"for_each":"${toset([\"k\"])}","manifest":{"kind":"x"}}}},
         "module":{"m":{"source":"git::https://example.com/m.git"}},"output":{"o":{"value":"${local.none}"}},"terraform":{"backend":{"local":{"path":"p"}},"required_providers":{"k":{"source":"hashicorp/kubernetes"}}}}
        """;

    private static readonly (string Name, string Text)[] Files = [("plan.json", Plan), ("s.tfstate", State), ("live.json", Live), ("main.tf.json", Configuration)];

    [TestCase("plan.json")]
    [TestCase("s.tfstate")]
    [TestCase("live.json")]
    [TestCase("main.tf.json")]
    public void Text_of_the_input_is_text_in_Markdown(string name)
    {
        string original = Files.Single(f => f.Name == name).Text;
        string folder = Directory.CreateTempSubdirectory("planlint-hostile-").FullName;
        try
        {
            foreach (var (file, text) in Files) File.WriteAllText(Path.Combine(folder, file), text);
            int places = 0;
            foreach (string changed in Changed(original))
            {
                File.WriteAllText(Path.Combine(folder, name), changed);
                Check(folder, changed);
                places++;
            }
            places.ShouldBeGreaterThan(20);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Check(string folder, string input)
    {
        var lint = BuiltIn.Linter.Run(new LintRequest
        {
            WorkingDirectory = folder,
            Paths = ["."],
            Plan = "plan.json",
            States = ["s.tfstate"],
            Live = ["live.json"],
            Threads = 1,
            Severities = System.Collections.Immutable.ImmutableSortedDictionary<string, Severity>.Empty,
        });
        lint.Report.AllFindings().ShouldNotContain(f => f.Rule.Id == ToolRules.RuleCrashed.Id, input);

        using var markdown = new StringWriter();
        new MarkdownReporter().Write(lint.Report, markdown, ReportOptions.Plain);
        DoesNothing(Fence().Replace(markdown.ToString(), ""), input);

        using var sarif = new StringWriter();
        new SarifReporter().Write(lint.Report, sarif, ReportOptions.Plain);
        var findings = SarifFindings.Read(new StringReader(sarif.ToString()), "x.sarif", new DiagnosticBag()).ShouldNotBeNull(input);
        var review = JsonNode.Parse(ForgejoReview.Build(findings, null, "0123456", "planlint").ReviewJson())!;
        DoesNothing(review["body"]!.GetValue<string>().Split('\n', 2)[1], input);
        foreach (var comment in review["comments"]!.AsArray()) DoesNothing(comment!["body"]!.GetValue<string>(), input);
    }

    private static void DoesNothing(string markdown, string input)
    {
        markdown.ShouldNotContain('\u202e', input);
        markdown.ShouldNotContain('\u009b', input);
        markdown.ShouldNotContain('\u2028', input);
        string text = CodeSpan().Replace(markdown, "");
        foreach (string acting in (string[])["<img", "](http://evil", "http://evil", "www.evil", "@everyone", "#12", "\n# Head", "\n- item"])
            text.ShouldNotContain(acting, Case.Sensitive, input);
    }

    /// <summary>The document with one string, or the name of one member, replaced; each of them once.</summary>
    private static IEnumerable<string> Changed(string json)
    {
        var reader = new List<(int Start, int Length)>();
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(json);
        var tokens = new Utf8JsonReader(bytes);
        while (tokens.Read())
            if (tokens.TokenType is JsonTokenType.String or JsonTokenType.PropertyName) reader.Add(((int)tokens.TokenStartIndex, tokens.ValueSpan.Length + 2));
        string hostile = JsonSerializer.Serialize(Hostile);
        return reader.Select(r => json[..r.Start] + hostile + json[(r.Start + r.Length)..]).ToList();
    }

    [GeneratedRegex(@"^(`{3,})hcl\n[\s\S]*?\n\1$", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`\\n]*`")]
    private static partial Regex CodeSpan();
}
