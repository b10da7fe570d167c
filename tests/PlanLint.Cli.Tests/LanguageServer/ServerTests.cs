using System.Text;
using Newtonsoft.Json.Linq;

namespace PlanLint.Cli.Tests.LanguageServer;

/// <summary>What an editor sees, over the protocol.</summary>
internal sealed class ServerTests
{
    internal const string Main = """
        variable "size" {
          type        = number
          description = "Gigabytes"
        }

        locals {
          name = "shop"
        }

        resource "aws_db_instance" "shop" {
          identifier = local.name
          allocated_storage = var.size
        }

        """;

    internal const string Plan = """
        { "format_version": "1.2", "terraform_version": "1.11.4", "complete": true, "applyable": true, "errored": false,
          "variables": { "size": { "value": 10 } },
          "resource_changes": [ { "address": "aws_db_instance.shop", "mode": "managed", "type": "aws_db_instance", "name": "shop",
            "provider_name": "registry.terraform.io/hashicorp/aws",
            "change": { "actions": ["delete", "create"], "before": { "identifier": "shop", "password": "hunter2hunter2" }, "after": { "identifier": "shop", "password": "other2other2" },
              "replace_paths": [["allocated_storage"]], "after_unknown": {}, "before_sensitive": { "password": true }, "after_sensitive": { "password": true } } } ],
          "configuration": { "root_module": { "resources": [ { "address": "aws_db_instance.shop", "mode": "managed", "type": "aws_db_instance", "name": "shop",
            "provider_config_key": "aws", "expressions": { "identifier": { "references": ["local.name"] }, "allocated_storage": { "references": ["var.size"] } },
            "schema_version": 0 } ], "variables": { "size": { "description": "Gigabytes" } } } } }
        """;

