using System.Globalization;
using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;
using PlanLint.Addresses;
using PlanLint.Cli.Tests.LanguageServer;
using PlanLint.Hosting;
using PlanLint.Rules;

namespace PlanLint.Cli.Tests.Secrets;

/// <summary>
/// Puts a secret of its own into each place of <c>places.txt</c> for each spelling of <c>forms.txt</c>, copies it in that spelling to an
/// attribute that nothing masks, and looks for all of them in what every command writes.
/// </summary>
internal sealed class SecretCanaryTests
{
    private static readonly string[] Formats = ["text", "json", "sarif", "markdown", "html", "junit", "github", "gitlab", "checkstyle"];

    /// <summary>A change that copies a text into an attribute which nothing masks.</summary>
    private const string Copy = """{"address":"acme_thing.c@n","mode":"managed","type":"acme_thing","name":"c@n","change":{"actions":["update"],"before":{"note":"n"},"after":{"note":"copy @text end"},"before_sensitive":{},"after_sensitive":{}}}""";

    private readonly List<(string Name, string Text)> canaries = [];
    private TemporaryFolder folder = null!;

    [OneTimeSetUp]
    public void MakeWorkspace()
    {
        folder = new TemporaryFolder();
        var parts = new Dictionary<string, List<string>>();
        var variables = new List<string>();
        List<string> Part(string name) => parts.TryGetValue(name, out var part) ? part : parts[name] = [];
        int n = 100;
        foreach (string[] place in Lines("places.txt").Select(l => l.Split('\t')))
            foreach (string form in Lines("forms.txt"))
            {
                n++;
                string simple = string.Create(CultureInfo.InvariantCulture, $"Zq{n}kW{n * 7919 % 100000:00000}vXp");
                string secret = place[2].Contains("{secret}", StringComparison.Ordinal) || place[2].Contains("{base64}", StringComparison.Ordinal) || place[2].Contains("{url}", StringComparison.Ordinal)
                    ? $"{simple}/+&é\"\\end" : simple;
                Part(place[1]).Add(place[2].Replace("\\n", place[1] is "hcl" or "values" ? "\n" : "\\n", StringComparison.Ordinal).Replace("{n}", $"{n}", StringComparison.Ordinal)
                    .Replace("{secret}", SecretForms.Json(secret), StringComparison.Ordinal).Replace("{simple}", simple, StringComparison.Ordinal)
                    .Replace("{escaped}", SecretForms.Of("HCL", simple).Text, StringComparison.Ordinal)
                    .Replace("{url}", Uri.EscapeDataString(secret), StringComparison.Ordinal).Replace("{base64}", SecretForms.Base64(secret), StringComparison.Ordinal));
                if (place[1] == "variable") variables.Add($"\"v{n}\":{{\"sensitive\":true}}");
                if (place[1] == "values") Part("hcl").Add($"variable \"t{n}\" {{\n  sensitive = true\n}}");
                var (text, hidden) = SecretForms.Of(form, secret);
                Part("change").Add(Copy.Replace("@n", $"{n}", StringComparison.Ordinal).Replace("@text", SecretForms.Json(text), StringComparison.Ordinal));
                Part("hcl").Add($"resource \"acme_thing\" \"c{n}\" {{\n}}");
                canaries.Add(($"{place[0]}, {form}", hidden));
                if (form == "plain") canaries.Add(($"{place[0]}, in its place", secret));
            }
        string Filled(string template) => parts.Keys.Concat(["flags"]).Aggregate(template, (all, name) => all.Replace($"@{name}@", string.Join(",\n", name == "flags" ? variables : Part(name)), StringComparison.Ordinal));
        folder.Write("plan.json", Filled("""
            {"format_version":"1.2","terraform_version":"1.11.4","variables":{@variable@},
            "planned_values":{"root_module":{"resources":[@planned@]}},"resource_drift":[@drift@],"resource_changes":[@change@],"output_changes":{@output@},
            "prior_state":{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{"resources":[@prior@]}}},
            "configuration":{"provider_config":{@provider@},"root_module":{"variables":{@flags@},"resources":[@configured@],"module_calls":{@call@}}}}
            """));
        folder.Write("s.tfstate", Filled("""{"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"x","outputs":{},"resources":[@state@]}"""));
        folder.Write("live/k.json", Filled("""{"apiVersion":"v1","kind":"List","items":[@live@]}"""));
        folder.Write("main.tf", string.Join("\n", Part("hcl")) + "\n");
        folder.Write("terraform.tfvars", string.Join("\n", Part("values")) + "\n");
        folder.Write("m/main.tf", "variable \"blob\" {\n  sensitive = true\n}\n");
        folder.Write("schemas.json", """{"format_version":"1.0","provider_schemas":{"x/acme":{"resource_schemas":{"acme_thing":{"version":0,"block":{"attributes":{"pw":{"type":"string","sensitive":true,"optional":true},"note":{"type":"number","optional":true}}}}}}}}""");
        folder.Write("pol/x.rule.hcl", """
            rule "ACME1" {
              resource      = "*"
              condition     = false
              error_message = "A ${nonsensitive(jsonencode(after))}"
            }
            rule "ACME2" {
              resource      = "*"
              condition     = false
              error_message = "N ${after.note}"
            }
            rule "ACME3" {
              resource      = "*"
              condition     = substr(after.pw, 0, 1) != "Z"
              error_message = "S ${join(" ", split("", nonsensitive(after.pw)))}"
            }
            rule "ACME4" {
              resource      = "*"
              condition     = false
              error_message = "C ${nonsensitive(jsonencode(config))} ${nonsensitive(jsonencode(before))}"
            }
            rule "ACME5" {
              resource      = "*"
              condition     = false
              error_message = "T ${nonsensitive(jsonencode(after))} ${nonsensitive(jsonencode(config))}"
              test "of the whole plan" {
                plan   = "../plan.json"
                expect = ["acme_thing.p101"]
              }
              test "of what lives" {
                plan   = "../plan.json"
                live   = "../live/k.json"
                expect = []
              }
            }
            """);
    }

