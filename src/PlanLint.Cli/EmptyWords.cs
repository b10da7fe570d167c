using System.CommandLine;
using System.CommandLine.Parsing;

namespace PlanLint.Cli;

/// <summary>Finds options and arguments that were given the empty word, as <c>-o "$UNSET"</c> gives it: none of ours takes one.</summary>
internal static class EmptyWords
{
    /// <summary>A message for each.</summary>
    public static IEnumerable<string> Of(CommandResult command) =>
        from child in command.Children
        where child.Tokens.Any(t => t.Value.Length == 0)
        select child switch
        {
            OptionResult option => $"{option.Option.Name} takes {option.Option.HelpName ?? "a value"}, and was given an empty word",
            ArgumentResult argument => $"{argument.Argument.Name} is an empty word",
            _ => "an argument is an empty word",
        };
}