    private static TemporaryFolder Folder(params (string Name, string Text)[] files)
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, ".git"));
        foreach (var (name, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, name))!);
            File.WriteAllText(Path.Combine(folder.Path, name), text);
        }
        return folder;
    }

    [Test]
    public void Findings_come_while_typing_and_go_when_mended()
    {
        using var folder = Folder(("main.tf", Main));
        using var editor = new EditorClient(folder.Path);
        editor.Open("main.tf");
        editor.Diagnostics("main.tf").ShouldNotContain("11: PL0412");
        editor.Type("main.tf", 2, Main.Replace("local.name", "local.nam", StringComparison.Ordinal));
        var mistake = editor.Published("main.tf", d => d.Any(x => (string?)x["code"] == "PL0412")).First(x => (string?)x["code"] == "PL0412");
        ((string?)mistake["message"])!.ShouldContain("nam");
        ((int?)mistake["severity"]).ShouldBe(1);
        editor.Type("main.tf", 3, Main);
        editor.Published("main.tf", d => !d.Any(x => (string?)x["code"] == "PL0412"));
        editor.Exit().ShouldBe(0);
    }

    [Test]
    public void A_change_of_a_range_changes_that_range()
    {
        using var folder = Folder(("main.tf", Main));
        using var editor = new EditorClient(folder.Path);
        editor.Open("main.tf");
        editor.Notify("textDocument/didChange", new JObject
        {
            ["textDocument"] = new JObject { ["uri"] = editor.Uri("main.tf"), ["version"] = 2 },
            ["contentChanges"] = new JArray(
                new JObject { ["range"] = Range(6, 2, 6, 6), ["text"] = "title" },
                new JObject { ["range"] = Range(10, 21, 10, 25), ["text"] = "title" }),
        });
        editor.Request("textDocument/documentSymbol", editor.Document("main.tf"))!.SelectTokens("$..name").Select(n => (string?)n)
            .ShouldBe(["var.size", "locals", "local.title", "aws_db_instance.shop"]);
        editor.Request("textDocument/definition", editor.At("main.tf", "identifier = local.na|me"))!["range"]!["start"]!["line"]!.ShouldBe(6);
    }

    private static JObject Range(int line, int start, int endLine, int end) => new()
    {
        ["start"] = new JObject { ["line"] = line, ["character"] = start },
        ["end"] = new JObject { ["line"] = endLine, ["character"] = end },
    };

    [Test]
    public void The_plan_that_the_options_name_lies_over_the_configuration()
    {
        using var folder = Folder(("main.tf", Main), ("plan.json", Plan), (".planlint.hcl", "planlint {\n  plan = \"plan.json\"\n}\n"));
        using var editor = new EditorClient(folder.Path);
        editor.Open("main.tf");
        editor.Published("main.tf", d => d.Any(x => ((string?)x["code"])!.StartsWith("PL01", StringComparison.Ordinal)));
        string hover = (string)editor.Request("textDocument/hover", editor.At("main.tf", "resource \"aws_db_instance\" \"sh|op\""))!["contents"]!["value"]!;
        hover.ShouldContain("replace: `aws_db_instance.shop`");
        hover.ShouldNotContain("hunter2");

        // Typed further: the finding moves along. Another configuration: it is greyed.
        editor.Type("main.tf", 2, "\n\n" + Main.Replace("local.name", "\"other\"", StringComparison.Ordinal));
        var stale = editor.Published("main.tf", d => d.Any(x => x["tags"] is not null)).First(x => x["tags"] is not null);
        stale["tags"]!.Values<int>().ShouldBe([1]);
    }

    [Test]
    public void A_plan_that_was_made_anew_is_read_again()
    {
        using var folder = Folder(("main.tf", Main), ("plan.json", Plan.Replace("\"delete\", \"create\"", "\"no-op\"", StringComparison.Ordinal)), (".planlint.hcl", "planlint {\n  plan = \"plan.json\"\n}\n"));
        using var editor = new EditorClient(folder.Path);
        editor.Open("main.tf");
        editor.Published("main.tf");
        editor.Published("main.tf");
        File.WriteAllText(Path.Combine(folder.Path, "plan.json"), Plan);
        editor.Published("main.tf", d => d.Any(x => ((string?)x["code"])!.StartsWith("PL01", StringComparison.Ordinal)));
    }

    [Test]
    public void Renaming_a_variable_reaches_its_uses_its_values_and_its_callers()
    {
        using var folder = Folder(
            ("main.tf", "module \"a\" {\n  source = \"./m\"\n  size   = 1\n}\n"),
            ("m/main.tf", "variable \"size\" {}\n\noutput \"x\" {\n  value = \"${var.size}-${var.size}\"\n}\n"));
        using var editor = new EditorClient(folder.Path);
        editor.Open("main.tf");
        var request = editor.At("main.tf", "  si|ze   = 1");
        request["newName"] = "volume";
        var edits = (JArray)editor.Request("textDocument/rename", request)!["documentChanges"]!;
        edits.Select(e => $"{Path.GetFileName((string)e["textDocument"]!["uri"]!)} {((JArray)e["edits"]!).Count}").ShouldBe(["main.tf 3", "main.tf 1"]);
        request["newName"] = "a b";
        editor.Request("textDocument/rename", request)!["message"]!.ToString().ShouldContain("'a b' is not a name");
        var call = editor.At("main.tf", "module \"|a\"");
        call["newName"] = "b";
        editor.Request("textDocument/rename", call)!["message"]!.ToString().ShouldContain("moved block");
    }

    [TestCase("  identifier = local.|", "name")]
    [TestCase("  identifier = var.|", "size")]
    [TestCase("  identifier = aws_db_instance.|", "shop")]
    [TestCase("  identifier = up|", "upper")]
    [TestCase("  ident|", "identifier")]
    [TestCase("  lifecycle {\n    pre|", "prevent_destroy")]
    [TestCase("|", "count")]
    public void Completes(string typed, string expected)
    {
        using var folder = Folder(("main.tf", Main));
        using var editor = new EditorClient(folder.Path);
        editor.Open("main.tf", Main + "resource \"aws_db_instance\" \"new\" {\n" + typed.Replace("|", "", StringComparison.Ordinal) + "\n");
        var request = editor.Document("main.tf");
        string before = Main + "resource \"aws_db_instance\" \"new\" {\n" + typed[..typed.IndexOf('|', StringComparison.Ordinal)];
        request["position"] = new JObject { ["line"] = before.Count(c => c == '\n'), ["character"] = before.Length - before.LastIndexOf('\n') - 1 };
        editor.Request("textDocument/completion", request)!.Select(c => (string?)c["label"]).ShouldContain(expected);
    }

    /// <summary>Keys come from the schema of the options, ids and options of rules from what the rules declare.</summary>
    [TestCase("|", "planlint", "owner", "protect")]
    [TestCase("planlint {\n  |\n}\n", "plan_pattern", "fail_on", "baseline")]
    [TestCase("planlint {\n  fail_on = \"|\"\n}\n", "warning", "never", "note")]
    [TestCase("rule \"PL01|\"", "PL0105", "PL0106", "PL0201")]
    [TestCase("rule \"PL0105\" {\n  |\n}\n", "severity", "max_changes", "max_changes")]
    [TestCase("owner \"@a\" {\n  addr|", "addresses", "addresses", "addresses")]
    public void Options_are_completed(string typed, params string[] expected)
    {
        using var folder = Folder(("main.tf", Main), (".planlint.hcl", typed.Replace("|", "", StringComparison.Ordinal)));
        using var editor = new EditorClient(folder.Path);
        editor.Open(".planlint.hcl");
        var request = editor.Document(".planlint.hcl");
        string before = typed[..typed.IndexOf('|', StringComparison.Ordinal)];
        request["position"] = new JObject { ["line"] = before.Count(c => c == '\n'), ["character"] = before.Length - before.LastIndexOf('\n') - 1 };
        var labels = editor.Request("textDocument/completion", request)!.Select(c => (string?)c["label"]).ToArray();
        foreach (string label in expected) labels.ShouldContain(label);
    }

    [TestCase("rule \"PL0105\" {\n}\n", 0, 8, "change-budget")]
    [TestCase("rule \"PL0105\" {\n  max_changes = 3\n}\n", 1, 4, "default `")]
    [TestCase("planlint {\n  live = []\n}\n", 1, 4, "`live`: Live inventories")]
    [TestCase("protect = []\n", 0, 2, "`protect`: ")]
    public void Options_say_what_they_mean(string text, int line, int character, string expected)
    {
        using var folder = Folder(("main.tf", Main), (".planlint.hcl", text));
        using var editor = new EditorClient(folder.Path);
        editor.Open(".planlint.hcl");
        var request = editor.Document(".planlint.hcl");
        request["position"] = new JObject { ["line"] = line, ["character"] = character };
        editor.Request("textDocument/hover", request)!["contents"]!["value"]!.ToString().ShouldContain(expected);
    }

    [Test]
    public void Rules_are_completed_in_comments()
    {
        const string Text = "# planlint:disable=PL0106,PL0\n" + Main;
        using var folder = Folder(("main.tf", Text));
        using var editor = new EditorClient(folder.Path);
        editor.Open("main.tf");
        var request = editor.Document("main.tf");
        request["position"] = new JObject { ["line"] = 0, ["character"] = Text.IndexOf('\n', StringComparison.Ordinal) };
        editor.Request("textDocument/completion", request)!.Select(c => (string?)c["label"]).ShouldContain("PL0105");
    }

    [Test]
    public void A_fix_is_offered_where_its_finding_is()
    {
        const string Text = "output \"x\" {\n  value = \"${var.name}\"\n}\n\nvariable \"name\" {\n  type = string\n}\n";
        using var folder = Folder(("main.tf", Text));
        using var editor = new EditorClient(folder.Path);
        editor.Open("main.tf");
        var found = editor.Published("main.tf", d => d.Count > 0);
        var request = editor.Document("main.tf");
        request["range"] = Range(0, 0, 7, 0);
        request["context"] = new JObject { ["diagnostics"] = new JArray() };
        var actions = (JArray)editor.Request("textDocument/codeAction", request)!;
        actions.ShouldNotBeEmpty(found.ToString());
        actions[0]["edit"]!["documentChanges"]![0]!["textDocument"]!["uri"]!.ToString().ShouldBe(editor.Uri("main.tf"));
    }

    [Test]
    public void Diagnostics_can_be_pulled()
    {
        using var folder = Folder(("main.tf", Main.Replace("local.name", "local.nam", StringComparison.Ordinal)));
        using var editor = new EditorClient(folder.Path);
        editor.Open("main.tf");
        editor.Request("textDocument/diagnostic", editor.Document("main.tf"))!["items"]!.Select(i => (string?)i["code"]).ShouldContain("PL0412");
    }

    [Test]
    public void A_request_in_between_does_not_keep_the_findings_of_another_file()
    {
        using var folder = Folder(("main.tf", Main), ("other.tf", "output \"x\" {\n  value = local.title\n}\n"));
        using var editor = new EditorClient(folder.Path);
        editor.Open("main.tf");
        editor.Published("other.tf", d => d.Any(x => (string?)x["code"] == "PL0412"));
        editor.Type("main.tf", 2, Main.Replace("name =", "title =", StringComparison.Ordinal).Replace("local.name", "local.title", StringComparison.Ordinal));
        editor.Request("textDocument/diagnostic", editor.Document("main.tf"));
        editor.Published("other.tf", d => !d.Any(x => (string?)x["code"] == "PL0412"));
    }

    [Test]
    public void Broken_files_are_answered_like_others()
    {
        using var folder = Folder(("main.tf", Main));
        using var editor = new EditorClient(folder.Path);
        string[] broken = ["resource \"", "resource \"a\" \"b\" {\n x = [", "<<EOT\n", "\u0000", "locals {\n  a = local.a\n}\n", new string('(', 3000), "${"];
        editor.Open("main.tf");
        for (int i = 0; i < broken.Length; i++)
        {
            editor.Type("main.tf", i + 2, broken[i]);
            foreach (string method in (string[])["hover", "definition", "references", "documentSymbol", "completion", "formatting", "codeAction", "diagnostic", "prepareRename"])
            {
                var request = editor.Document("main.tf");
                request["position"] = new JObject { ["line"] = 0, ["character"] = broken[i].Length };
                request["range"] = Range(0, 0, 9, 9);
                var answer = editor.Request("textDocument/" + method, request);
                (answer as JObject)?["code"].ShouldBeNull($"{method} on {broken[i]}: {answer}");
            }
        }
        editor.Exit().ShouldBe(0);
    }

    [Test]
    public void What_is_of_another_type_is_refused_and_the_server_goes_on()
    {
        using var folder = Folder(("main.tf", "locals {\n  a = 1\n}\n"));
        using var editor = new EditorClient(folder.Path);
        editor.Open("main.tf");
        foreach (string parameters in (string[])["{\"textDocument\":{\"uri\":{}}}", "{\"textDocument\":{\"uri\":5}}"])
            editor.Request("textDocument/hover", JObject.Parse(parameters))!["code"]!.ShouldBe(-32602);
        foreach (string parameters in (string[])["{\"textDocument\":\"x\"}", "{\"textDocument\":null}", "{\"textDocument\":{\"uri\":\"file:///a%00b.tf\"}}"])
            editor.Request("textDocument/hover", JObject.Parse(parameters))!.Type.ShouldBe(JTokenType.Null);
        var far = editor.Document("main.tf");
        far["position"] = JObject.Parse("{\"line\":99999999999999999999,\"character\":2147483648}");
        editor.Request("textDocument/completion", far)!.Type.ShouldBe(JTokenType.Array);
        var backwards = editor.Document("main.tf");
        backwards["range"] = Range(2, 0, 0, 0);
        editor.Request("textDocument/codeAction", backwards)!.Type.ShouldBe(JTokenType.Array);
        editor.Notify("textDocument/didChange", JObject.Parse($"{{\"textDocument\":{{\"uri\":\"{editor.Uri("main.tf")}\",\"version\":\"x\"}},\"contentChanges\":[{{\"text\":5}}]}}"));
        editor.Notify("textDocument/didOpen", JObject.Parse("{\"textDocument\":{\"uri\":\"file:///\",\"version\":1,\"text\":\"\"}}"));
        editor.Notify("textDocument/didClose", JObject.Parse("{\"textDocument\":{\"uri\":\"file:///\"}}"));
        byte[] wrong = Encoding.ASCII.GetBytes("{\"id\":1000,\"method\":[\"exit\"]}");
        editor.Raw.Write([.. Encoding.ASCII.GetBytes($"Content-Length: {wrong.Length}\r\n\r\n"), .. wrong]);
        editor.Request("textDocument/documentSymbol", editor.Document("main.tf"))!.ShouldNotBeEmpty();
        editor.Exit().ShouldBe(0);
        editor.Notifications.ShouldContain(n => (int?)n["id"] == 1000 && (int)n["error"]!["code"]! == -32600);
        editor.Notifications.ShouldNotContain(n => n.ToString().Contains("internal error", StringComparison.Ordinal));
    }

    [Test]
    public void What_is_not_known_is_an_error_and_the_server_goes_on()
    {
        using var folder = Folder();
        using var editor = new EditorClient(folder.Path);
        editor.Request("textDocument/nothing", [])!["code"]!.ShouldBe(-32601);
        editor.Notify("$/setTrace", []);
        editor.Request("textDocument/hover", editor.Document("not-open.tf"))?.Type.ShouldBe(JTokenType.Null);
        editor.Raw.Write(Encoding.ASCII.GetBytes("Content-Length: 3\r\n\r\n{]}"));
        editor.Raw.Flush();
        editor.Next()["error"]!["code"]!.ShouldBe(-32700);
        editor.Exit().ShouldBe(0);
    }

    [Test]
    public void Nothing_is_answered_before_initialize_and_after_shutdown()
    {
        using var folder = Folder();
        using var editor = new EditorClient(folder.Path, initialize: false);
        editor.Request("textDocument/hover", [])!["code"]!.ShouldBe(-32002);
        editor.Request("initialize", [])!["serverInfo"]!["name"]!.ShouldBe("planlint");
        editor.Request("shutdown", []);
        editor.Request("textDocument/hover", [])!["code"]!.ShouldBe(-32600);
        editor.Exit(shutDown: false).ShouldBe(0);
    }

    [Test]
    public void An_editor_that_dies_ends_the_server()
    {
        using var folder = Folder();
        using var editor = new EditorClient(folder.Path);
        editor.Die().ShouldBe(1);
    }

    [TestCase("Content-Length: -5\r\n\r\n")]
    [TestCase("Content-Length: 99999999999\r\n\r\n")]
    [TestCase("\r\n")]
    public void A_broken_frame_ends_the_server(string frame)
    {
        using var folder = Folder();
        using var editor = new EditorClient(folder.Path);
        editor.Raw.Write(Encoding.ASCII.GetBytes(frame));
        editor.Die().ShouldBe(1);
    }

    [Test]
    public void Rule_assemblies_of_the_tree_are_loaded_for_a_trusted_workspace_only()
    {
        using var folder = Folder(("main.tf", Main), (".planlint.hcl", "planlint {\n  plugins = [\"gone.dll\"]\n}\n"));
        using (var editor = new EditorClient(folder.Path))
        {
            editor.Open("main.tf");
            editor.Published(".planlint.hcl").Select(d => (int?)d["severity"]).ShouldBe([3]);
        }
        using var trusted = new EditorClient(folder.Path, new JObject { ["trusted"] = true });
        trusted.Open("main.tf");
        trusted.Published(".planlint.hcl").Select(d => (int?)d["severity"]).ShouldBe([1]);
    }

    [Test]
    public void A_file_name_with_blanks_and_signs_is_its_own_address()
    {
        using var folder = Folder(("a b%#é.tf", Main));
        using var editor = new EditorClient(folder.Path);
        editor.Open("a b%#é.tf");
        editor.Published("a b%#é.tf");
        editor.Request("textDocument/definition", editor.At("a b%#é.tf", "identifier = local.na|me"))!["uri"]!.ToString().ShouldBe(editor.Uri("a b%#é.tf"));
    }
}
