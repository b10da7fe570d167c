using System.CommandLine;
using PlanLint.Hosting;
using PlanLint.Reporting;
using PlanLint.Rules;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint test PATH…</c>: runs the tests that policies carry.</summary>
internal static class TestCommand
{
    private const int AllPass = 0;
    private const int SomeFail = 1;
    private const int NotLoaded = 2;

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Policy files, files of tests, or folders of them (default: the working directory)",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = new Option<string>("--format", "-f")
        {
            Description = "Format of the report: text or junit",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "text",
        };
        format.TakesOneOf("text", "junit");
        var output = new Option<string?>("--output", "-o") { Description = "Write the report here instead of to standard output", HelpName = "FILE" };
        var command = new Command("test", "Run the tests of policies: 0 when all pass, 1 when some fail, 2 when something cannot be loaded")
        {
            paths, format, output,
        };
        command.SetAction(result => Run(
            result.GetValue(paths) is { Length: > 0 } given ? given : ["."], result.GetValue(format) == "junit", result.GetValue(output), Console.Error));
        return command;
    }

    private static int Run(string[] paths, bool isJUnit, string? target, TextWriter errors)
    {
        string directory = Environment.CurrentDirectory;
        var result = new PolicyTester(BuiltInKnowledge.Load(), directory).Run(paths);
        foreach (var problem in result.Problems) InputErrors.Tell(problem, errors);
        bool isLoaded = result.Problems.IsEmpty;
        if (isLoaded && result.Outcomes.IsEmpty)
        {
            errors.WriteLine("planlint: no policy here has a test; write test blocks into the rules");
            isLoaded = false;
        }
        Action<TextWriter> write = isJUnit ? w => PolicyTestJUnit.Write(result, w) : w => PolicyTestText.Write(result, w);
        if (!CommandOutput.Write(target, write, errors)) return NotLoaded;
        return !isLoaded ? NotLoaded : result.Outcomes.All(o => o.Passed) ? AllPass : SomeFail;
    }
}
