using System.CommandLine;
using PlanLint.Cli.Completion;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint completion SHELL</c>: a script that completes commands, options, their values and rule ids.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "Shell: bash, zsh or fish" };
        shell.TakesOneOf("completion", "bash", "zsh", "fish");
        var command = new Command("completion", "Write a script with which a shell completes commands, options and rule ids") { shell };
        command.SetAction(result =>
        {
            Write(result.GetValue(shell)!, Console.Out);
            return 0;
        });
        return command;
    }

    /// <summary>Writes the script for a shell.</summary>
    internal static void Write(string shell, TextWriter output)
    {
        var commands = CompletedCommand.All(CommandLine.Build([]));
        if (shell == "bash") BashScript.Write(commands, output);
        else if (shell == "zsh") ZshScript.Write(commands, output);
        else FishScript.Write(commands, output);
    }
}