    [OneTimeTearDown]
    public void RemoveWorkspace() => folder.Dispose();

    [Test]
    public void Has_enough_canaries() => canaries.Count.ShouldBeGreaterThan(500);

    [TestCaseSource(nameof(Formats))]
    public void No_report_tells_a_secret(string format) => Look("check", ".", "--plan", "plan.json", "--state", "s.tfstate", "--live", "live", "--policy", "pol", "--format", format);

    [TestCase("check", ".", "--no-plugins", "-v")]
    [TestCase("decide", ".", "--plan", "plan.json", "--live", "live")]
    [TestCase("decide", ".", "--plan", "plan.json", "--live", "live", "--format", "json")]
    [TestCase("fix", ".", "--dry-run", "--unsafe", "--plan", "plan.json", "--state", "s.tfstate", "--live", "live")]
    [TestCase("baseline", ".", "--plan", "plan.json", "-o", "/dev/stdout")]
    [TestCase("inventory", "live/k.json")]
    [TestCase("explain", "ACME1", ".", "--policy", "pol")]
    [TestCase("rules", ".", "--policy", "pol")]
    [TestCase("rules", ".", "--plan", "plan.json", "--coverage")]
    [TestCase("rules", ".", "--plan", "plan.json", "--coverage", "--format", "json")]
    [TestCase("knowledge", "check", "main.tf")]
    [TestCase("knowledge", "check", "main.tf", "--schema", "schemas.json")]
    [TestCase("knowledge", "suggest", "--schema", "schemas.json")]
    [TestCase("knowledge", "suggest", "--schema", "plan.json")]
    [TestCase("sarif-merge", "plan.json", "live/k.json")]
    [TestCase("check", ".", "--plan", "plan.json", "--all", "--provider-schemas", "schemas.json")]
    [TestCase("check", ".", "--plan", "plan.json", "--all", "--provider-schemas", "s.tfstate")]
    [TestCase("check", ".", "--plan", "plan.json", "--all", "--since", "HEAD")]
    [TestCase("syntax", "main.tf")]
    [TestCase("syntax", "--tokens", "main.tf")]
    [TestCase("console", ".", "-e", "local")]
    [TestCase("console", ".", "-e", "nonsensitive(local.s565)")]
    [TestCase("console", ".", "-e", "nosuch(var.d500)")]
    [TestCase("drift", ".", "--plan", "plan.json")]
    [TestCase("drift", ".", "--plan", "plan.json", "--format", "markdown")]
    [TestCase("check", ".", "--plan", "plan.json", "--all", "-v", "--earlier", "plan.json")]
    [TestCase("check", ".", "--plan", "plan.json", "--all", "--no-config")]
    [TestCase("digest", "plan.json")]
    [TestCase("schema", "report")]
    [TestCase("test", "pol")]
    [TestCase("test", "pol", "--format", "junit")]
    [TestCase("reconcile", ".", "--dry-run", "--plan", "plan.json", "--live", "live", "--", "no-such-tool", "-var", "t565=nonsense")]
    public void No_command_tells_a_secret(params string[] arguments) => Look(arguments);

