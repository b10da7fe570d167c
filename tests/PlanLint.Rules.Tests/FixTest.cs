using System.ComponentModel;
using System.Diagnostics;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Testing;
using PlanLint.Text;

namespace PlanLint.Rules.Tests;

/// <summary>What every fix must hold: the files after it parse, are laid out as Terraform does, and hold nothing more to fix.</summary>
internal static class FixTest
{
    /// <summary>Fixes a fixture and compares its changed files. <paramref name="fixture"/> has to be laid out as <c>terraform fmt</c> does.</summary>
    public static RuleTestResult Fix<TRule>(string fixture, string fixedTo, FixSafety safety = FixSafety.Safe) where TRule : Rule, new()
    {
        var result = RuleTest.Check<TRule>(fixture);
        result.Diagnostics.SelectMany(d => d.Fixes).Select(f => f.Safety).ShouldAllBe(s => s == safety);
        result.FixedTo(fixedTo);
        var files = Files(fixedTo);
        foreach (var (path, text) in files)
        {
            HclParser.ParseFile(SourceText.From(text, path)).HasErrors.ShouldBeFalse(text);
            HclFormatter.Format(text).ShouldBe(text);
        }
        TerraformAgrees(files);
        var unchanged = Files(fixture.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)).Where(f => !files.Any(n => n.Path == f.Path));
        var again = RuleTester.Run([new TRule()], string.Concat(files.Concat(unchanged).Select(f => $"# file: {f.Path}\n{f.Text}\n")), RuleTest.Knowledge);
        again.Diagnostics.SelectMany(d => d.Fixes).ShouldBeEmpty();
        return result;
    }

    /// <summary>Expects findings without any fix.</summary>
    public static void NoFix<TRule>(string fixture) where TRule : Rule, new() =>
        RuleTest.Check<TRule>(fixture).Diagnostics.ShouldHaveSingleItem().Fixes.ShouldBeEmpty();

    private static (string Path, string Text)[] Files(string fixture) =>
        [.. fixture.Split("# file: ", StringSplitOptions.RemoveEmptyEntries).Select(f => (f[..f.IndexOf('\n')].Trim(), f[(f.IndexOf('\n') + 1)..].TrimEnd() + "\n"))];

    private static void TerraformAgrees((string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo("terraform", ["fmt", "-check", "-diff", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
                process.StandardInput.Write(text);
                process.StandardInput.Close();
                string output = process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                process.ExitCode.ShouldBe(0, $"{path}\n{output}");
            }
            catch (Win32Exception)
            {
                // No terraform on the PATH: our own formatter has agreed already.
                return;
            }
        }
    }
}
