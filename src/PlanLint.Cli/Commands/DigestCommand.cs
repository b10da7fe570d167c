using System.CommandLine;
using PlanLint.Hosting;
using PlanLint.Rules;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint digest PLAN</c>: one line that is the same for each plan that does the same (docs/plan-digest.md).</summary>
internal static class DigestCommand
{
    private const int Done = 0, NotRead = 2;

    public static Command Create()
    {
        var plan = new Argument<string>("PLAN") { Description = "Plan in JSON, or as saved by 'terraform plan -out'; '-' reads standard input" };
        var canonical = new Option<bool>("--canonical") { Description = "Write the canonical text that is hashed instead of the digest" };
        var command = new Command("digest", "Write a digest of what a plan does: the same for each plan that does the same") { plan, canonical };
        command.SetAction(result =>
        {
            string path = result.GetValue(plan)!;
            var (effects, problems) = BuiltIn.Linter.Effects(CompareCommand.Request(path), path);
            foreach (var problem in problems) Console.Error.WriteLine($"planlint: {problem.Message}");
            if (effects is null) return NotRead;
            if (result.GetValue(canonical)) Console.Out.Write(effects.ToText());
            else Console.Out.WriteLine(effects.Digest());
            Console.Out.Flush();
            return Done;
        });
        return command;
    }
}
