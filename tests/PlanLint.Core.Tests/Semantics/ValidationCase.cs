using System.Text;
using PlanLint.Loading;
using PlanLint.Semantics;
using PlanLint.Testing;

namespace PlanLint.Core.Tests.Semantics;

/// <summary>A small configuration of <c>Fixtures/validate.txt</c>: a title after <c>===</c>, and files after <c># file:</c> lines.</summary>
public sealed record ValidationCase(string Title, IReadOnlyList<(string Path, string Text)> Files)
{
    public static IReadOnlyList<ValidationCase> All { get; } = Read(File.ReadAllText(Path.Combine(RepositoryFiles.Root(), "tests", "PlanLint.Core.Tests", "Semantics", "Fixtures", "validate.txt")));

    public ModuleTree Load() => new ModuleLoader(new MemoryFileSource(Files)).Load("");

    public override string ToString() => Title;

    private static List<ValidationCase> Read(string text)
    {
        var cases = new List<ValidationCase>();
        foreach (string part in text.Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            int line = part.IndexOf('\n');
            cases.Add(new ValidationCase(part[..line].Trim(), TestModules.Files(part[(line + 1)..])));
        }
        return cases;
    }
}

/// <summary>Module trees from one text, with <c># file:</c> lines between files.</summary>
internal static class TestModules
{
    public static ModuleTree Load(string text, params VariableOption[] variables) =>
        new ModuleLoader(new MemoryFileSource(Files(text)), new ModuleLoadOptions { Variables = variables }).Load("");

    public static List<(string Path, string Text)> Files(string text)
    {
        var files = new List<(string Path, StringBuilder Text)> { ("main.tf", new StringBuilder()) };
        foreach (string line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith("# file:", StringComparison.Ordinal)) files.Add((line[7..].Trim(), new StringBuilder()));
            else files[^1].Text.Append(line).Append('\n');
        }
        return [.. files.Select(f => (f.Path, f.Text.ToString()))];
    }
}
