using System.Text;
using PlanLint.Addresses;
using PlanLint.Core.Tests.Semantics;
using PlanLint.Differences;

namespace PlanLint.Core.Tests.Differences;

public class ReachTests
{
    [TestCaseSource(typeof(PairCase), nameof(PairCase.All))]
    public void The_difference_and_its_reach_are_as_written(PairCase pair)
    {
        if (Environment.GetEnvironmentVariable("PLANLINT_UPDATE") == "1") return;
        var answer = pair.Answer();
        answer.Differences.ShouldBe(pair.Differences);
        answer.Reached.ShouldBe(pair.Reached);
    }

    [Test]
    public void Answers_are_written_on_demand()
    {
        if (Environment.GetEnvironmentVariable("PLANLINT_UPDATE") == "1") PairCase.Write(PairCase.All.Select(p => p.Answer()));
        PairCase.All.Select(p => p.Title).Distinct().Count().ShouldBe(PairCase.All.Count);
    }

    [Test]
    public void A_configuration_does_not_differ_from_itself()
    {
        foreach (var pair in PairCase.All) (pair with { Head = pair.Base }).Answer().ShouldBe(pair with { Head = pair.Base, Differences = "", Reached = "" }, pair.Title);
    }

    [Test]
    public void One_edit_among_many_blocks_reaches_what_uses_it()
    {
        var difference = ConfigurationDifference.Between(TestModules.Load(Large("a")), TestModules.Load(Large("b")));
        difference.Differences.Select(d => d.Sentence).ShouldBe(["local.name_7 has changed."]);
        Reach.Of(difference).Instances().Select(a => a.ToString()).ShouldBe(["aws_x.r7", "aws_x.r8"]);
    }

    [Test]
    public void An_address_that_neither_configuration_has_is_not_reached()
    {
        var reach = Reach.Of(ConfigurationDifference.Between(TestModules.Load(Large("a")), TestModules.Load(Large("b"))));
        reach.Find(ResourceAddress.Parse("aws_x.nothing")!).ShouldBeNull();
        reach.Reaches(ResourceAddress.Parse("module.no.aws_x.nothing[0]")!).ShouldBeFalse();
    }

    [Test]
    public void A_key_that_is_in_a_state_only_is_not_reached()
    {
        static string Text(int size) => $"resource \"aws_x\" \"a\" {{\n  for_each = {{ one = 1 }}\n  size     = {size}\n}}\n";
        var reach = Reach.Of(ConfigurationDifference.Between(TestModules.Load(Text(1)), TestModules.Load(Text(2))));
        reach.Reaches(ResourceAddress.Parse("aws_x.a[\"one\"]")!).ShouldBeTrue();
        reach.Reaches(ResourceAddress.Parse("aws_x.a[\"two\"]")!).ShouldBeFalse();
    }

    [Test]
    public void A_renamed_instance_is_asked_for_by_either_address()
    {
        var before = TestModules.Load("module \"a\" {\n  for_each = { k = 1 }\n  source = \"./m\"\n}\n# file: m/main.tf\nresource \"aws_x\" \"r\" { count = 2 }\n");
        var head = TestModules.Load("module \"z\" {\n  for_each = { k = 1 }\n  source = \"./m\"\n}\nmoved {\n  from = module.a\n  to = module.z\n}\n# file: m/main.tf\nresource \"aws_x\" \"r\" { count = 1 }\n");
        var reach = Reach.Of(ConfigurationDifference.Between(before, head));
        reach.BaseAddressOf(ResourceAddress.Parse("module.z[\"k\"].aws_x.r[0]")!)!.ToString().ShouldBe("module.a[\"k\"].aws_x.r[0]");
        reach.Reaches(ResourceAddress.Parse("module.z[\"k\"].aws_x.r[0]")!).ShouldBeFalse();
        reach.Reaches(ResourceAddress.Parse("module.z[\"k\"].aws_x.r[1]")!).ShouldBeTrue();
    }

    [Test]
    public void The_first_step_of_a_chain_is_the_edited_text()
    {
        var difference = ConfigurationDifference.Between(TestModules.Load(Large("a")), TestModules.Load(Large("b")));
        var chain = Reach.Of(difference).Find(ResourceAddress.Parse("aws_x.r8")!)!;
        chain.ToString().ShouldBe("local.name_7 → name of aws_x.r7 → aws_x.r7 → other of aws_x.r8 → aws_x.r8");
        chain.Edit.Location!.Source!.ToString(chain.Edit.Location.Span).ShouldBe("b-");
    }

    [Test]
    public void The_work_is_linear_in_the_blocks() =>
        Growth.ShouldBeLinear(250, size =>
        {
            var (before, head) = (TestModules.Load(Large("a", size)), TestModules.Load(Large("b", size)));
            return () => Reach.Of(ConfigurationDifference.Between(before, head)).Instances();
        });

    [Test]
    public void No_sentence_and_no_step_holds_a_value()
    {
        var difference = ConfigurationDifference.Between(TestModules.Load(Secret("hunter2")), TestModules.Load(Secret("hunter3")));
        var reach = Reach.Of(difference);
        string all = string.Join('\n', difference.Differences.Select(d => d.Sentence).Concat(reach.Instances().Select(a => reach.Find(a)!.ToString())));
        all.ShouldContain("value of var.tokens");
        all.ShouldNotContain("hunter");
    }

    private static string Secret(string secret) => $$"""
        variable "tokens" { sensitive = true }
        resource "aws_x" "a" { token = var.tokens["{{secret}}"] }
        # file: terraform.tfvars
        tokens = { {{secret}} = "{{secret}}" }
        """;

    private static string Large(string seventh, int blocks = 1_000)
    {
        var text = new StringBuilder();
        for (int i = 0; i < blocks; i++)
            text.Append($"locals {{\n  name_{i} = \"{(i == 7 ? seventh : "x")}-${{var.region}}\"\n}}\nresource \"aws_x\" \"r{i}\" {{\n  name = local.name_{i}\n{(i == 8 ? "  other = aws_x.r7.id\n" : "")}}}\n");
        return text.Append("variable \"region\" {}\n").ToString();
    }
}
