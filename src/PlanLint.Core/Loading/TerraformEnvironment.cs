using System.Collections.Immutable;
using System.Text;
using PlanLint.Semantics;

namespace PlanLint.Loading;

/// <summary>
/// What the environment says to Terraform about variables and the workspace: <c>TF_VAR_name</c>, <c>TF_CLI_ARGS</c>,
/// <c>TF_CLI_ARGS_plan</c> and <c>TF_WORKSPACE</c>. Immutable.
/// </summary>
public sealed record TerraformEnvironment
{
    private const string VariablePrefix = "TF_VAR_";

    /// <summary>Values of <c>TF_VAR_name</c> by variable, ordered by name; weaker than variable files.</summary>
    public ImmutableSortedDictionary<string, string> Variables { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The <c>-var</c> and <c>-var-file</c> of <c>TF_CLI_ARGS</c> and <c>TF_CLI_ARGS_plan</c>, in their order; weaker than the command line.</summary>
    public ImmutableArray<VariableOption> Arguments { get; init; } = [];

    /// <summary>The workspace that <c>TF_WORKSPACE</c> selects; null when it is not set.</summary>
    public string? Workspace { get; init; }

    /// <summary>Why Terraform would refuse to start, as a sentence; null when it would not.</summary>
    public string? Problem { get; init; }

    /// <summary>Reads environment variables; those that say nothing to Terraform are passed over.</summary>
    public static TerraformEnvironment Read(IEnumerable<KeyValuePair<string, string>> environment)
    {
        var all = environment.Where(e => e.Key.StartsWith("TF_", StringComparison.Ordinal) && e.Value.Length > 0)
            .ToImmutableSortedDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
        string[] names = ["TF_CLI_ARGS", "TF_CLI_ARGS_plan"];
        return new TerraformEnvironment
        {
            Problem = names.Select(n => ProblemOf(n, all.GetValueOrDefault(n, ""))).FirstOrDefault(p => p is not null),
            Variables = all.Where(e => e.Key.StartsWith(VariablePrefix, StringComparison.Ordinal) && e.Key.Length > VariablePrefix.Length)
                .ToImmutableSortedDictionary(e => e.Key[VariablePrefix.Length..], e => e.Value, StringComparer.Ordinal),
            Arguments = [.. Options(all.GetValueOrDefault("TF_CLI_ARGS", "")), .. Options(all.GetValueOrDefault("TF_CLI_ARGS_plan", ""))],
            Workspace = all.GetValueOrDefault("TF_WORKSPACE"),
        };
    }

    private static string? ProblemOf(string name, string arguments)
    {
        var words = Words(arguments, out bool isUnclosed);
        if (words is [.., "-var" or "--var" or "-var-file" or "--var-file"] && Options(arguments)
            .Count() < words.Count(w => w.TrimStart('-').Split('=')[0] is "var" or "var-file")) return $"{name} ends with {words[^1]}, which needs a value.";
        return isUnclosed ? $"{name} has a quote that is not closed." : null;
    }

    private static IEnumerable<VariableOption> Options(string arguments)
    {
        var words = Words(arguments, out _);
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i].StartsWith("--", StringComparison.Ordinal) ? words[i][1..] : words[i];
            foreach (var (name, isFile) in (ReadOnlySpan<(string, bool)>)[("-var-file", true), ("-var", false)])
            {
                if (word.StartsWith(name + "=", StringComparison.Ordinal)) yield return new VariableOption(isFile, word[(name.Length + 1)..]);
                else if (word == name && i + 1 < words.Count) yield return new VariableOption(isFile, words[++i]);
                else continue;
                break;
            }
        }
    }

    /// <summary>Splits as a POSIX shell does, which is how Terraform reads these: quotes and backslashes, no expansion.</summary>
    private static List<string> Words(string text, out bool isUnclosed)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        bool isOpen = false;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (isOpen) words.Add(word.ToString());
                word.Clear();
                isOpen = false;
                continue;
            }
            isOpen = true;
            if (c == quote) quote = '\0';
            else if (quote == '\0' && c is '"' or '\'') quote = c;
            else if (c == '\\' && quote != '\'' && i + 1 < text.Length) word.Append(text[++i]);
            else word.Append(c);
        }
        if (isOpen) words.Add(word.ToString());
        isUnclosed = quote != '\0';
        return words;
    }
}
