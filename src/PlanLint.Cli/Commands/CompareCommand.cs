using System.CommandLine;
using PlanLint.Hosting;
using PlanLint.Reporting;
using PlanLint.Rules;
using PlanLint.Text;

namespace PlanLint.Cli.Commands;

/// <summary>
/// <c>planlint compare OLD NEW</c>: does the second plan do what the first does? Exit code 0 when it does the same or less, 1 when it does
/// more or other things, 2 when that cannot be told.
/// </summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var older = new Argument<string>("OLD") { Description = "The plan that was looked at: JSON, or as saved by 'terraform plan -out'" };
        var newer = new Argument<string>("NEW") { Description = "The plan that is to take its place; '-' reads standard input, for one of both" };
        var directory = new Argument<string?>("DIR")
        {
            Description = "Root module that the plans are of; differences are then shown at its lines",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("compare", "Compare two plans by what they do; exits 1 when the second does more or other things than the first")
        {
            older, newer, directory,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(older) == "-" && result.GetValue(newer) == "-") result.AddError("'-' can stand for one of the plans only");
        });
        var output = new OutputOptions(command);
        command.SetAction(result =>
        {
            var started = System.Diagnostics.Stopwatch.StartNew();
            var (old, current) = (result.GetValue(older)!, result.GetValue(newer)!);
            var lint = BuiltIn.Linter.Compare(Request(old, current) with { Paths = result.GetValue(directory) is { } root ? [root] : [] }, old, current);
            int exit = output.Write(result, lint, started.Elapsed);
            if (lint.Report.Roots is [{ Comparison: { Problem: null } comparison }]) Console.Error.WriteLine($"planlint: {Verdict(comparison)}");
            return exit;
        });
        return command;
    }

    /// <summary>A request of the working directory, with standard input where a plan comes from there.</summary>
    internal static LintRequest Request(params ReadOnlySpan<string> plans) => new()
    {
        WorkingDirectory = Environment.CurrentDirectory,
        StandardInput = plans.Contains("-") ? Console.OpenStandardInput() : null,
        Environment = SharedOptions.Environment(),
        BeforePlugins = PortableTool.TakeOver,
    };

    private static string Verdict(PlanComparisonSummary comparison)
    {
        string old = comparison.Old.Path, current = comparison.New.Path;
        int count = comparison.Differences.Length;
        return comparison.Result switch
        {
            "equal" => $"{current} does the same as {old}: {Plural.Of(comparison.New.Effects, "effect")}",
            "fewer" => $"{current} does less than {old}: {count} of {Plural.Of(comparison.Old.Effects, "effect")} gone, nothing else",
            "more" => $"{current} does more than {old}: {Plural.Of(count, "effect")} added",
            _ => $"{current} does other things than {old}: {Plural.Of(count, "effect")} added, gone or changed",
        };
    }
}
