using System.Collections.Immutable;
using System.CommandLine;

namespace PlanLint.Cli.Completion;

/// <summary>A command as shells see it. What is made from it depends on nothing but the command tree and the built-in rules.</summary>
/// <param name="Name">The word that selects it.</param>
/// <param name="Description">One phrase.</param>
/// <param name="Options">Its options, those of every command included, by name.</param>
/// <param name="Arguments">Its arguments, in order.</param>
internal sealed record CompletedCommand(string Name, string Description, ImmutableArray<CompletedWord> Options, ImmutableArray<CompletedWord> Arguments)
{
    /// <summary>The commands that people type, in name order.</summary>
    public static ImmutableArray<CompletedCommand> All(RootCommand root) =>
    [
        .. root.Subcommands.Where(c => !c.Hidden).OrderBy(c => c.Name, StringComparer.Ordinal).Select(command => new CompletedCommand(
            command.Name, command.Description ?? "",
            [.. command.Options.Concat(root.Options.Where(o => o.Recursive)).Where(o => !o.Hidden).DistinctBy(o => o.Name)
                .Select(CompletedWord.Of).OrderBy(o => o.Names[0], StringComparer.Ordinal)],
            [.. command.Arguments.Where(a => !a.Hidden).Select(CompletedWord.Of)])),
    ];

    /// <summary>Names of the options whose value is one of the same words, or a file.</summary>
    public IEnumerable<IGrouping<string, string>> OptionsByWords() =>
        Options.Where(o => o.Value is not null && (o.Words.Length > 0 || o.IsFile))
            .SelectMany(o => o.Names.Select(name => (Name: name, Words: o.IsFile ? "" : string.Join(' ', o.Words))))
            .GroupBy(o => o.Words, o => o.Name, StringComparer.Ordinal);
}
