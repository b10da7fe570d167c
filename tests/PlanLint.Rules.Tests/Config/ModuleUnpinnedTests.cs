using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class ModuleUnpinnedTests : RuleTests<ModuleUnpinned>
{
    protected override RuleCase Case => new("""
        module "a" {
          [|source = {?"git::https://example.com/vpc.git"?}|]
        }
        """)
    {
        Lookalike = [("vpc.git", "vpc.git?ref=v1.2.0")],
    };

    [TestCase("git::https://example.com/vpc.git")]
    [TestCase("git::https://example.com/vpc.git?ref=main")]
    [TestCase("github.com/acme/vpc")]
    [TestCase("terraform-aws-modules/vpc/aws")]
    [TestCase("app.terraform.io/acme/vpc/aws")]
    [TestCase("terraform-aws-modules/iam/aws//modules/iam-role")]
    public void Reports_sources_that_change(string source) => Check<ModuleUnpinned>($$"""
        module "a" {
          [|source = "{{source}}"|]
        }
        """);

    [TestCase("./modules/vpc")]
    [TestCase("git::https://example.com/vpc.git?ref=v1.2.0")]
    [TestCase("git::https://example.com/vpc.git?depth=1&ref=8f3b2c1")]
    [TestCase("https://example.com/vpc.zip")]
    public void Is_silent_about_paths_and_pins(string source) => Check<ModuleUnpinned>($$"""
        module "a" {
          source = "{{source}}"
        }
        # file: modules/vpc/main.tf
        locals {}
        """);

    [Test]
    public void Is_silent_about_a_version() => Check<ModuleUnpinned>("""
        module "a" {
          source  = "terraform-aws-modules/vpc/aws"
          version = "5.0.0"
        }
        """);

    private const string Commit = "8f3b2c1d5e6f708192a3b4c5d6e7f8091a2b3c4d";

    private static string Manifest(string source, string version = "") => $$"""

        # file: .terraform/modules/modules.json
        {"Modules":[{"Key":"","Source":"","Dir":"."},{"Key":"a","Source":"{{source}}"{{(version.Length == 0 ? "" : $",\"Version\":\"{version}\"")}},"Dir":".terraform/modules/a"}]}
        """;

    private static string Head(string content) => $"\n# file: .terraform/modules/a/.git/HEAD\n{content}\n";

    [Test]
    public void Pins_the_version_that_was_fetched() => FixTest.Fix<ModuleUnpinned>("""
        # file: main.tf
        module "a" {
          [|source = "terraform-aws-modules/vpc/aws"|]

          name = "main"
        }
        """ + Manifest("registry.terraform.io/terraform-aws-modules/vpc/aws", "5.13.0"), """
        # file: main.tf
        module "a" {
          source  = "terraform-aws-modules/vpc/aws"
          version = "5.13.0"

          name = "main"
        }
        """);

    [TestCase("https://example.com/vpc.git", "https://example.com/vpc.git?ref=" + Commit)]
    [TestCase("https://example.com/vpc.git?ref=main", "https://example.com/vpc.git?ref=" + Commit)]
    [TestCase("https://example.com/vpc.git?sparse=1", "https://example.com/vpc.git?sparse=1&ref=" + Commit)]
    public void Pins_the_commit_that_was_fetched(string source, string pinned) => FixTest.Fix<ModuleUnpinned>($$"""
        # file: main.tf
        module "a" {
          [|source = "git::{{source}}"|]
        }
        """ + Manifest("git::" + source) + Head(Commit), $$"""
        # file: main.tf
        module "a" {
          source = "git::{{pinned}}"
        }
        """);

    [TestCase("\n# file: .terraform/modules/a/.git/refs/heads/main\n" + Commit)]
    [TestCase("\n# file: .terraform/modules/a/.git/packed-refs\n# pack-refs with: peeled\n1111111111111111111111111111111111111111 refs/heads/dev\n" + Commit + " refs/heads/main")]
    public void Follows_the_branch_of_a_clone(string refs) => FixTest.Fix<ModuleUnpinned>("""
        # file: main.tf
        module "a" {
          [|source = "git::https://example.com/vpc.git"|]
        }
        """ + Manifest("git::https://example.com/vpc.git") + Head("ref: refs/heads/main") + refs, $$"""
        # file: main.tf
        module "a" {
          source = "git::https://example.com/vpc.git?ref={{Commit}}"
        }
        """);

    private static IEnumerable<TestCaseData> Unproven()
    {
        const string git = "git::https://example.com/vpc.git", registry = "terraform-aws-modules/vpc/aws";
        yield return new TestCaseData(git, Manifest(git)).SetArgDisplayNames("no clone");
        yield return new TestCaseData(git, Manifest(git) + Head("ref: refs/heads/main")).SetArgDisplayNames("a branch that is not there");
        yield return new TestCaseData(git, Manifest(git) + Head("ref: ../../../../secrets")).SetArgDisplayNames("a branch outside");
        yield return new TestCaseData(git, Manifest(git + "?ref=v1") + Head(Commit)).SetArgDisplayNames("a clone of another source");
        yield return new TestCaseData(git + "?depth=1", Manifest(git + "?depth=1") + Head(Commit)).SetArgDisplayNames("a shallow clone");
        yield return new TestCaseData(registry, Manifest("registry.terraform.io/other/vpc/aws", "1.0.0")).SetArgDisplayNames("another module");
        yield return new TestCaseData(registry, Manifest("registry.terraform.io/" + registry)).SetArgDisplayNames("no version");
        yield return new TestCaseData(registry, "").SetArgDisplayNames("no manifest");
    }

    [TestCaseSource(nameof(Unproven))]
    public void Guesses_no_pin(string source, string files) => FixTest.NoFix<ModuleUnpinned>($$"""
        # file: main.tf
        module "a" {
          [|source = "{{source}}"|]
        }
        """ + files);

    [Test]
    public void Reads_sources_that_variables_make_and_packages_of_registries() => Check<ModuleUnpinned>("""
        variable "ver" {
          default = "v1.0.0"
        }

        locals {
          repo = "git::https://example.com/m.git"
        }

        module "pinned" {
          source = "${local.repo}?ref=${var.ver}"
        }

        module "unpinned" {
          [|source = "${local.repo}//sub"|]
        }

        module "tagged" {
          source = "oci://example.com/m?tag=1.0.0"
        }

        module "latest" {
          [|source = "oci://example.com/m"|]
        }
        """);
}
