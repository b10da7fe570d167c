using PlanLint.Cli.Tests.Ci;
using PlanLint.Processes;

namespace PlanLint.Cli.Tests.Docs;

/// <summary>The walks do what they say, command by command, as they stand on their pages.</summary>
internal sealed class WalkTests
{
    /// <summary>Each script prints what the fence behind it shows.</summary>
    [Test, Platform("Linux")]
    public void The_first_ten_minutes()
    {
        if (ProgramPath.Find("terraform") is null) Assert.Ignore("there is no terraform");
        using var workspace = new CiWorkspace();
        Directory.Delete(Path.Combine(workspace.Path, "infra"), recursive: true);
        Directory.Delete(Path.Combine(workspace.Path, ".git"), recursive: true);
        File.Delete(Path.Combine(workspace.Path, "plan.json"));
        string said = "";
        int scripts = 0;
        foreach (var fence in Fence.In(File.ReadAllText(Path.Combine(CliProcess.Repository, "docs/first-run.md"))))
        {
            if (fence.Language == "sh")
            {
                scripts++;
                var result = workspace.Run(fence.Text, ("CHECKPOINT_DISABLE", "1"), ("TF_CLI_ARGS", "-no-color"), ("GIT_AUTHOR_NAME", "you"), ("GIT_AUTHOR_EMAIL", "you@example.com"),
                    ("GIT_COMMITTER_NAME", "you"), ("GIT_COMMITTER_EMAIL", "you@example.com"));
                said = result.Output + result.Error;
                result.ExitCode.ShouldBeLessThan(2, said);
            }
            else
            {
                foreach (string line in fence.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)) said.ShouldContain(line);
            }
        }
        scripts.ShouldBe(4);
    }

    [Test]
    public void From_alarm_to_zero_diff()
    {
        using var folder = new TemporaryFolder();
        string incident = Path.Combine(CliProcess.Repository, "samples/incident");
        foreach (string file in Directory.EnumerateFiles(incident, "*", SearchOption.AllDirectories))
            folder.Write(Path.GetRelativePath(incident, file), File.ReadAllText(file));
        int commands = 0;
        foreach (var fence in Fence.In(File.ReadAllText(Path.Combine(CliProcess.Repository, "docs/incident.md"))).Where(f => f.Language == "console"))
        {
            foreach (var example in Example.In(fence.Text))
            {
                commands++;
                var result = CliProcess.Run(example.Arguments, folder.Path);
                result.ExitCode.ShouldBe(fence.Words.Contains("exit=1") ? 1 : 0, $"line {fence.Line}\n{result.Error}");
                example.ShouldMatch(result.Output + "\n" + result.Error);
            }
        }
        commands.ShouldBeGreaterThan(3);
    }
}
