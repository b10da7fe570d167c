using System.CommandLine;
using System.CommandLine.Parsing;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Cli.Commands;

/// <summary>A command line as it is to be typed again in the same folder.</summary>
internal static class TypedCommand
{
    /// <summary>
    /// Arguments and options as they were given, without those named; the words of a guarded command behind <c>--</c>. Null when they cannot be
    /// given again: what was read from standard input is gone, and a secret among them is not printed.
    /// </summary>
    public static string? Inputs(ParseResult result, IReadOnlyCollection<Option> without, Redactor redactor)
    {
        var words = new List<string>();
        var guarded = new List<string>();
        foreach (var child in result.CommandResult.Children)
        {
            if (child is ArgumentResult { Argument.Name: "COMMAND" } command) guarded.AddRange(["--", .. command.Tokens.Select(t => t.Value)]);
            else if (child is ArgumentResult argument) words.AddRange(argument.Tokens.Select(t => t.Value.StartsWith('-') ? "./" + t.Value : t.Value));
            else if (child is OptionResult { Implicit: false } option && !without.Contains(option.Option))
            {
                if (option.Option.Name == "--plan" && option.Tokens.Any(t => t.Value == "-")) return null;
                words.AddRange(option.Tokens.Count == 0 ? [option.Option.Name] : option.Tokens.SelectMany(t => (string[])[option.Option.Name, t.Value]));
            }
        }
        string inputs = string.Join(' ', words.Concat(guarded).Select(ShellWord.Quote));
        return words.Concat(guarded).Any(w => redactor.Redact(w) != w) ? null : inputs;
    }
}
