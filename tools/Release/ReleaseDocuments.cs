using System.Text;
using PlanLint.Cli;
using PlanLint.Cli.Commands;
using PlanLint.Cli.Completion;

namespace PlanLint.Release;

/// <summary>What every archive holds beside the program: license, manual page, completions.</summary>
internal static class ReleaseDocuments
{
    /// <summary>The files; the repository is the current directory.</summary>
    public static IReadOnlyList<(string Path, byte[] Content)> All(DateTimeOffset time) =>
    [
        ("LICENSE", File.ReadAllBytes("LICENSE")),
        ("README.md", File.ReadAllBytes("README.md")),
        ("man/planlint.1", Written(writer => ManPage.Write(CompletedCommand.All(CommandLine.Build([])), writer, time))),
        .. Directory.GetFiles("schemas").Order(StringComparer.Ordinal).Select(f => ("schemas/" + Path.GetFileName(f), File.ReadAllBytes(f))),
        ("completions/planlint.bash", Written(writer => CompletionCommand.Write("bash", writer))),
        ("completions/_planlint", Written(writer => CompletionCommand.Write("zsh", writer))),
        ("completions/planlint.fish", Written(writer => CompletionCommand.Write("fish", writer))),
    ];

    private static byte[] Written(Action<TextWriter> write)
    {
        using var writer = new StringWriter();
        write(writer);
        return Encoding.UTF8.GetBytes(writer.ToString());
    }
}
