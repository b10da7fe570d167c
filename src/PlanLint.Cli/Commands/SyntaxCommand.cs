using System.CommandLine;
using System.Text;
using PlanLint.Consoles;
using PlanLint.Diagnostics;
using PlanLint.Files;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Rules;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint syntax FILE…</c>: the trees, or with <c>--tokens</c> the tokens, of files as JSON lines.</summary>
internal static class SyntaxCommand
{
    private const int Done = 0;
    private const int NotRead = 2;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Files in native or JSON syntax", Arity = ArgumentArity.OneOrMore };
        var tokens = new Option<bool>("--tokens") { Description = "Write tokens instead of trees" };
        var all = new Option<bool>("--with-secrets")
        {
            Description = "Write literals that are secret by their place too: defaults of sensitive variables, passwords",
        };
        var command = new Command("syntax", "Write the syntax tree of each file as one line of JSON") { files, tokens, all };
        command.SetAction(result =>
        {
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16);
            return Run(result.GetValue(files) ?? [], result.GetValue(tokens), output, hideSecrets: !result.GetValue(all));
        });
        return command;
    }

    /// <summary>Writes one line for each file; 2 when one could not be read or does not parse, 0 else.</summary>
    public static int Run(IReadOnlyList<string> files, bool asTokens, TextWriter output, bool hideSecrets = true)
    {
        int exit = Done;
        foreach (string file in files)
        {
            if (NamedFile.Read(file, out string? problem) is not { } bytes)
            {
                SyntaxDump.WriteUnreadable(output, file.Replace('\\', '/'), $"'{file}' {problem}");
                exit = NotRead;
                continue;
            }
            var source = SourceText.From(bytes, file);
            if (asTokens) SyntaxDump.WriteTokens(output, source);
            else
            {
                var tree = HclParser.ParseFile(source);
                SyntaxDump.WriteTree(output, tree, hideSecrets ? ConfigurationSecrets.In(tree, BuiltInKnowledge.Load()) : null);
                if (tree.Diagnostics.Any(d => d.Severity == Severity.Error)) exit = NotRead;
            }
        }
        return exit;
    }
}
