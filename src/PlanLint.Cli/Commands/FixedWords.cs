using System.CommandLine;
using System.CommandLine.Parsing;
using PlanLint.Text;

namespace PlanLint.Cli.Commands;

/// <summary>
/// Options and arguments that take one of a few words. <c>AcceptOnlyFromAmong</c> is not enough: in <c>--format --quiet</c> the second word is the
/// value of the first, and it does not look at values that are options themselves.
/// </summary>
internal static class FixedWords
{
    /// <summary>Makes any other word an error.</summary>
    public static void TakesOneOf(this Option option, params string[] words)
    {
        option.CompletionSources.Add(words);
        option.Validators.Add(result => Check(result, option.Name, string.Join('|', words), words));
    }

    /// <summary>The same for an argument, which errors call by its command.</summary>
    public static void TakesOneOf(this Argument argument, string command, params string[] words)
    {
        argument.CompletionSources.Add(words);
        argument.Validators.Add(result => Check(result, command, $"{string.Join(", ", words[..^1])} or {words[^1]}", words));
    }

    private static void Check(SymbolResult result, string name, string expected, string[] words)
    {
        foreach (var token in result.Tokens)
        {
            if (words.Contains(token.Value, StringComparer.Ordinal)) continue;
            string meant = NearestName.Of(token.Value, words) is { } near ? $"; did you mean {near}?" : "";
            result.AddError($"{name} takes {expected}, not '{token.Value}'{meant}");
        }
    }
}
