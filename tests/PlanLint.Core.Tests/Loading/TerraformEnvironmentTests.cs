using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Loading;
using PlanLint.Semantics;

namespace PlanLint.Core.Tests.Loading;

public class TerraformEnvironmentTests
{
    private static TerraformEnvironment Read(params (string Name, string Value)[] variables) =>
        TerraformEnvironment.Read(variables.Select(v => KeyValuePair.Create(v.Name, v.Value)));

    private static ModuleTree Load(TerraformEnvironment environment, params (string, string)[] files) =>
        new ModuleLoader(new MemoryFileSource(files), new ModuleLoadOptions { Environment = environment, Variables = [new VariableOption(false, "last=option")] }).Load("");

    [TestCase("-var-file=a.tfvars", "file a.tfvars")]
    [TestCase("-var 'name=a b' -refresh=false --var=other=\"c d\"", "name=a b, other=c d")]
    [TestCase("-var 'json={\"a\"=1}' -var-file \"my file.tfvars\"", "json={\"a\"=1}, file my file.tfvars")]
    [TestCase("-var", "", TestName = "An option without its value is none")]
    [TestCase("-variable=x", "", TestName = "Another option that begins alike is none")]
    [TestCase("-var a\\ b=c", "a b=c", TestName = "A backslash keeps a blank")]
    public void Arguments_are_split_as_a_shell_does(string arguments, string expected) =>
        string.Join(", ", Read(("TF_CLI_ARGS_plan", arguments)).Arguments.Select(a => (a.IsFile ? "file " : "") + a.Text)).ShouldBe(expected);

    [Test]
    public void Arguments_of_all_commands_come_before_those_of_plan() =>
        Read(("TF_CLI_ARGS_plan", "-var x=plan"), ("TF_CLI_ARGS", "-var x=all"), ("TF_CLI_ARGS_apply", "-var x=no")).Arguments.Select(a => a.Text).ShouldBe(["x=all", "x=plan"]);

    [Test]
    public void Variables_of_the_environment_are_weaker_than_files_and_options()
    {
        var tree = Load(Read(("TF_VAR_file", "env"), ("TF_VAR_only", "env"), ("TF_VAR_last", "env"), ("TF_VAR_undeclared", "env"), ("TF_CLI_ARGS_plan", "-var args=x -var last=x")),
            ("main.tf", "variable \"file\" {}\nvariable \"only\" {}\nvariable \"last\" {}\nvariable \"args\" {}\n"), ("terraform.tfvars", "file = \"tfvars\""));
        string Value(string name) => tree.Evaluation.ValueOf(tree.Root.Variables[name]!, ModulePath.Root).AsString;
        string.Join(' ', ((string[])["file", "only", "last", "args"]).Select(Value)).ShouldBe("tfvars env option x");
        tree.Diagnostics.ShouldBeEmpty();
    }

    [TestCase("list(string)", "[\"a\"", true)]
    [TestCase("list(string)", "[\"a\"]", false)]
    [TestCase("string", "[\"a\"", false, TestName = "The text of a string is no expression")]
    public void A_value_that_is_no_expression_is_an_error_at_the_variable(string type, string text, bool isWrong)
    {
        var found = Load(Read(("TF_VAR_x", text)), ("main.tf", $"variable \"x\" {{\n  type = {type}\n}}\nvariable \"last\" {{}}\n")).Diagnostics;
        if (!isWrong)
        {
            found.ShouldBeEmpty();
            return;
        }
        var error = found.ShouldHaveSingleItem();
        error.Rule.ShouldBe(ToolRules.InputNotUnderstood);
        error.Location.Path.ShouldBe("TF_VAR_x");
        error.Message.ToString().ShouldNotContain("\"a\"");
    }

    [Test]
    public void The_workspace_is_read() => Read(("TF_WORKSPACE", "blue")).Workspace.ShouldBe("blue");
}
