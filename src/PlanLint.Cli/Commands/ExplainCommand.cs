using System.CommandLine;
using PlanLint.Diagnostics;
using PlanLint.Rules;
using PlanLint.Text;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint explain</c>: a rule's page.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("RULE") { Description = "Rule id or name, such as PL0201 or create-of-existing" };
        var command = new Command("explain", "Show what a rule finds, why, and the way out") { id };
        command.SetAction(result =>
        {
            string wanted = result.GetValue(id)!;
            var all = BuiltIn.Rules.Descriptors.Concat(ToolRules.All).ToList();
            var rule = all.Find(d => string.Equals(d.Id, wanted, StringComparison.OrdinalIgnoreCase) || d.Name == wanted);
            if (rule is null)
            {
                string hint = (NearestName.Of(wanted.ToUpperInvariant(), all.Select(d => d.Id)) ?? NearestName.Of(wanted, all.Select(d => d.Name))) is { } near ? $" Did you mean '{near}'?" : " 'planlint rules' lists them.";
                Console.Error.WriteLine($"planlint: there is no rule '{wanted}'.{hint}");
                return 2;
            }
            Console.Out.Write(rule.HelpMarkdown.Length > 0 ? rule.HelpMarkdown : $"# {rule.Id} – {rule.Name}\n\n{rule.Title}.\n");
            return 0;
        });
        return command;
    }
}
