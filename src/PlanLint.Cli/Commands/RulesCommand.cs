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
        var coverage = new Option<bool>("--coverage") { Description = "Instead of rules, list the plan's resource types that PlanLint knows nothing about" };
        command.Options.Add(format);
        command.Options.Add(coverage);
        command.SetAction(result =>
        {
            var request = shared.Request(result);
            if (request.Paths.Length > 1)
            {
                Console.Error.WriteLine("planlint: rules takes one PATH, whose options and rules it lists");
                return 2;
            }
            var survey = BuiltIn.Linter.Survey(request);
            if (result.GetValue(coverage)) return TellCoverage(survey, result.GetValue(format) == "json");
            if (result.GetValue(format) == "json") RuleTable.WriteJson(survey, Console.Out, Linter.Version);
            else RuleTable.WriteText(survey, Console.Out);
            return Tell(survey);
        });
        return command;
    }

    private static int TellCoverage(RuleSurvey survey, bool isJson)
    {
        int code = Tell(survey);
        if (survey.Coverage is not { } coverage)
        {
            if (code == 0) Console.Error.WriteLine("planlint: rules --coverage needs a plan: --plan FILE");
            return 2;
        }
        if (isJson) CoverageTable.WriteJson(coverage, Console.Out, Linter.Version);
        else CoverageTable.WriteText(coverage, Console.Out);
        return code;
    }

    /// <summary>Says on standard error what is wrong; 2 when the list is not whole for it.</summary>
    public static int Tell(RuleSurvey survey)
    {
        foreach (var problem in survey.Problems)
            Console.Error.WriteLine($"planlint: {string.Concat($"{problem.Location}: {problem.Message}".Select(c => char.IsControl(c) ? '\uFFFD' : c))}");
        return survey.Problems.Any(p => p.Severity == Severity.Error) ? 2 : 0;
    }
}
