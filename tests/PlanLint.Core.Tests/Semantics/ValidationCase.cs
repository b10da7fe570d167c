using PlanLint.Loading;
using PlanLint.Semantics;
using PlanLint.Testing;

namespace PlanLint.Core.Tests.Semantics;

/// <summary>A small configuration of <c>Fixtures/validate.txt</c>: a title after <c>===</c>, and files after <c># file:</c> lines.</summary>
public sealed record ValidationCase(string Title, IReadOnlyList<(string Path, string Text)> Files)
{
    public static IReadOnlyList<ValidationCase> All { get; } = In("validate.txt");

    /// <summary>The cases of a file of <c>Fixtures</c>.</summary>
    public static IReadOnlyList<ValidationCase> In(string file) => Read(File.ReadAllText(Path.Combine(RepositoryFiles.Root(), "tests", "PlanLint.Core.Tests", "Semantics", "Fixtures", file)));

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
