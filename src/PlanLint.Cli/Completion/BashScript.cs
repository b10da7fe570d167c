namespace PlanLint.Cli.Completion;

/// <summary>Completion for bash 4 and newer, without the bash-completion package.</summary>
internal static class BashScript
{
    private const string Start = """
        # Completion of planlint for bash. In ~/.bashrc: source <(planlint completion bash)
        _planlint() {
          local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words= files= i
          COMPREPLY=()
          # Bash splits words at '='.
          if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
          for ((i = 1; i < COMP_CWORD; i++)); do
            # What follows '--' is another program's, or a path.
            if [[ ${COMP_WORDS[i]} == -- ]]; then files=1; fi
          done
          if ((COMP_CWORD == 1)); then words='@COMMANDS@ --help --version'
          elif [[ -n $files ]]; then :
          else case ${COMP_WORDS[1]} in

        """;

    private const string End = """
          esac; fi
          if [[ -n $files ]]; then
            compopt -o filenames 2> /dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$cur")
          fi
          if [[ -n $words ]]; then mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$words" -- "$cur"); fi
        }
        complete -F _planlint planlint

        """;

    /// <summary>Writes the script.</summary>
    public static void Write(IReadOnlyList<CompletedCommand> commands, TextWriter output)
    {
        output.Write(Start.ReplaceLineEndings("\n").Replace("@COMMANDS@", string.Join(' ', commands.Select(c => c.Name)), StringComparison.Ordinal));
        foreach (var command in commands) Write(command, output);
        output.Write(End.ReplaceLineEndings("\n"));
    }

    private static void Write(CompletedCommand command, TextWriter output)
    {
        output.Write($"    {command.Name})\n      case $prev in\n");
        foreach (var group in command.OptionsByWords())
            output.Write($"        {string.Join('|', group)}) {(group.Key.Length == 0 ? "files=1" : $"words='{group.Key}'")} ;;\n");
        string[] free = [.. command.Options.Where(o => o is { Value: not null, IsFile: false, Words.IsEmpty: true }).SelectMany(o => o.Names)];
        if (free.Length > 0) output.Write($"        {string.Join('|', free)}) ;;\n");
        output.Write($"        *)\n          if [[ $cur == -* ]]; then words='{string.Join(' ', command.Options.SelectMany(o => o.Names))}'\n");
        string[] words = [.. command.Arguments.SelectMany(a => a.Words)];
        bool files = command.Arguments.Any(a => a.IsFile);
        string rest = (words.Length, files) switch
        {
            (0, false) => "",
            (0, true) => "          else files=1\n",
            (_, false) => $"          else words='{string.Join(' ', words)}'\n",
            (_, true) => $"          else files=1; words='{string.Join(' ', words)}'\n",
        };
        output.Write($"{rest}          fi ;;\n      esac ;;\n");
    }
}