    /// <summary>Between the plans all secrets change; that one plan alone has those of its changes is the other half.</summary>
    [TestCaseSource(nameof(Formats))]
    public void No_comparison_tells_a_secret(string format)
    {
        folder.Write("older.json", string.Join("Zr", File.ReadAllText(Path.Combine(folder.Path, "plan.json")).Split("Zq")));
        folder.Write("empty.json", """{"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[],"configuration":{}}""");
        Look("compare", "older.json", "plan.json", ".", "--format", format);
        Look("compare", "empty.json", "plan.json", "--format", format, "--all", "-v");
        Look("compare", "plan.json", "empty.json", "--format", format, "--all", "-v");
    }

    [Test]
    public void An_accepted_drift_tells_no_secret()
    {
        Look("drift", ".", "--plan", "plan.json", "--accept");
        string accepted = Path.Combine(folder.Path, ".planlint.drift.json");
        LookIn(File.ReadAllText(accepted));
        File.Delete(accepted);
    }

    [Test]
    public void An_editor_is_told_no_secret_but_what_stands_in_the_file_it_holds()
    {
        using var editor = new EditorClient(folder.Path, new JObject { ["plan"] = "plan.json" });
        editor.Open("main.tf");
        var told = new StringBuilder();
        void Tell(JToken? said) => told.Append(said?.ToString(Newtonsoft.Json.Formatting.None)).Append('\n');
        Tell(editor.Published("main.tf", d => d.Any(f => (string?)f["code"] == "PL0407")));
        Tell(editor.Published("main.tf"));
        Tell(editor.Request("textDocument/diagnostic", editor.Document("main.tf")));
        string[] lines = File.ReadAllLines(Path.Combine(folder.Path, "main.tf"));
        for (int line = 0; line < lines.Length; line += 3)
        {
            var at = editor.Document("main.tf");
            at["position"] = new JObject { ["line"] = line, ["character"] = Math.Max(0, lines[line].Length - 4) };
            foreach (string method in (string[])["hover", "completion"]) Tell(editor.Request("textDocument/" + method, at));
        }
        var range = editor.Document("main.tf");
        range["range"] = new JObject { ["start"] = new JObject { ["line"] = 0, ["character"] = 0 }, ["end"] = new JObject { ["line"] = lines.Length, ["character"] = 0 } };
        foreach (var action in editor.Request("textDocument/codeAction", range) ?? new JArray())
        {
            // An edit is of the file that the user looks at, and holds what stands there.
            ((JObject)action).Remove("edit");
            Tell(action);
        }
        foreach (var notification in editor.Notifications) Tell(notification);
        editor.Exit().ShouldBe(0);
        told.Length.ShouldBeGreaterThan(10_000);
        LookIn(told.ToString(), canaries.Where(c => !IsOfStateOrInventory(c.Name)));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "the stand-in is a shell script")]
    public void Reconcile_tells_no_secret()
    {
        string Full(string name) => Path.Combine(folder.Path, name);
        string tool = folder.Write("tofu", $"#!/bin/sh\ncase \"$*\" in\n  *show*) cat '{Full("plan.json")}' ;;\n  *pull*) cat '{Full("s.tfstate")}' ;;\n"
            + "  *-out=*) for word in \"$@\"; do case \"$word\" in -out=*) echo PK > \"${word#-out=}\" ;; esac; done ;;\nesac\n");
        File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Look("reconcile", ".", "--live", "live", "--yes", "--", tool, "-var", "x=1");
        if (File.Exists(Full(".planlint/reconcile.jsonl"))) LookIn(File.ReadAllText(Full(".planlint/reconcile.jsonl")));
        if (Directory.Exists(Full(".planlint"))) Directory.Delete(Full(".planlint"), recursive: true);
    }

    [TestCase("text")]
    [TestCase("json")]
    [TestCase("sarif")]
    [TestCase("markdown")]
    [TestCase("html")]
    [Platform(Exclude = "Win", Reason = "the stand-in is a shell script")]
    public void Guard_tells_no_secret(string format)
    {
        string tool = folder.Write("terraform", "#!/bin/sh\ncase \"$*\" in\n  *show*) cat '" + Path.Combine(folder.Path, "plan.json") + "' ;;\n  *-out=*) for word in \"$@\"; do case \"$word\" in -out=*) echo plan > \"${word#-out=}\" ;; esac; done ;;\nesac\n");
        File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Look("guard", "--state", "s.tfstate", "--live", "live", "--policy", "pol", "--format", format, "--", tool, "apply", "-auto-approve");
    }

    [Test]
    public void Generated_blocks_tell_no_secret()
    {
        string made = Path.Combine(folder.Path, "made");
        Look("decide", ".", "--plan", "plan.json", "--live", "live", "--write", made);
        if (Directory.Exists(made)) LookIn(string.Concat(Directory.EnumerateFiles(made, "*", SearchOption.AllDirectories).Select(File.ReadAllText)));
    }

    [Test]
    public void No_explained_change_tells_a_secret()
    {
        Look("explain", "acme_thing.c101", ".", "--plan", "plan.json", "--state", "s.tfstate", "--live", "live", "--policy", "pol");
        var lint = BuiltIn.Linter.Run(new LintRequest { WorkingDirectory = folder.Path, Plan = "plan.json", States = ["s.tfstate"], Live = ["live"], Policies = ["pol"] });
        using var told = new StringWriter();
        int changes = ChangeStory.Addresses(lint).Count(a => ChangeStory.Write(lint, ResourceAddress.Parse(a)!, told));
        changes.ShouldBeGreaterThan(500);
        LookIn(told.ToString());
    }

    [Test]
    public void A_review_tells_no_secret()
    {
        CliProcess.Run(["check", ".", "--plan", "plan.json", "--state", "s.tfstate", "--live", "live", "--policy", "pol", "--format", "sarif", "-o", "r.sarif"], folder.Path).Error.ShouldNotContain("bug in PlanLint");
        Look("sarif-merge", "r.sarif");
        Look("forgejo-review", "--sarif", "r.sarif", "--repo", "acme/infra", "--pull", "7", "--sha", "0123456789abcdef0123456789abcdef01234567", "--dry-run");
    }

    [Test]
    public void A_build_tells_no_secret()
    {
        string Full(string name) => Path.Combine(folder.Path, name);
        folder.Write("request", $"project\t{Full("a.csproj")}\nfindings\t{Full("findings")}\nread\t{Full("read")}\nabsent\t{Full("absent")}\nconfig\t\nsarif\t{Full("built.sarif")}\nroot\t.\tPlan\tplan.json\tState\ts.tfstate\tLive\tlive\n");
        Look("msbuild", Full("request"));
        File.Exists(Full("findings")).ShouldBeTrue();
        foreach (string made in (string[])["findings", "built.sarif"]) LookIn(File.ReadAllText(Full(made)));
    }

    [Test]
    public void A_new_options_file_tells_no_secret()
    {
        Look("init", ".");
        LookIn(File.ReadAllText(Path.Combine(folder.Path, ".planlint.hcl")));
        File.Delete(Path.Combine(folder.Path, ".planlint.hcl"));
    }

    /// <summary>A file alone does not say which inputs of a module are sensitive, so <c>syntax</c> cannot know.</summary>
    private void Look(params string[] arguments)
    {
        var result = CliProcess.Run(arguments, folder.Path);
        string output = result.Output + result.Error;
        result.ExitCode.ShouldBeLessThanOrEqualTo(2, output);
        output.ShouldNotContain("bug in PlanLint");
        LookIn(output, canaries.Where(c => !(arguments[0] == "syntax" && c.Name.StartsWith("input of a module,", StringComparison.Ordinal))
            && !(arguments[0] == "compare" && IsOfStateOrInventory(c.Name))));
    }

    /// <summary>What marks a secret in a state or an inventory is not known to a run that is not given them.</summary>
    private static bool IsOfStateOrInventory(string name) => name.Contains(" state,", StringComparison.Ordinal) || name.Contains("live", StringComparison.Ordinal);

    private void LookIn(string output) => LookIn(output, canaries);

    private static void LookIn(string output, IEnumerable<(string Name, string Text)> canaries)
    {
        string[] seen = [output, WebUtility.HtmlDecode(output), output.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)];
        string.Join('\n', canaries.Where(c => seen.Any(s => s.Contains(c.Text, StringComparison.Ordinal))).Select(c => $"{c.Name}: {c.Text}").Take(20)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(CliProcess.Repository, "tests", "PlanLint.Cli.Tests", "Secrets", file), Encoding.UTF8).Where(l => l.Length > 0 && l[0] != '#');
}
