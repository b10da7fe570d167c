using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PlanLint.Loading;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Triage;

namespace PlanLint.Core.Tests.Triage;

public sealed class FingerprintTests
{
    private const string Text = """
        variable "size" {
          default = 2
        }

        resource "kubernetes_secret_v1" "creds" {
          for_each = { a = 1, b = 2 }
          metadata {
            name   = "creds"
            labels = merge(local.labels, { "team" = "x y" })
          }
          data = {
            list = [1, 2 + var.size, "a#b"]
            text = <<-EOT
              kept  as is # really
            EOT
          }
        }

        locals {
          labels = { one = "1" }
        }
        """ + "\n";

    private static readonly string[] Marks = ["default = 2", "resource \"kubernetes_secret_v1\" \"creds\"", "labels = merge", "2 + var.size", "list =", "\"a#b\"", "labels = { one", "\"1\"", "variable \"size\"", "metadata"];

    [Test]
    public void Stand_still_when_a_block_moves_fifty_lines_down() =>
        Fingerprints(Text.Replace("resource ", string.Concat(Enumerable.Repeat("# filler\n", 50)) + "resource ", StringComparison.Ordinal)).ShouldBe(Fingerprints(Text));

    [Test]
    public void Of_a_finding_at_every_block_of_a_long_file_take_time_for_each_and_not_for_each_pair()
    {
        Blocks(Variables(1_000)).ShouldBe(Enumerable.Range(0, 1_000).Select(i => $"variable.v{i}"));
        Growth.ShouldBeLinear(5_000, count =>
        {
            var tree = Variables(count);
            return () => Blocks(tree).Length.ShouldBe(count);
        });

        static string[] Blocks(SyntaxTree tree) => [.. tree.Body.Items.Select(i => StructuralPath.Of(tree, i.Span).Block)];
        static SyntaxTree Variables(int count) =>
            HclParser.ParseFile(SourceText.From(string.Concat(Enumerable.Range(0, count).Select(i => $"variable \"v{i}\" {{}}\n")), "main.tf"));
    }

    [Test]
    public void Stand_still_when_the_file_is_renamed() => Fingerprints(Text, "renamed.tf").ShouldBe(Fingerprints(Text));

    [Test]
    public void Stand_still_under_any_reformatting() => Check.QuickThrowOnFailure(Prop.ForAll<int>(seed =>
        Fingerprints(Reformat(Text, new System.Random(seed))).SequenceEqual(Fingerprints(Text))));

    [TestCase("default = 2", "default = 3", 0)]
    [TestCase("\"a#b\"", "\"a#c\"", 5)]
    [TestCase("2 + var.size", "2 - var.size", 3)]
    [TestCase("kept  as", "kept as", 9)]
    public void Change_with_the_value_they_speak_of(string before, string after, int changed)
    {
        string[] marks = [.. Marks[..9], "text ="];
        var old = Fingerprints(Text, marks: marks);
        var now = Fingerprints(Text.Replace(before, after, StringComparison.Ordinal), marks: [.. marks.Select(m => m.Replace(before, after, StringComparison.Ordinal))]);
        now[changed].ShouldNotBe(old[changed]);
        now[1].ShouldBe(old[1], "a block's own finding does not depend on what is in it");
    }

    [Test]
    public void Drop_the_keys_of_instances_and_of_modules()
    {
        var tree = HclParser.ParseFile(SourceText.From(Text, "main.tf"));
        var one = TriageCase.Finding(tree.Source, "list =", null, "module.m[\"x\"].a.b[0]");
        var two = TriageCase.Finding(tree.Source, "list =", null, "module.m[\"y\"].a.b[1]", "module.m[\"y\"].a.b[2]");
        Fingerprint.Of(one, tree, "m").ShouldBe(Fingerprint.Of(two, tree, "m"));
        Fingerprint.Of(one, tree, "m").Address.ShouldBe("module.m.a.b");
    }

    [Test]
    public void Tell_modules_apart_by_their_source()
    {
        var modules = new ModuleLoader(new MemoryFileSource(
        [
            ("main.tf", "module \"m\" {\n  source = \"registry.example/m\"\n}\nlocals {\n  a = 1\n}\n"),
            (".terraform/modules/modules.json", "{\"Modules\":[{\"Key\":\"\",\"Source\":\"\",\"Dir\":\".\"},{\"Key\":\"m\",\"Source\":\"registry.example/m\",\"Dir\":\".terraform/modules/m\"}]}"),
            (".terraform/modules/m/main.tf", "locals {\n  a = 1\n}\n"),
        ])).Load("");
        var input = new TriageInput { Today = new DateOnly(2026, 11, 22), Modules = modules };
        var findings = modules.Trees.Select(t => TriageCase.Finding(t.Source, "a = 1"));
        var kept = FindingTriage.Apply(findings, input).ForBaseline().Select(f => f.Fingerprint).ToList();
        kept.Select(f => f.Module).ShouldBe(["registry.example/m", ""]);
        kept.Select(f => f.Address).Distinct().ShouldBe(["locals"]);
    }

    private static List<string> Fingerprints(string text, string path = "main.tf", string[]? marks = null)
    {
        var tree = HclParser.ParseFile(SourceText.From(text, path));
        tree.HasErrors.ShouldBeFalse(text);
        var spans = new List<string>();
        foreach (string mark in marks ?? Marks)
        {
            // Reformatting may have widened the blanks in a mark, so it is found by its words.
            var match = System.Text.RegularExpressions.Regex.Match(text, string.Join("\\s*", mark.Split(' ').Select(System.Text.RegularExpressions.Regex.Escape)));
            match.Success.ShouldBeTrue($"{mark} in\n{text}");
            var finding = TriageCase.Finding(tree.Source, match.Value) with { Addresses = [] };
            spans.Add(Fingerprint.Of(finding, tree, "").Hash);
        }
        return spans;
    }

    /// <summary>Other blanks, blank lines, comments and trailing commas, as people and formatters leave them.</summary>
    private static string Reformat(string text, System.Random random)
    {
        var result = new StringBuilder();
        bool inHeredoc = false;
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            bool opens = line.Contains("<<-", StringComparison.Ordinal);
            if (inHeredoc)
            {
                inHeredoc = line.Trim() != "EOT";
                result.Append(line).Append('\n');
                continue;
            }
            inHeredoc = opens;
            if (random.Next(4) == 0) result.Append(new string('\n', random.Next(3))).Append("  # a remark \"not a string\n");
            string body = line.Trim();
            if (!opens)
            {
                body = System.Text.RegularExpressions.Regex.Replace(body, " = ", _ => new string(' ', random.Next(4)) + "=" + new string(' ', random.Next(4)));
                if (random.Next(2) == 0) body = body.Replace("\"a#b\"]", "\"a#b\",\n  ]", StringComparison.Ordinal);
                if (random.Next(2) == 0) body = body.Replace("[1, ", "[\n1, // one\n", StringComparison.Ordinal);
                if (random.Next(3) == 0) body += " # trailing";
            }
            result.Append(random.Next(2) == 0 ? '\t' : ' ').Append(body).Append('\n');
        }
        return result.ToString();
    }
}
