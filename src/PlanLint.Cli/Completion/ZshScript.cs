namespace PlanLint.Cli.Completion;

/// <summary>Completion for zsh, with its own <c>_arguments</c>.</summary>
internal static class ZshScript
{
    private const string Start = """
        #compdef planlint
        # Completion of planlint for zsh. In ~/.zshrc, after compinit: source <(planlint completion zsh)
        _planlint() {
          local -a commands
          commands=(

        """;

    private const string Middle = """
          )
          if ((CURRENT == 2)); then
            _describe -t commands command commands
            _values option '--help[Show help]' '--version[Show the version]'
            return
          fi
          local command=$words[2]
          shift words
          ((CURRENT--))
          case $command in

        """;

    private const string End = """
          esac
        }
        if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _planlint "$@"; else compdef _planlint planlint; fi

        """;

    /// <summary>Writes the script.</summary>
    public static void Write(IReadOnlyList<CompletedCommand> commands, TextWriter output)
    {
        output.Write(Start.ReplaceLineEndings("\n"));
        foreach (var command in commands) output.Write($"    '{command.Name}:{Text(command.Description).Replace(":", "\\:", StringComparison.Ordinal)}'\n");
        output.Write(Middle.ReplaceLineEndings("\n"));
        foreach (var command in commands)
        {
            output.Write($"    {command.Name}) _arguments -s \\\n");
            foreach (var option in command.Options) output.Write($"      {Option(option)} \\\n");
            string rest = command.Arguments is [var argument, ..] ? $"'*:{Label(argument.Value!)}:{Action(argument)}'" : "'*:: :_default'";
            output.Write($"      {rest} ;;\n");
        }
        output.Write(End.ReplaceLineEndings("\n"));
    }

    /// <summary>May be given again: <c>*</c>.</summary>
    private static string Option(CompletedWord option)
    {
        string names = option.Names.Length == 1 ? $"'*{option.Names[0]}" : $"'*'{{{string.Join(',', option.Names)}}}'";
        string value = option.Value is null ? "" : $":{Label(option.Value)}:{Action(option)}";
        string description = Text(option.Description).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
        return $"{names}[{description}]{value}'";
    }

    private static string Action(CompletedWord word) => word.IsFile ? "_files" : word.Words.Length > 0 ? $"({string.Join(' ', word.Words)})" : "";

    private static string Label(string value) => Text(value).Replace(":", "\\:", StringComparison.Ordinal);

    /// <summary>Inside single quotes.</summary>
    private static string Text(string text) => text.Replace("'", "'\\''", StringComparison.Ordinal);
}
