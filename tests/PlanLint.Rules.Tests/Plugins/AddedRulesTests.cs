using System.Runtime.CompilerServices;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Reporting;

namespace PlanLint.Rules.Tests.Plugins;

/// <summary>Rules beyond the built-in ones, from files on disk as users have them.</summary>
public sealed class AddedRulesTests
{
    private string folder = null!;

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("planlint").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    private static string Sample([CallerFilePath] string path = "")
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../../samples/custom-rules/Acme.PlanLint/bin", configuration, "net10.0/Acme.PlanLint.dll"));
    }

    private LintReport Run(params string[] plugins) =>
        BuiltIn.Linter.Run(new LintRequest { WorkingDirectory = folder, Paths = [folder], Plugins = [.. plugins], FailOn = Severity.None }).Report;

    private void Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private void WriteNamespace() => Write("main.tf", """
        resource "kubernetes_namespace_v1" "shop" {
          metadata {
            name = "shop"
          }
        }
        """);

    [Test]
    public void Runs_the_rules_of_an_assembly_that_the_command_line_names()
    {
        WriteNamespace();
        var report = Run(Sample());
        report.AllFindings().ShouldContain(f => f.Rule.Id == "ACME001" && f.Location.LineSpan.Start.Line == 0);
        report.Rules.ShouldContain(r => r.Id == "ACME002");
        report.AllFindings().ShouldNotContain(f => f.Rule.Id == "PL0010");
    }

    [Test]
    public void Runs_the_rules_that_an_options_file_names_and_silences_them_by_comment()
    {
        WriteNamespace();
        Directory.CreateDirectory(Path.Combine(folder, "analyzers"));
        File.Copy(Sample(), Path.Combine(folder, "analyzers", "Acme.PlanLint.dll"));
        Write(".planlint.hcl", """
            planlint {
              plugins = ["analyzers/Acme.PlanLint.dll"]
            }
            rule "ACME001" {
              severity = "error"
            }
            """);
        Run().AllFindings().Single(f => f.Rule.Id == "ACME001").Severity.ShouldBe(Severity.Error);
    }

    [Test]
    public void Asks_for_the_assemblies_of_every_root_before_any_input_is_read()
    {
        Write("a/main.tf", "locals {}\n");
        Write("b/main.tf", "locals {}\n");
        Write("b/.planlint.hcl", "planlint {\n  plugins = [\"missing.dll\"]\n}\n");
        using var plan = new MemoryStream("{}"u8.ToArray());
        var read = new List<long>();
        BuiltIn.Linter.Run(new LintRequest
        {
            WorkingDirectory = folder,
            Paths = ["a", "b"],
            Plan = "-",
            StandardInput = plan,
            BeforePlugins = () =>
            {
                read.Add(plan.Position);
                return null;
            },
        });
        read.ShouldBe([0]);
        plan.Position.ShouldBeGreaterThan(0);
    }

    [Test]
    public void Leaves_out_what_an_options_file_names_when_told_to()
    {
        WriteNamespace();
        Directory.CreateDirectory(Path.Combine(folder, "analyzers"));
        File.Copy(Sample(), Path.Combine(folder, "analyzers", "Acme.PlanLint.dll"));
        Write(".planlint.hcl", """
            planlint {
              plugins = ["analyzers/Acme.PlanLint.dll"]
            }
            """);
        var request = new LintRequest { WorkingDirectory = folder, Paths = [folder], WithoutRepositoryPlugins = true };
        var findings = BuiltIn.Linter.Run(request).Report.AllFindings().ToList();
        findings.ShouldNotContain(f => f.Rule.Id == "ACME001");
        findings.Single(f => f.Rule.Id == "PL0010").Severity.ShouldBe(Severity.Note);
    }

    [Test]
    public void Says_where_an_assembly_is_named_that_is_none_and_runs_the_rest()
    {
        WriteNamespace();
        Write("broken.dll", "not an assembly");
        Write(".planlint.hcl", """
            planlint {
              plugins = ["broken.dll", "missing.dll"]
            }
            """);
        var report = Run();
        var problems = report.AllFindings().Where(f => f.Rule.Id == "PL0010").ToArray();
        problems.Select(p => p.Message).Order(StringComparer.Ordinal).ShouldBe(
        [
            "The rules of 'broken.dll' were not loaded: it is not a .NET assembly.",
            "The rules of 'missing.dll' were not loaded: there is no such file; build it first, and name the .dll.",
        ]);
        problems.ShouldAllBe(p => p.Location.Path == ".planlint.hcl" && p.Location.LineSpan.Start.Line == 1);
        report.ExitCode.ShouldBe(2);
        report.AllFindings().ShouldContain(f => f.Rule.Id == "PL0405");
    }

    [Test]
    public void Says_so_when_an_assembly_holds_no_rules()
    {
        WriteNamespace();
        Run(typeof(TestAttribute).Assembly.Location).AllFindings().Single(f => f.Rule.Id == "PL0010").Message.ShouldContain("does not reference PlanLint.Core");
    }

    [Test]
    public void Loads_an_assembly_once_with_the_hosts_own_types()
    {
        var first = RuleAssembly.Load(Sample());
        RuleAssembly.Load(Sample()).ShouldBeSameAs(first);
        first.Rules.Select(r => r.Descriptor.Id).ShouldBe(["ACME001", "ACME002"]);
        first.Rules[0].GetType().Assembly.ShouldNotBe(typeof(Rule).Assembly);
    }

    [Test]
    public void Runs_policies_of_a_folder_with_their_page()
    {
        Write("main.tf", """
            resource "aws_ebs_volume" "a" {
              encrypted = false
            }
            """);
        Write(".planlint.hcl", """
            planlint {
              policies = ["policies/"]
            }
            """);
        Write("policies/volumes.rule.hcl", """
            rule "ORG001" {
              resource      = "aws_ebs_volume"
              condition     = config.encrypted == true
              error_message = "${address} is not encrypted."
            }
            """);
        Write("policies/volumes.md", "# ORG001 – volumes are encrypted");
        var finding = Run().AllFindings().Single(f => f.Rule.Id == "ORG001");
        finding.Message.ShouldBe("aws_ebs_volume.a is not encrypted.");
        finding.Location.LineSpan.Start.Line.ShouldBe(1);
        finding.Rule.HelpMarkdown.ShouldStartWith("# ORG001");
    }

    [Test]
    public void Checks_what_the_options_file_sets_for_built_in_and_added_rules()
    {
        WriteNamespace();
        Write("policies/a.rule.hcl", """
            rule "ORG001" {
              resource      = "aws_*"
              condition     = config.encrypted == true
              error_message = "no"
            }
            """);
        Write(".planlint.hcl", """
            planlint {
              policies = ["policies/"]
            }
            rule "PL0105" {
              max_chnages = 3
            }
            rule "PL0122" {
              max_age_minutes = "ten"
            }
            rule "PL0201" {
              nonsense = true
            }
            rule "ORG001" {
              encrypted = true
            }
            rule "ACME001" {
              team = "x"
            }
            """);
        var report = Run(Sample());
        report.ExitCode.ShouldBe(2);
        report.AllFindings().Where(f => f.Rule.Id == "PL0006").Select(f => $"{f.Location}: {f.Message}").ShouldBe(
        [
            ".planlint.hcl(5,3): PL0105 has no option 'max_chnages'. Did you mean 'max_changes'?",
            ".planlint.hcl(8,21): 'max_age_minutes' of PL0122 must be a whole number, 0 or more.",
            ".planlint.hcl(11,3): PL0201 has no option 'nonsense'. It has no options: only its severity can be set.",
            ".planlint.hcl(14,3): ORG001 has no option 'encrypted'. It has no options: only its severity can be set.",
            ".planlint.hcl(17,3): ACME001 has no option 'team'. It has no options: only its severity can be set.",
        ]);
    }

    [Test]
    public void Keeps_the_first_of_two_rules_with_one_id()
    {
        Write("main.tf", "locals {}");
        Write(".planlint.hcl", """
            planlint {
              policies = ["a.rule.hcl", "b.rule.hcl"]
            }
            """);
        const string rule = """
            rule "ORG001" {
              resource      = "*"
              condition     = config.a == true
              error_message = "No."
            }
            """;
        Write("a.rule.hcl", rule);
        Write("b.rule.hcl", rule);
        var report = Run();
        report.AllFindings().Single(f => f.Rule.Id == "PL0010").Location.Path.ShouldBe("b.rule.hcl");
        report.ExitCode.ShouldBe(2);
    }
}
