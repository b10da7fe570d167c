namespace PlanLint.Cli.Completion;

/// <summary>Completion for fish.</summary>
internal static class FishScript
{
    /// <summary>Writes the script.</summary>
    public static void Write(IReadOnlyList<CompletedCommand> commands, TextWriter output)
    {
        output.Write("# Completion of planlint for fish: planlint completion fish > ~/.config/fish/completions/planlint.fish\n");
        output.Write("complete -c planlint -f\n");
        output.Write("complete -c planlint -n __fish_use_subcommand -l help -d 'Show help'\n");
        output.Write("complete -c planlint -n __fish_use_subcommand -l version -d 'Show the version'\n");
        foreach (var command in commands)
        {
            output.Write($"complete -c planlint -n __fish_use_subcommand -a {command.Name} -d {Quote(command.Description)}\n");
            string seen = $"complete -c planlint -n '__fish_seen_subcommand_from {command.Name}'";
            foreach (var option in command.Options)
            {
                string names = string.Concat(option.Names.Select(n => n.StartsWith("--", StringComparison.Ordinal) ? $" -l {n[2..]}" : $" -s {n[1..]}"));
                if (names.Length > 0) output.Write($"{seen}{names}{(option.Value is null ? "" : Value(option))} -d {Quote(option.Description)}\n");
            }
            foreach (var argument in command.Arguments.Where(a => a.IsFile)) output.Write($"{seen} -F # {argument.Value}\n");
            foreach (var argument in command.Arguments.Where(a => a.Words.Length > 0)) output.Write($"{seen} -a {Quote(string.Join(' ', argument.Words))}\n");
        }
    }

    private static string Value(CompletedWord option) =>
        option.IsFile ? " -r -F" : option.Words.Length > 0 ? $" -x -a {Quote(string.Join(' ', option.Words))}" : " -x";

    private static string Quote(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
