using System.CommandLine;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Reporting;
using PlanLint.Rules;
using PlanLint.Text;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint explain</c>: a rule's page, or the whole story of a planned change.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var subject = new Argument<string>("RULE|ADDRESS")
        {
            Description = "Rule id or name, such as PL0201 or create-of-existing; or the address of a resource that the plan changes",
        };
        var command = new Command("explain", "Show what a rule finds, why it matters and how to fix it; or why the plan changes a resource") { subject };
        var shared = new SharedOptions(command);
        command.SetAction(result =>
        {
            string wanted = result.GetValue(subject)!;
            // No options are read for a built-in rule: its page has to be there when they are what is wrong.
            if (BuiltIn.Rules.Descriptors.Concat(ToolRules.All).FirstOrDefault(rule => Matches(rule, wanted)) is { } own)
            {
                RuleTable.WritePage(new SurveyedRule(own, own.DefaultSeverity, null), Console.Out);
                return 0;
            }
            return wanted.Contains('.', StringComparison.Ordinal) && ResourceAddress.TryParse(wanted, out var address)
                ? ExplainChange(address, shared.Request(result))
                : ExplainAddedRule(wanted, shared.Request(result));
        });
        return command;
    }

    private static bool Matches(RuleDescriptor rule, string wanted) =>
        string.Equals(rule.Id, wanted, StringComparison.OrdinalIgnoreCase) || rule.Name == wanted;

    private static int ExplainAddedRule(string wanted, LintRequest request)
    {
        var survey = BuiltIn.Linter.Survey(request, withInputs: false);
        int exitCode = RulesCommand.Tell(survey);
        if (survey.Rules.FirstOrDefault(r => Matches(r.Rule, wanted)) is { } found)
        {
            RuleTable.WritePage(found, Console.Out);
            return exitCode;
        }
        string? near = NearestName.Of(wanted.ToUpperInvariant(), survey.Rules.Select(r => r.Rule.Id))
            ?? NearestName.Of(wanted, survey.Rules.Select(r => r.Rule.Name));
        return Fail($"there is no rule '{wanted}'.{(near is null ? " 'planlint rules' lists them." : $" Did you mean '{near}'?")}");
    }

    private static int ExplainChange(ResourceAddress address, LintRequest request)
    {
        var lint = ProgressLine.Run(request);
        var errors = InputErrors.Of(lint);
        InputErrors.Tell(lint, errors);
        InputErrors.TellRemarks(lint);
        if (errors.Length > 0) return 2;
        if (lint.Roots.All(r => r.Compilation.Plan is null))
            return Fail($"there is no plan that could change {address}; give one with --plan: terraform show -json tfplan > plan.json");
        if (ChangeStory.Write(lint, address, Console.Out)) return 0;
        if (lint.Roots.Any(r => r.Compilation.Plan?.ChangesOf(address).Any() == true)) return Fail($"the plan leaves '{address}' as it is");
        string hint = NearestName.Of(address.ToString(), ChangeStory.Addresses(lint)) is { } near ? $" Did you mean '{near}'?" : "";
        return Fail($"the plan does not change '{address}'.{hint}");
    }

    private static int Fail(string problem)
    {
        Console.Error.WriteLine(InputErrors.Printable($"planlint: {problem}"));
        return 2;
    }
}
