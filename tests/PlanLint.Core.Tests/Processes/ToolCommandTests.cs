using PlanLint.Loading;
using PlanLint.Processes;
using PlanLint.Semantics;

namespace PlanLint.Core.Tests.Processes;

/// <summary>A command line of Terraform is taken apart as Terraform would: what plan takes, what apply of a saved plan takes.</summary>
internal sealed class ToolCommandTests
{
    private static readonly string Working = Path.GetFullPath("/work-tree");

    private static ToolCommand Parse(params string[] words)
    {
        var command = ToolCommand.Parse(words, Working, out string? problem);
        problem.ShouldBeNull();
        return command.ShouldNotBeNull();
    }

    [Test]
    public void Splits_what_plan_and_apply_take()
    {
        var command = Parse("tofu", "-chdir=infra", "apply", "-var-file=k3s.tfvars", "-var", "a=b=c", "-target", "aws_vpc.main", "--target=module.x", "-lock=false", "-parallelism", "3", "-backup=-", "-replace=aws_vpc.a", "-auto-approve");
        command.Program.ShouldBe("tofu");
        command.GlobalArguments.ShouldBe(["-chdir=infra"]);
        command.Directory.ShouldBe(Path.Combine(Working, "infra"));
        command.PlanArguments.ShouldBe(["-var-file=k3s.tfvars", "-var", "a=b=c", "-target", "aws_vpc.main", "--target=module.x", "-lock=false", "-parallelism", "3", "-replace=aws_vpc.a"]);
        command.ApplyArguments.ShouldBe(["-lock=false", "-parallelism", "3", "-backup=-"]);
        command.Targets.ShouldBe(["aws_vpc.main", "module.x"]);
        command.Variables.ShouldBe([new VariableOption(true, Path.Combine(Working, "infra", "k3s.tfvars")), new VariableOption(false, "a=b=c")]);
        command.Applies.ShouldBeTrue();
        command.IsApproved.ShouldBeTrue();
        command.MayAsk.ShouldBeTrue();
    }

    [Test]
    public void Passes_plan_modes_to_plan_alone()
    {
        foreach (string mode in (string[])["-destroy", "-refresh-only", "-refresh=false"])
        {
            var command = Parse("terraform", "apply", mode);
            command.PlanArguments.ShouldBe([mode]);
            command.ApplyArguments.ShouldBeEmpty();
        }
    }

    [Test]
    public void Takes_destroy_for_a_plan_that_destroys() => Parse("terraform", "destroy", "-target=a.b").PlanArguments.ShouldBe(["-destroy", "-target=a.b"]);

    [Test]
    public void Applies_nothing_after_a_plan() => Parse("terraform", "plan", "-no-color").Applies.ShouldBeFalse();

    [Test]
    public void Takes_a_saved_plan_from_the_root_module() => Parse("terraform", "-chdir=infra", "apply", "tfplan").SavedPlan.ShouldBe(Path.Combine(Working, "infra", "tfplan"));

    [TestCase("-input=false")]
    [TestCase("-json")]
    public void Knows_when_nobody_is_asked(string option) => Parse("terraform", "apply", option).MayAsk.ShouldBeFalse();

    [Test]
    public void Leaves_an_option_it_does_not_know_to_plan()
    {
        var command = Parse("terraform", "apply", "-new-option=1");
        command.PlanArguments.ShouldBe(["-new-option=1"]);
        command.ApplyArguments.ShouldBeEmpty();
    }

    [TestCase("terraform", "guard takes a plan, apply or destroy")]
    [TestCase("terraform state list", "guard takes a plan, apply or destroy")]
    [TestCase("aws-vault exec prod -- terraform apply", "guard takes a plan, apply or destroy")]
    [TestCase("terraform plan -out=x", "leave out -out")]
    [TestCase("terraform plan -detailed-exitcode", "leave out -detailed-exitcode")]
    [TestCase("terraform apply a b", "'b' is one argument too many for apply")]
    [TestCase("terraform plan x", "'x' is one argument too many for plan")]
    public void Says_what_it_does_not_take(string words, string message)
    {
        ToolCommand.Parse(words.Split(' '), Working, out string? problem).ShouldBeNull();
        problem!.ShouldContain(message);
    }
}
