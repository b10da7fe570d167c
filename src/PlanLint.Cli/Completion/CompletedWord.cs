using System.Collections.Immutable;
using System.CommandLine;
using PlanLint.Rules;

namespace PlanLint.Cli.Completion;

/// <summary>An option or an argument as shells see it.</summary>
/// <param name="Names">Names of the option, the long one first; empty for an argument.</param>
/// <param name="Description">One phrase.</param>
/// <param name="Value">What the help calls its value; null for an option that takes none.</param>
/// <param name="Words">The words that the value is one of; empty when it may be anything.</param>
/// <param name="IsFile">True when the value is a file or a folder.</param>
internal sealed record CompletedWord(ImmutableArray<string> Names, string Description, string? Value, ImmutableArray<string> Words, bool IsFile)
{
    private static readonly ImmutableArray<string> Paths = ["FILE", "FILE|-", "PATH", "DIR", "SAVED"];

    /// <summary>What is known of an option.</summary>
    public static CompletedWord Of(Option option)
    {
        string? value = option.ValueType == typeof(bool) || option.Arity.MaximumNumberOfValues == 0 ? null : option.HelpName ?? "VALUE";
        string[] names = [.. option.Aliases.Prepend(option.Name).Where(n => n != "-?").Distinct().OrderByDescending(n => n.Length)];
        return new([.. names], option.Description ?? "", value, WordsOf(value), IsPath(value));
    }

    /// <summary>What is known of an argument.</summary>
    public static CompletedWord Of(Argument argument)
    {
        string[] asked = [.. argument.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(c => c.Label)];
        return new([], argument.Description ?? "", argument.Name, asked.Length > 0 ? [.. asked] : WordsOf(argument.Name), IsPath(argument.Name));
    }

    /// <summary>The words that the help offers, as in <c>auto|always|never</c>; the ids of the built-in rules where it asks for one.</summary>
    private static ImmutableArray<string> WordsOf(string? value) => value switch
    {
        null => [],
        "ID" or "RULE" or "RULE|ADDRESS" => [.. BuiltIn.Rules.Descriptors.Select(r => r.Id).Order(StringComparer.Ordinal)],
        _ when value.Contains('|', StringComparison.Ordinal) && !value.Any(char.IsUpper) && value.All(c => char.IsAsciiLetterLower(c) || c is '|' or '-')
            => [.. value.Split('|', StringSplitOptions.RemoveEmptyEntries)],
        _ => [],
    };

    private static bool IsPath(string? value) => value is not null && Paths.Contains(value, StringComparer.Ordinal);
}
