using System.Text.RegularExpressions;
using PlanLint.Testing;

namespace PlanLint.Core.Tests.Architecture;

/// <summary>Holds what a reader may expect of every source file: one type, under the type's name.</summary>
public partial class SourceFileTests
{
    /// <summary>Files that may hold several types, each with the reason.</summary>
    private static readonly Dictionary<string, string> SeveralTypes = [];

    [Test]
    public void A_file_holds_one_type_and_bears_its_name()
    {
        var faults = new List<string>();
        foreach (string file in RepositoryFiles.CSharp())
        {
            var types = Types(File.ReadAllText(file));
            string name = Path.GetFileName(file);
            if (types.Count == 0 || SeveralTypes.ContainsKey(name)) continue;
            if (types.Count > 1) faults.Add($"{name} holds {string.Join(", ", types)}");
            else if (!name.Split('.').Contains(types[0])) faults.Add($"{name} holds {types[0]}");
        }
        faults.ShouldBeEmpty();
    }

    [TestCase("namespace N;\n\npublic sealed record A(int X);\n\ninternal enum B { One }\n", "A B", TestName = "Two types are seen")]
    [TestCase("public partial class A\n{\n    private class B;\n}\n\nfile static class C;\n", "A", TestName = "Nested types and types of the file alone belong to their user")]
    [TestCase("public delegate Value A(Value x);\n\npublic readonly record struct B<T>(T X);\n", "A B", TestName = "Delegates and generic types are types")]
    [TestCase("public class A\n{\n    const string S = \"\"\"\nclass B;\n\"\"\";\n}\n", "A", TestName = "Text in a raw string is no type")]
    public void Types_of_a_file(string text, string expected) => string.Join(' ', Types(text)).ShouldBe(expected);

    private static List<string> Types(string text) =>
        [.. Declaration().Matches(RawString().Replace(text, "")).Select(m => m.Groups["name"].Value).Distinct()];

    [GeneratedRegex("\"\"\".*?\"\"\"", RegexOptions.Singleline)]
    private static partial Regex RawString();

    [GeneratedRegex(
        @"^(?:(?:public|internal|sealed|static|abstract|partial|readonly|ref|unsafe) )*(?:class|struct|record(?: struct| class)?|enum|interface|delegate [^(]*?(?=\w+(?:<[^>]*>)?\()) ?(?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
