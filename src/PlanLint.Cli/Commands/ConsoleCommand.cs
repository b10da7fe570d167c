using System.CommandLine;
using System.Text;
using System.Text.Json;
using PlanLint.Addresses;
using PlanLint.Consoles;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Hosting;
using PlanLint.Rules;
using PlanLint.Semantics;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint console [DIR]</c>: evaluates expressions in a root module's scope.</summary>
internal static class ConsoleCommand
{
    private const int Done = 0, Wrong = 1, NotStarted = 2;

    public static Command Create()
    {
        var directory = new Argument<string>("DIR") { Description = "Root module directory (default: the current directory)", DefaultValueFactory = _ => "." };
        var expressions = new Option<string[]>("--expression", "-e")
        {
            Description = "Expression to evaluate instead of the lines of standard input",
            HelpName = "EXPR",
            AllowMultipleArgumentsPerToken = false,
        };
        var json = new Option<bool>("--json")
        {
            Description = "Read one JSON object {\"id\", \"expr\"} a line and answer each with one line of JSON, sensitive values included",
        };
        var varFile = new Option<string[]>("--var-file") { Description = "Variable file, as in Terraform", HelpName = "FILE" };
        var var = new Option<string[]>("--var") { Description = "Value of a variable, as in Terraform", HelpName = "NAME=VALUE" };
        var workspace = new Option<string?>("--workspace")
        {
            Description = "Name of the workspace (default: TF_WORKSPACE, else the one that 'terraform workspace select' chose)",
            HelpName = "NAME",
        };
        var noEnvironment = new Option<bool>("--no-environment") { Description = "Ignore TF_VAR_*, TF_CLI_ARGS, TF_CLI_ARGS_plan and TF_WORKSPACE" };
        var command = new Command("console", "Evaluate expressions in the scope of a root module") { directory, expressions, json, varFile, var, workspace,
            noEnvironment };
        command.SetAction(result =>
        {
            // Variables count in the order of the command line, whichever option they come from.
            var given = new LintRequest
            {
                WorkingDirectory = Environment.CurrentDirectory,
                Paths = [result.GetValue(directory)!],
                Variables = [.. VariablesInOrder(result, varFile, var)],
                Environment = result.GetValue(noEnvironment) ? null : SharedOptions.Environment(),
                Workspace = result.GetValue(workspace),
            };
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            bool isTerminal = !Console.IsInputRedirected && !Console.IsOutputRedirected;
            return Run(given, result.GetValue(expressions) ?? [], result.GetValue(json), input, output, Console.Error, isTerminal);
        });
        return command;
    }

    /// <summary>Evaluates expressions, or each line of the input when there are none; 1 when one of them has no value, 2 when there is no module.</summary>
    public static int Run(LintRequest request, IReadOnlyList<string> expressions, bool asJson, TextReader input, TextWriter output, TextWriter messages,
        bool isTerminal)
    {
        if (!Directory.Exists(Path.GetFullPath(request.Paths[0], request.WorkingDirectory)))
        {
            messages.WriteLine($"planlint: {InputErrors.Printable(request.Paths[0])} is not a directory");
            return NotStarted;
        }
        var (tree, problems) = BuiltIn.Linter.Configuration(request);
        var redactor = ConfigurationSecrets.In(tree, BuiltInKnowledge.Load());
        foreach (var diagnostic in problems.Concat(tree.Diagnostics).Where(d => d.Severity == Severity.Error)) InputErrors.Tell(diagnostic, messages, redactor);
        if (problems.Any(d => d.Severity == Severity.Error)) return NotStarted;
        bool isBroken = tree.Diagnostics.Any(d => d.Severity == Severity.Error && d.Rule.Category == "tool");

        var scope = new ConsoleScope(tree.Evaluation.Scope(ModulePath.Root)!);
        var evaluationOptions = EvaluationOptions.Default with { Files = tree.Files, IsConsole = true };

        bool failed = false;
        foreach (string line in expressions.Count > 0 ? expressions : Lines(input, output, isTerminal && !asJson))
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (line is "exit" && expressions.Count == 0 && !asJson) break;
            string? id = null;
            string expression = line;
            if (asJson && expressions.Count == 0 && !TryReadQuestion(line, out id, out expression))
            {
                messages.WriteLine("planlint: expected a JSON object with \"id\" and \"expr\" on each line, in text that is valid Unicode");
                return NotStarted;
            }
            var answer = ConsoleAnswer.To(expression, scope, evaluationOptions, e => UnsetVariables.In(e, tree));
            failed |= answer.Value is null;
            if (asJson) output.WriteLine(answer.ToJson(id, redactor));
            else (answer.Value is null ? messages : output).WriteLine(redactor.RedactValue(answer.ToText()));
            output.Flush();
        }
        // Answers about a configuration that does not parse are answers about a part of it.
        return isBroken ? NotStarted : failed && !asJson ? Wrong : Done;
    }

    private static IEnumerable<string> Lines(TextReader input, TextWriter output, bool prompts)
    {
        while (true)
        {
            if (prompts)
            {
                output.Write("> ");
                output.Flush();
            }
            if (input.ReadLine() is not { } line) yield break;
            yield return line;
        }
    }

    private static bool TryReadQuestion(string line, out string? id, out string expression)
    {
        (id, expression) = (null, "");
        try
        {
            using var question = JsonDocument.Parse(line);
            if (question.RootElement.ValueKind != JsonValueKind.Object || !question.RootElement.TryGetProperty("expr", out var expr)
                || expr.ValueKind != JsonValueKind.String) return false;
            expression = expr.GetString()!;
            if (question.RootElement.TryGetProperty("id", out var given)) id = given.ValueKind == JsonValueKind.String ? given.GetString() : given.GetRawText();
            return true;
        }
        // Half of a surrogate pair is no text.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static List<VariableOption> VariablesInOrder(ParseResult result, Option<string[]> varFile, Option<string[]> var)
    {
        var variables = new List<VariableOption>();
        int files = 0, values = 0;
        string[] allFiles = result.GetValue(varFile) ?? [], allValues = result.GetValue(var) ?? [];
        foreach (var token in result.Tokens)
        {
            if (token.Value == varFile.Name && files < allFiles.Length) variables.Add(new VariableOption(true, allFiles[files++]));
            else if (token.Value == var.Name && values < allValues.Length) variables.Add(new VariableOption(false, allValues[values++]));
        }
        while (files < allFiles.Length) variables.Add(new VariableOption(true, allFiles[files++]));
        while (values < allValues.Length) variables.Add(new VariableOption(false, allValues[values++]));
        return variables;
    }
}
