using PlanLint.Cli.Commands;
using PlanLint.Hosting;
using PlanLint.Semantics;

namespace PlanLint.Cli.Tests.Commands;

public class ConsoleCommandTests
{
    private const string Module = """
        variable "name" {
          type    = string
          default = "a"
        }
        variable "token" {
          sensitive = true
          default   = "hunter2"
        }
        locals { greeting = "hello ${var.name}" }
        """;

    [Test]
    public void Evaluates_in_the_scope_of_a_module() => Run(["local.greeting", "type(var.name)"]).ShouldBe((0, "\"hello a\"\nstring\n", ""));

    [Test]
    public void Takes_variables_from_the_command_line() =>
        Run(["local.greeting"], variables: [new VariableOption(false, "name=you")]).Output.ShouldBe("\"hello you\"\n");

    [Test]
    public void Reads_expressions_line_by_line_and_goes_on_after_a_mistake()
    {
        var result = Run([], input: "1 +\n\n1 + 1\nexit\n2\n");
        result.Exit.ShouldBe(1);
        result.Output.ShouldBe("2\n");
        result.Messages.ShouldContain("Missing expression");
    }

    [Test]
    public void Answers_questions_in_JSON()
    {
        var result = Run([], json: true, input: """
            {"id":"a","expr":"[1, var.name]"}
            {"id":"b","expr":"nope.x"}
            {"id":"c","expr":"terraform_data.x"}
            {"id":"d","expr":"1 / 0"}
            {"id":7,"expr":"type(1)"}
            """);
        result.Exit.ShouldBe(0);
        string[] lines = result.Output.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(5);
        lines[0].ShouldBe("""{"id":"a","type":"tuple([\n    number,\n    string,\n])","display":"[\n  1,\n  \"a\",\n]","value":[1,"a"]}""");
        lines[1].ShouldStartWith("""{"id":"b","error":[{"summary":"Reference to undeclared resource""");
        lines[3].ShouldContain("\"infinite\":\"+Inf\"");
        lines[4].ShouldBe("""{"id":"7","typeOf":"number"}""");
    }

    [Test]
    public void Hides_what_is_sensitive_from_people() => Run(["var.token", "[var.token]", "tonumber(var.token)"]).ToString().ShouldNotContain("hunter2");

    [TestCase("not json")]
    [TestCase("{}")]
    [TestCase("[1]")]
    public void Refuses_what_is_no_question(string line) => Run([], json: true, input: line + "\n").Exit.ShouldBe(2);

    [Test]
    public void Refuses_a_directory_that_is_not_there()
    {
        var messages = new StringWriter();
        ConsoleCommand.Run(Request("/nowhere"), [], false, TextReader.Null, TextWriter.Null, messages, false).ShouldBe(2);
        messages.ToString().ShouldContain("/nowhere is not a directory");
    }

    private static LintRequest Request(string directory) => new() { WorkingDirectory = Environment.CurrentDirectory, Paths = [directory] };

    private static (int Exit, string Output, string Messages) Run(string[] expressions, bool json = false, string input = "", VariableOption[]? variables = null)
    {
        using var folder = new TemporaryFolder();
        folder.Write("main.tf", Module);
        var (output, messages) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        int exit = ConsoleCommand.Run(Request(folder.Path) with { Variables = [.. variables ?? []] }, expressions, json, new StringReader(input), output, messages, isTerminal: false);
        return (exit, output.ToString(), messages.ToString());
    }
}
