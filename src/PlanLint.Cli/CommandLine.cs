using System.CommandLine;
using PlanLint.Cli.Commands;
using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Rules;
using PlanLint.Text;

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
            if (args is ["--version" or "-version" or "version"])
            {
                Console.Out.WriteLine(Linter.Version);
                return 0;
            }
            if (args is ["help", ..]) args = [.. args[1..], "--help"];
            // Two cores read the rules and the command line at once.
            if (args is ["check" or "fix" or "decide" or "baseline" or "msbuild", ..]) _ = Task.Run(static () => BuiltIn.Linter);
            var (arguments, misplaced) = WorkingDirectory.Change(args);
            if (misplaced is not null) return Refuse([misplaced], "planlint");
            var root = Build(arguments);
            var command = arguments.Length == 0 ? null : root.Subcommands.FirstOrDefault(c => c.Name == arguments[0]);
            if (command is null && arguments.Length > 0 && WrongCommand(arguments, root) is { } wrong) return Refuse([wrong], "planlint");
            var (words, unknown) = OptionWords.Read(arguments, root, command ?? root);
            string name = command is null ? "planlint" : $"planlint {command.Name}";
            if (unknown.Count > 0) return Refuse(unknown, name);
            // A word that starts with '@' may be the name of a file of the scanned repository; what that file says is no command line.
            var result = root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
            string[] problems = [.. result.Errors.Select(e => e.Message).Concat(EmptyWords.Of(result.CommandResult)).Distinct()];
            if (problems.Length > 0) return Refuse(problems, name);
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
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
        && exception.StackTrace?.Contains("System.ConsolePal", StringComparison.Ordinal) == true)
        {
            Console.Error.WriteLine("planlint: standard output cannot be written: is it closed, or the disk full?");
            return 2;
        }
        catch (Exception exception)
        {
            // The one edge where our own bugs end. The message may quote input, so only its type and place are told.
            Console.Error.WriteLine(
                $"planlint: internal error: {exception.GetType().Name}{FailureSite.Of(exception)}. This is a bug in PlanLint {Linter.Version}; please report "
                    + "it with the command line and, if you can, the smallest input that shows it.");
            return 2;
        }
    }

    private static int Refuse(IEnumerable<string> problems, string command)
    {
        foreach (string problem in problems) Console.Error.WriteLine($"planlint: {string.Concat(problem.Select(c => char.IsControl(c) ? '\uFFFD' : c))}");
        Console.Error.WriteLine($"planlint: '{command} --help' lists what there is.");
        return 2;
    }

    /// <summary>A sentence when the first word is no command and no option of the root.</summary>
    private static string? WrongCommand(string[] arguments, RootCommand root)
    {
        string first = arguments[0];
        if (first.Length == 0) return "the command is an empty word";
        if (root.Options.Any(o => o.Name == first || o.Aliases.Contains(first)) || first is "-help" or "-version") return null;
        if (first[0] == '-') return first == "--"
            ? "a command stands first: planlint check"
            : $"options stand behind the command: planlint check {first.Split('=')[0]}";
        string[] names = [.. root.Subcommands.Select(c => c.Name)];
        string hint = NearestName.Of(first, names) is { } near ? $"; did you mean '{near}'?" : Path.Exists(first)
            ? $"; did you mean 'planlint check {first}'?"
            : "";
        return $"no command '{first}'{hint}";
    }

    /// <summary>The commands by name. One that is not asked for is not built: its options would cost every other one a millisecond.</summary>
    private static readonly (string Name, Func<Command> Create)[] Commands =
    [
        ("check", CheckCommand.Create),
        ("fix", FixCommand.Create),
        ("approve", ApproveCommand.Create),
        ("approvals", ApprovalsCommand.Create),
        ("baseline", BaselineCommand.Create),
        ("completion", CompletionCommand.Create),
        ("console", ConsoleCommand.Create),
        ("compare", CompareCommand.Create),
        ("decide", DecideCommand.Create),
        ("digest", DigestCommand.Create),
        ("drift", DriftCommand.Create),
        ("explain", ExplainCommand.Create),
        ("guard", GuardCommand.Create),
        ("inventory", InventoryCommand.Create),
        ("init", InitCommand.Create),
        ("knowledge", KnowledgeCommand.Create),
        ("lsp", LspCommand.Create),
        ("msbuild", MSBuildCommand.Create),
        ("reconcile", ReconcileCommand.Create),
        ("rules", RulesCommand.Create),
        ("schema", SchemaCommand.Create),
        ("sarif-merge", SarifMergeCommand.Create),
        ("syntax", SyntaxCommand.Create),
        ("test", TestCommand.Create),
        ("forgejo-review", ForgejoReviewCommand.Create),
    ];

    /// <summary>The command tree; all commands when <paramref name="args"/> names none.</summary>
    internal static RootCommand Build(string[] args)
    {
        var root = new RootCommand("Shows what a Terraform or OpenTofu plan will really do: combines configuration, plan, live inventory and intent, and "
            + "reports each problem at the HCL line that causes it");
        var asked = args.Length > 0 ? Array.FindAll(Commands, c => c.Name == args[0]) : [];
        // '/h' is a path.
        foreach (var option in root.Options)
            foreach (string alias in option.Aliases.Where(a => a.StartsWith('/')).ToArray()) option.Aliases.Remove(alias);
        foreach (var (_, create) in asked.Length > 0 ? asked : Commands) root.Subcommands.Add(create());
        return root;
    }
}
