using System.CommandLine;
using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Reporting;
using PlanLint.Rules;
using PlanLint.Text;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint explain</c>: a rule's page; of added rules too, with the options of the directory.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("RULE") { Description = "Rule id or name, such as PL0201 or create-of-existing" };
        var path = new Argument<string>("PATH") { Description = "Directory whose .planlint.hcl names the rule (default: the current directory)", DefaultValueFactory = _ => "." };
        var config = new Option<string?>("--config") { Description = "Options file to use instead of the .planlint.hcl files found", HelpName = "FILE" };
        var policy = SharedOptions.Many("--policy", "Policy file (*.rule.hcl), or a folder of them", "PATH");
        var plugin = SharedOptions.Many("--plugin", "Assembly with additional rules", "FILE");
        var noPlugins = new Option<bool>("--no-plugins") { Description = "Ignore the rule assemblies that .planlint.hcl names; use this for untrusted pull requests" };
        var command = new Command("explain", "Show what a rule finds, why it matters and how to fix it") { id, path, config, policy, plugin, noPlugins };
        command.SetAction(result =>
        {
            string wanted = result.GetValue(id)!;
            var own = BuiltIn.Rules.Descriptors.Concat(ToolRules.All).FirstOrDefault(Matches);
            // No options are read for a built-in rule: its page has to be there when they are what is wrong.
            if (own is not null)
            {
                RuleTable.WritePage(new SurveyedRule(own, own.DefaultSeverity, null), Console.Out);
                return 0;
            }
            var survey = BuiltIn.Linter.Survey(new LintRequest
            {
                WorkingDirectory = Environment.CurrentDirectory,
                Paths = [result.GetValue(path)!],
                ConfigFile = result.GetValue(config),
                Policies = [.. result.GetValue(policy) ?? []],
                Plugins = [.. result.GetValue(plugin) ?? []],
                BeforePlugins = PortableTool.TakeOver,
                WithoutRepositoryPlugins = result.GetValue(noPlugins),
            }, withInputs: false);
            int exitCode = RulesCommand.Tell(survey);
            if (survey.Rules.FirstOrDefault(r => Matches(r.Rule)) is { } found)
            {
                RuleTable.WritePage(found, Console.Out);
                return exitCode;
            }
            string hint = (NearestName.Of(wanted.ToUpperInvariant(), survey.Rules.Select(r => r.Rule.Id)) ?? NearestName.Of(wanted, survey.Rules.Select(r => r.Rule.Name))) is { } near ? $" Did you mean '{near}'?" : " 'planlint rules' lists them.";
            Console.Error.WriteLine($"planlint: there is no rule '{wanted}'.{hint}");
            return 2;

            bool Matches(RuleDescriptor rule) => string.Equals(rule.Id, wanted, StringComparison.OrdinalIgnoreCase) || rule.Name == wanted;
        });
        return command;
    }
}
