using System.CommandLine;

namespace PlanLint.Cli;

/// <summary>
/// Looks at the words of a command line that begin with <c>-</c> before it is parsed. Each of them is an option: an unknown one is an error
/// with what was probably meant, never a path, and never a bundle of short options that ends in a value. Terraform's <c>-var</c>,
/// <c>-var-file</c>, <c>-target</c> and <c>-state</c> are taken for ours.
/// </summary>
internal sealed class OptionWords
{
    private static readonly HashSet<string> TakenAsOurs = new(StringComparer.Ordinal) { "var", "var-file", "target", "state" };

    private readonly Command command;
    private readonly Dictionary<string, Option> options = new(StringComparer.Ordinal);
    private readonly List<string> words = [];
    private readonly List<string> problems = [];

    private OptionWords(Command root, Command command)
    {
        this.command = command;
        foreach (var option in command.Options.Concat(root.Options.Where(o => o.Recursive || command == root)))
            foreach (string name in option.Aliases.Prepend(option.Name)) options.TryAdd(name, option);
    }

    /// <summary>The words to parse, and a sentence for each one that cannot be.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="root">All commands.</param>
    /// <param name="command">The one that the first word names; the root when it names none.</param>
    public static (string[] Words, IReadOnlyList<string> Problems) Read(string[] arguments, Command root, Command command)
    {
        var read = new OptionWords(root, command);
        read.Read(arguments);
        return ([.. read.words], read.problems);
    }

    private void Read(string[] arguments)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            string word = arguments[i];
            if (word == "--")
            {
                words.AddRange(arguments[i..]);
                return;
            }
            if (word.Length < 2 || word[0] != '-') words.Add(word);
            else if (Find(word) is var (option, spelled)) i += Take(option, spelled, i + 1 < arguments.Length ? arguments[i + 1] : null);
        }
    }

    /// <summary>The option that a word names and the word in our spelling; null, with a problem, when there is none.</summary>
    private (Option Option, string Word)? Find(string word)
    {
        string name = NameOf(word);
        if (options.TryGetValue(name, out var option)) return (option, word);
        string bare = name.TrimStart('-');
        if (TakenAsOurs.Contains(bare) && options.TryGetValue("--" + bare, out option)) return (option, "-" + word);
        if (name is "-help" or "-version" && options.TryGetValue("-" + name, out option)) return (option, "-" + word);
        problems.Add($"no option '{name}'{Hint(word, name, bare)}");
        return null;
    }

    /// <summary>Adds an option and its value; returns how many further words that took.</summary>
    private int Take(Option option, string word, string? next)
    {
        words.Add(word);
        string name = NameOf(word);
        // Nothing behind '=' would make the next word the value.
        if (name.Length == word.Length - 1) problems.Add($"{name} takes {option.HelpName ?? "a value"}, and was given an empty word");
        if (name.Length < word.Length || option.ValueType == typeof(bool) || option.Arity.MaximumNumberOfValues == 0) return 0;
        string value = option.HelpName ?? "a value";
        if (next is null or "--") problems.Add($"{name} takes {value}, and nothing stands behind it");
        else if (next.Length > 1 && next[0] == '-')
            problems.Add($"{name} takes {value}, and '{NameOf(next)}' behind it is an option; a value that begins with '-' is written {name}={NameOf(next)}");
        else
        {
            words.Add(next);
            return 1;
        }
        return 0;
    }

    private string Hint(string word, string name, string bare)
    {
        string? ours = options.ContainsKey("--" + bare) ? "--" + bare : bare switch
        {
            "out" => Known("--output"),
            "json" => Known("--format") is { } format ? format + " json" : null,
            "no-color" => Known("--color") is { } color ? color + " never" : null,
            "auto-approve" or "input" or "lock" or "lock-timeout" or "parallelism" or "refresh" or "refresh-only" or "destroy" or "replace"
                or "detailed-exitcode" or "compact-warnings" => null,
            _ => Bundle(word) ?? Text.NearestName.Of("--" + bare, options.Keys.Where(k => k.StartsWith("--", StringComparison.Ordinal))),
        };
        if (ours is not null) return $"; did you mean {ours}?";
        if (command.Name == "guard") return "; options of Terraform stand behind '--': planlint guard -- terraform apply " + name;
        if (command.Name == "reconcile") return "; options of Terraform stand behind '--': planlint reconcile -- terraform " + name;
        if (bare is "input" or "lock" or "lock-timeout" or "parallelism" or "refresh" or "refresh-only" or "destroy" or "replace"
            && options.ContainsKey("--plan")) return "; it is an option of terraform plan, whose plan is given with --plan";
        return bare == "chdir" ? "; it is written -chdir=DIR" : "";
    }

    private string? Known(string name) => options.ContainsKey(name) ? name : null;

    /// <summary>What a bundle of short options, or a short option with its value in one word, is written as.</summary>
    private string? Bundle(string word)
    {
        if (word.StartsWith("--", StringComparison.Ordinal) || !options.TryGetValue(word[..2], out var first)) return null;
        if (first.ValueType != typeof(bool)) return $"{word[..2]} {word[2..]}";
        return word.Skip(1).All(c => options.ContainsKey($"-{c}")) ? string.Join(' ', word.Skip(1).Select(c => $"-{c}")) : null;
    }

    /// <summary>An option's name; what stands behind <c>=</c> or <c>:</c> is its value, which may be secret.</summary>
    private static string NameOf(string word) => word.IndexOfAny(['=', ':']) is > 0 and var at ? word[..at] : word;
}
