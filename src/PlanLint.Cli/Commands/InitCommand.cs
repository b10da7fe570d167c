using System.CommandLine;
using PlanLint.Cli.Init;
using PlanLint.Files;
using PlanLint.Fixes;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Text;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint init</c>: write a commented options file for what is there, and say what to put into CI and hooks.</summary>
internal static class InitCommand
{
    private const string OptionsName = ".planlint.hcl";

    public static Command Create()
    {
        var directory = new Argument<string>("DIR") { Description = "Directory to set up (default: the current directory)", DefaultValueFactory = _ => "." };
        var force = new Option<bool>("--force") { Description = $"Replace an existing {OptionsName}" };
        var command = new Command("init", $"Write a commented {OptionsName} and print snippets for CI and pre-commit") { directory, force };
        command.SetAction(result => Run(result.GetValue(directory)!, result.GetValue(force)));
        return command;
    }

    private static int Run(string directory, bool force)
    {
        string file = Inside(directory, OptionsName);
        if (!Directory.Exists(directory)) return Refuse($"there is no directory '{directory}'");
        if (File.Exists(file) && !force) return Refuse($"'{file}' is there already; --force replaces it");
        var survey = ProjectSurvey.Of(directory);
        if (survey.Unread.Contains(".")) return Refuse($"'{directory}' cannot be read");
        foreach (string folder in survey.Unread) Console.Error.Write($"planlint: '{Visible(folder)}' cannot be read, so what is in it is left out\n");
        if (AtomicFile.Write(file, writer => writer.Write(OptionsTemplate.Of(survey)), RepositoryRoot.Of(directory, Environment.CurrentDirectory),
            isNamed: false) is { } problem) return Refuse(problem);

        Console.Out.Write($"Wrote {file}\n");
        Found("root modules", survey.Roots);
        Found("plans", survey.Plans);
        Found("live inventories", survey.Live);
        Found("variable files", survey.VarFiles);
        Found("intents", survey.Intents);
        if (survey.Roots.Count == 0) Console.Out.Write("No configuration was found: PlanLint reads *.tf, *.tofu and *.tf.json.\n");
        else Console.Out.Write($"\nTry: planlint check {Argument(Inside(directory, survey.Roots[0]))}\n");
        foreach (string system in survey.Systems.DefaultIfEmpty("github")) Console.Out.Write($"\n{Snippets.Step(system, survey, Linter.Version)}\n");
        if (!survey.HasPreCommit) Console.Out.Write($"\n{Snippets.PreCommit(Linter.Version)}\n");
        else Console.Out.Write($"\nAdd to .pre-commit-config.yaml:\n{Snippets.PreCommit(Linter.Version)}\n");
        return 0;
    }

    private static void Found(string what, IReadOnlyList<string> paths)
    {
        const int shown = 5;
        if (paths.Count == 0) return;
        Console.Out.Write(
            $"Found {what}: {string.Join(", ", paths.Take(shown).Select(Visible))}{(paths.Count > shown ? $" and {paths.Count - shown} more" : "")}\n");
    }

    private static string Inside(string directory, string path) => directory == "." ? path : Path.Combine(directory, path);

    /// <summary>A path for pasting into a shell.</summary>
    private static string Argument(string path) => ShellWord.Quote(Visible(path.StartsWith('-') ? "./" + path : path));

    /// <summary>A file's name may hold characters that drive a terminal.</summary>
    private static string Visible(string path) => new([.. path.Select(c => char.IsControl(c) ? '?' : c)]);

    private static int Refuse(string sentence)
    {
        Console.Error.Write($"planlint: {sentence}\n");
        return 2;
    }
}
