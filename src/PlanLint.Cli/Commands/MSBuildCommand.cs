using System.CommandLine;
using PlanLint.Cli.Builds;
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
        var request = new Argument<string>("REQUEST") { Description = "File that the build task wrote" };
        var command = new Command("msbuild", "Analyse for the MSBuild package") { request };
        command.Hidden = true;
        command.SetAction(result =>
        {
            var analysis = BuildRequest.FromLines(File.ReadLines(result.GetValue(request)!)) is { } asked ? new BuildAnalysis(asked) : null;
            LoggedFinding[] problems = analysis?.Run() ?? [LoggedFinding.Problem("PL0006", "The build task is of another version than the tool; restore the package again.")];
            foreach (var problem in problems) Console.Out.WriteLine(problem.ToLine());
            return problems.Length == 0 ? 0 : 2;
        });
        return command;
    }
}
