using System.CommandLine;
using PlanLint.Text;

namespace PlanLint.Cli.Commands;

/// <summary>
/// Options that take one of a few words. <c>AcceptOnlyFromAmong</c> is not enough: in <c>--format --quiet</c> the second word is the
/// value of the first, and it does not look at values that are options themselves.
/// </summary>
internal static class FixedWords
{
    /// <summary>Makes any other word an error.</summary>
    public static void TakesOneOf(this Option option, params string[] words)
    {
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (words.Contains(token.Value, StringComparer.Ordinal)) continue;
                string meant = NearestName.Of(token.Value, words) is { } near ? $"; did you mean {near}?" : "";
                result.AddError($"{option.Name} takes {string.Join('|', words)}, not '{token.Value}'{meant}");
            }
        });
    }
}
