using System.CommandLine;
using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Reporting;
using PlanLint.Rules;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint rules</c>: the catalogue, added rules included, with what each needs and whether it would run with these inputs.</summary>
internal static class RulesCommand
{
    public static Command Create()
    {
        var command = new Command("rules", "List the rules, the inputs each needs, and whether it would run with the inputs given");
        var shared = new SharedOptions(command);
        var format = new Option<string>("--format") { Description = "Format of the list", HelpName = "text|json", DefaultValueFactory = _ => "text" };
        format.TakesOneOf("text", "json");
        command.Options.Add(format);
        command.SetAction(result =>
        {
            var request = shared.Request(result);
            if (request.Paths.Length > 1)
            {
                Console.Error.WriteLine("planlint: rules takes one PATH, whose options and rules it lists");
                return 2;
            }
            var survey = BuiltIn.Linter.Survey(request);
            if (result.GetValue(format) == "json") RuleTable.WriteJson(survey, Console.Out, Linter.Version);
            else RuleTable.WriteText(survey, Console.Out);
            return Tell(survey);
        });
        return command;
    }

    /// <summary>Says on standard error what is wrong; 2 when the list is not whole for it.</summary>
    public static int Tell(RuleSurvey survey)
    {
        foreach (var problem in survey.Problems)
            Console.Error.WriteLine($"planlint: {string.Concat($"{problem.Location}: {problem.Message}".Select(c => char.IsControl(c) ? '\uFFFD' : c))}");
        return survey.Problems.Any(p => p.Severity == Severity.Error) ? 2 : 0;
    }
}
