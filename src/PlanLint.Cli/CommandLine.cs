using System.CommandLine;
using PlanLint.Cli.Commands;
using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Rules;

namespace PlanLint.Cli;

/// <summary>The command line: parses, runs one command, and turns our own mistakes into one message and exit code 2.</summary>
public static class CommandLine
{
    /// <summary>Runs a command line; returns its exit code (docs/commands).</summary>
    public static int Run(string[] args)
    {
        try
        {
            MessageWriter.Install();
            // The version is asked for by scripts and hooks, which pay for every millisecond of start-up.
            if (args is ["--version"])
            {
                Console.Out.WriteLine(Linter.Version);
                return 0;
            }
            // Two cores read the rules and the command line at once.
            if (args is ["check" or "fix" or "decide" or "baseline" or "msbuild", ..]) _ = Task.Run(static () => BuiltIn.Linter);
            // A word that starts with '@' may be the name of a file of the scanned repository; what that file says is no command line.
            var result = Build(args).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            string[] problems = [.. result.Errors.Select(e => e.Message).Concat(EmptyWords.Of(result.CommandResult))];
            if (problems.Length > 0)
            {
                foreach (string problem in problems) Console.Error.WriteLine($"planlint: {problem}");
                Console.Error.WriteLine($"planlint: '{string.Join(' ', ["planlint", .. result.CommandResult.Command.Parents.Any() ? [result.CommandResult.Command.Name] : Array.Empty<string>(), "--help"])}' lists what there is.");
                return 2;
            }
            return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (IOException) when (!WorkingDirectory.IsThere())
        {
            Console.Error.WriteLine("planlint: the working directory does not exist any more; change to one that does");
            return 2;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("planlint: cancelled");
            return 2;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && exception.StackTrace?.Contains("System.ConsolePal", StringComparison.Ordinal) == true)
        {
            Console.Error.WriteLine("planlint: standard output cannot be written: is it closed, or the disk full?");
            return 2;
        }
        catch (Exception exception)
        {
            // The one edge where our own bugs end. The message may quote input, so only its type and place are told.
            Console.Error.WriteLine($"planlint: internal error: {exception.GetType().Name}{FailureSite.Of(exception)}. This is a bug in PlanLint {Linter.Version}; please report it with the command line and, if you can, the smallest input that shows it.");
            return 2;
        }
    }

    /// <summary>The commands by name. One that is not asked for is not built: its options would cost every other one a millisecond.</summary>
    private static readonly (string Name, Func<Command> Create)[] Commands =
    [
        ("check", CheckCommand.Create),
        ("fix", FixCommand.Create),
        ("baseline", BaselineCommand.Create),
        ("console", ConsoleCommand.Create),
        ("decide", DecideCommand.Create),
        ("explain", ExplainCommand.Create),
        ("guard", GuardCommand.Create),
        ("inventory", InventoryCommand.Create),
        ("init", InitCommand.Create),
        ("msbuild", MSBuildCommand.Create),
        ("rules", RulesCommand.Create),
        ("syntax", SyntaxCommand.Create),
        ("forgejo-review", ForgejoReviewCommand.Create),
    ];

    /// <summary>The command tree; all commands when <paramref name="args"/> names none.</summary>
    internal static RootCommand Build(string[] args)
    {
        var root = new RootCommand("Shows what a Terraform or OpenTofu plan will really do: combines configuration, plan, live inventory and intent, and reports each problem at the HCL line that causes it");
        var asked = args.Length > 0 ? Array.FindAll(Commands, c => c.Name == args[0]) : [];
        foreach (var (_, create) in asked.Length > 0 ? asked : Commands) root.Subcommands.Add(create());
        return root;
    }
}
