using System.CommandLine;
using System.Text;
using PlanLint.Cli.Builds;
using PlanLint.Diagnostics;
using PlanLint.Files;
using PlanLint.Loading;
using PlanLint.MSBuild;

namespace PlanLint.Cli.Commands;

/// <summary>
/// <c>planlint msbuild REQUEST</c>: what the MSBuild package runs; not for people, so <c>--help</c> does not list it. Exit code 0 when the
/// findings are written, 2 when the lines on standard output say why not.
/// </summary>
internal static class MSBuildCommand
{
    public static Command Create()
    {
        var request = new Argument<string>("REQUEST") { Description = "Request file that the build task wrote" };
        var command = new Command("msbuild", "Check on behalf of the MSBuild package") { request };
        command.Hidden = true;
        command.SetAction(result =>
        {
            using var answer = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
            // What a rule prints is no answer.
            Console.SetOut(Console.Error);
            LoggedFinding[] problems = Read(result.GetValue(request)!) is { } asked
                ? new BuildAnalysis(asked, answer).Run()
                : [LoggedFinding.Problem(ToolRules.InputNotUnderstood.Id,
                    $"'{result.GetValue(request)}' is no request of this version's build task; build the project again.")];
            foreach (var problem in problems) answer.WriteLine(problem.ToLine());
            return problems.Length == 0 ? 0 : 2;
        });
        return command;
    }

    private static BuildRequest? Read(string path)
    {
        if (NamedFile.Read(path, out _, mayBePipe: false) is not { } bytes) return null;
        using var reader = new StreamReader(new MemoryStream(bytes));
        return BuildRequest.FromLines(reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
