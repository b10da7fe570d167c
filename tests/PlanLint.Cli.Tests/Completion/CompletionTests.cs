using System.Diagnostics;
using PlanLint.Cli.Commands;
using PlanLint.Processes;

namespace PlanLint.Cli.Tests.Completion;

/// <summary>What shells offer for a line that is half typed.</summary>
internal sealed class CompletionTests
{
    [TestCase("planlint che", "check")]
    [TestCase("planlint check --form", "--format")]
    [TestCase("planlint check --format sa", "sarif")]
    [TestCase("planlint check --format = sa", "sarif")]
    [TestCase("planlint check --fail-on never --col", "--color")]
    [TestCase("planlint check --only PL020", "PL0201 PL0202")]
    [TestCase("planlint explain PL0201", "PL0201")]
    [TestCase("planlint check --var na", "")]
    [TestCase("planlint completion f", "fish")]
    [TestCase("planlint fix ma", "main.tf")]
    [TestCase("planlint check --plan ma", "main.tf")]
    [TestCase("planlint check -- --fo", "")]
    public void Bash_offers(string line, string offered)
    {
        string all = Ask("bash", "bash", $$"""
            source "$1"
            COMP_WORDS=({{line}}); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _planlint
            echo "${COMPREPLY[@]}"
            """);
        foreach (string word in offered.Split(' ')) all.Split(' ').ShouldContain(word);
        if (offered.Length == 0) all.ShouldBeEmpty();
    }

    [TestCase("planlint ch", "check")]
    [TestCase("planlint check --format sa", "sarif")]
    [TestCase("planlint check --form", "--format")]
    [TestCase("planlint fix ma", "main.tf")]
    public void Fish_offers(string line, string offered) =>
        Ask("fish", "fish", $"""source $argv[1]; complete --do-complete '{line}'""").Split('\n').Select(l => l.Split('\t')[0]).ShouldContain(offered);

    /// <summary>zsh completes at a terminal only; here it reads the script, and every option stands in it.</summary>
    [Test]
    public void Zsh_reads_its_script() => Ask("zsh", "zsh", """autoload -Uz compinit; compinit -D -u; source "$1"; echo "$_comps[planlint]" """).ShouldBe("_planlint");

    [TestCase("bash", "--{0}")]
    [TestCase("zsh", "--{0}")]
    [TestCase("fish", "-l {0}")]
    public void Knows_every_option_of_every_command(string shell, string form)
    {
        string script = Script(shell);
        foreach (var command in CommandLine.Build([]).Subcommands.Where(c => !c.Hidden))
        {
            script.ShouldContain(command.Name);
            foreach (string name in command.Options.SelectMany(o => o.Aliases.Prepend(o.Name)).Where(n => n.StartsWith("--", StringComparison.Ordinal)))
                script.ShouldContain(form.Replace("{0}", name[2..], StringComparison.Ordinal));
        }
    }

    [Test]
    public void Refuses_another_shell() => CliProcess.Run(["completion", "tcsh"]).Error.ShouldContain("completion takes bash, zsh or fish, not 'tcsh'");

    private static string Script(string shell)
    {
        using var writer = new StringWriter();
        CompletionCommand.Write(shell, writer);
        return writer.ToString();
    }

    /// <summary>What a shell prints that runs a program with the script's path as its argument, in a folder that holds <c>main.tf</c>.</summary>
    private static string Ask(string shell, string program, string text)
    {
        if (ProgramPath.Find(program) is not { } path) Assert.Ignore($"there is no {program}");
        else
        {
            using var folder = new TemporaryFolder();
            File.WriteAllText(Path.Combine(folder.Path, "main.tf"), "");
            string script = Path.Combine(folder.Path, "planlint." + shell);
            File.WriteAllText(script, Script(shell));
            string[] arguments = shell == "fish" ? ["--no-config", "-c", text, script] : shell == "zsh" ? ["-f", "-c", text, "zsh", script] : ["--norc", "-c", text, "bash", script];
            var start = new ProcessStartInfo(path, arguments) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["HOME"] = folder.Path;
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            error.Result.ShouldBeEmpty();
            return output.TrimEnd('\n');
        }
        return "";
    }
}
