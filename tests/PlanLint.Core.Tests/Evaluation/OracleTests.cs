using System.ComponentModel;
using System.Diagnostics;
using Newtonsoft.Json.Linq;
using PlanLint.Addresses;
using PlanLint.Consoles;
using PlanLint.Evaluation;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Semantics;

namespace PlanLint.Core.Tests.Evaluation;

/// <summary>
/// Asks the <c>terraform</c> on the path what it makes of expressions of ours, many in one run: each is a local value, failures are
/// caught by <c>can</c>, and the console encodes them all as JSON.
/// </summary>
[TestFixture]
[NUnit.Framework.Category("Oracle")]
public sealed class OracleTests
{
    private const int AtLeast = 200;

    [Test]
    public void Terraform_evaluates_these_expressions_to_the_same_values()
    {
        if (!HasTerraform()) Assert.Ignore("terraform is not on the path");
        string[] expressions = [.. File.ReadLines(EvalContext.Folder("oracle.txt")).Where(l => l.Length > 0 && !l.StartsWith('#'))];
        expressions.Length.ShouldBeGreaterThanOrEqualTo(AtLeast);

        string directory = Directory.CreateTempSubdirectory("planlint-oracle-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(directory, "main.tf"), Configuration(expressions));
            var theirs = JObject.Parse(AskTerraform(directory));
            var ours = JObject.Parse(AskPlanLint(directory));
            var wrong = new List<string>();
            for (int i = 0; i < expressions.Length; i++)
            {
                var (wanted, given) = (theirs[$"e{i}"], ours[$"e{i}"]);
                if (!JToken.DeepEquals(wanted, given)) wrong.Add($"{expressions[i]}\n    terraform: {wanted?.ToString(Newtonsoft.Json.Formatting.None)}\n    planlint:  {given?.ToString(Newtonsoft.Json.Formatting.None)}");
            }
            TestContext.Out.WriteLine($"{expressions.Length - wrong.Count} of {expressions.Length} expressions agree with terraform");
            wrong.ShouldBeEmpty(string.Join('\n', wrong));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>One local for each expression: whether it can be evaluated, its value, and the JSON text of it, where numbers are in full.</summary>
    private static string Configuration(string[] expressions) =>
        "locals {\n" + string.Concat(expressions.Select((e, i) =>
            $"  e{i} = {{ can = can({e}), json = try(jsonencode({e}), null), list = can(tolist({e})[*]), map = can(keys(tomap({e}))) }}\n")) + "}\n"
        + $"locals {{\n  all = {{ {string.Join(", ", expressions.Select((_, i) => $"e{i} = local.e{i}"))} }}\n}}\n";

    private static string AskPlanLint(string directory)
    {
        var tree = new ModuleLoader(new DiskFileSource(directory)).Load("");
        tree.Diagnostics.ShouldBeEmpty();
        var scope = new ModuleEvaluation(tree).Scope(ModulePath.Root)!;
        var answer = ConsoleAnswer.To("jsonencode(local.all)", scope, EvaluationOptions.Default with { Files = tree.Files, IsConsole = true });
        answer.Errors.ShouldBeEmpty();
        return answer.Value!.AsString;
    }

    private static string AskTerraform(string directory)
    {
        var start = new ProcessStartInfo("terraform", "console -no-color") { WorkingDirectory = directory, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TF_CLI_CONFIG_FILE"] = "/dev/null";
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        using var process = Process.Start(start)!;
        // base64 keeps the console from wrapping the text in quotes with escapes of its own.
        process.StandardInput.WriteLine("base64encode(jsonencode(local.all))");
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors.Result);
        return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(output.Trim().Trim('"')));
    }

    private static bool HasTerraform()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("terraform", "version") { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
