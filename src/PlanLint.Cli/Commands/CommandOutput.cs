using System.Text;
using PlanLint.Files;
using PlanLint.Loading;

namespace PlanLint.Cli.Commands;

/// <summary>Where a command writes what it was asked for: the file that <c>--output</c> names, as a whole or not at all, or standard output.</summary>
internal static class CommandOutput
{
    /// <summary>False, and told, when the file cannot be written.</summary>
    /// <param name="target">The file; null for standard output.</param>
    /// <param name="write">Gives the text.</param>
    /// <param name="errors">Takes why not.</param>
    /// <param name="root">Root of the tree under analysis, whose links may not lead out of it; null for that of the working directory.</param>
    public static bool Write(string? target, Action<TextWriter> write, TextWriter errors, string? root = null)
    {
        if (target is null)
        {
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16);
            write(output);
            return true;
        }
        string? problem = AtomicFile.Write(target, write, root ?? RepositoryRoot.Of(".", Environment.CurrentDirectory));
        if (problem is not null) errors.WriteLine($"planlint: {problem}");
        return problem is null;
    }
}
