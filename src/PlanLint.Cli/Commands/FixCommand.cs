using System.CommandLine;
using System.Globalization;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Rules;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Cli.Commands;

/// <summary>
/// <c>planlint fix</c>: apply the fixes of findings. Exit code 0 when no finding at or above <c>--fail-on</c> is left, 1 when one is,
/// 2 when something could not be analysed or written.
/// </summary>
internal static class FixCommand
{
    public static Command Create()
    {
        var command = new Command("fix", "Apply fixes to the configuration");
        var shared = new SharedOptions(command);
        var dryRun = new Option<bool>("--dry-run") { Description = "Print a unified diff and write nothing" };
        var isUnsafe = new Option<bool>("--unsafe") { Description = "Also apply fixes that change what Terraform will do" };
        var rules = new Option<string[]>("--rule") { Description = "Apply only fixes of this rule", HelpName = "ID" };
        command.Options.Add(dryRun);
        command.Options.Add(isUnsafe);
        command.Options.Add(rules);
        command.SetAction(result => Run(
            ProgressLine.Run(shared.Request(result)),
            new FixOptions { IncludeUnsafe = result.GetValue(isUnsafe), Rules = result.GetValue(rules) ?? [] },
            result.GetValue(dryRun)));
        return command;
    }

    private static int Run(LintResult lint, FixOptions options, bool dryRun)
    {
        var known = lint.Report.Rules.Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        foreach (string unknown in options.Rules.Where(r => !known.Contains(r)))
        {
            Console.Error.WriteLine($"planlint: there is no rule '{InputErrors.Printable(unknown)}'; 'planlint rules' lists them.");
            return 2;
        }
        // What is unused, missing or meant depends on every input: without one of them a fix may take out what it needs.
        InputErrors.Tell(lint, InputErrors.Of(lint));
        InputErrors.TellRemarks(lint);
        if (lint.Roots.Any(r => r.Compilation.Modules is null && InputErrors.Of(lint).Length == 0))
        {
            Console.Error.WriteLine("planlint: fix changes configuration, so it cannot go without; leave out --no-config");
            return 2;
        }
        if (InputErrors.Of(lint, f => f.Rule.Id == ToolRules.InputNotUnderstood.Id).Length > 0)
        {
            Console.Error.WriteLine("planlint: nothing was fixed, since not everything could be read");
            return 2;
        }
        var findings = lint.Roots.SelectMany(r => r.Findings).ToArray();
        var files = new DiskFileSource(lint.RepositoryRoot);
        var fixes = FixApplier.Apply(findings, files, options);
        var done = new FixOutcome(fixes.Applied, [], fixes.Files.Length);
        if (!dryRun) done = FixWriter.Write(lint.RepositoryRoot, fixes);
        else foreach (var file in fixes.Files) Console.Out.Write(InputErrors.Printable(UnifiedDiff.Of(file, lint.Redactor)));
        foreach (string problem in done.Problems) Console.Error.WriteLine($"planlint: {InputErrors.Printable(problem)}.");
        var told = dryRun ? Console.Error : Console.Out;
        foreach (var fix in done.Applied)
            told.WriteLine(InputErrors.Printable(
                lint.Redactor.Redact($"{(dryRun ? "would fix" : "fixed")} {fix.Finding.Rule.Id} at {fix.Finding.Location}: {fix.Fix.Title}")));
        foreach (var fix in fixes.Left)
            told.WriteLine(InputErrors.Printable(lint.Redactor.Redact($"left {fix.Finding.Rule.Id} at {fix.Finding.Location}: {fix.Fix.Title}: {fix.Reason}")));
        told.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Plural.Of(done.Applied.Length, "fix")} in {Plural.Of(done.FileCount, "file")}, {fixes.Left.Length} left"));
        if (!done.Problems.IsEmpty || fixes.Left.Any(l => l.HasChanged) || lint.ExitCode == 2) return 2;
        var applied = done.Applied.Select(a => a.Finding).ToHashSet();
        return lint.ExitCode == 0 || !findings.Any(f => f.Suppression is null && !applied.Contains(f) && Fails(lint, f)) ? 0 : 1;
    }

    private static bool Fails(LintResult lint, Diagnostic finding) => lint.FailOn != Severity.None && finding.Severity >= lint.FailOn;
}
