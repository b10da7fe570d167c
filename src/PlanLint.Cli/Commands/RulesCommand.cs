using System.CommandLine;
using PlanLint.Diagnostics;
using PlanLint.Rules;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint rules</c>: the catalogue.</summary>
internal static class RulesCommand
{
    public static Command Create()
    {
        var command = new Command("rules", "List the rules, their severity and what each is about");
        command.SetAction(_ =>
        {
            foreach (var rule in BuiltIn.Rules.Descriptors.Concat(ToolRules.All).OrderBy(d => d.Id, StringComparer.Ordinal))
                Console.Out.WriteLine($"{rule.Id}  {rule.DefaultSeverity.ToString().ToLowerInvariant(),-8} {rule.Category,-11} {rule.Name,-32} {rule.Title}");
        });
        return command;
    }
}
