using System.Text;
using PlanLint.Loading;
using PlanLint.Semantics;

namespace PlanLint.Core.Tests.Semantics;

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
