using System.Text.RegularExpressions;
using PlanLint.Testing;

namespace PlanLint.Core.Tests.Architecture;

/// <summary>Holds what a reader may expect of every source file: one type, under the type's name, in lines that fit beside another.</summary>
public partial class SourceFileTests
{
    /// <summary>Most characters of a line in src and rules.</summary>
    private const int LongestLine = 160;

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

    /// <summary>Tests are free to put a whole input, and a sentence for its name, on one line.</summary>
    [Test]
    public void Lines_of_the_product_are_short()
    {
        string[] folders = [Path.Combine(RepositoryFiles.Root(), "src"), Path.Combine(RepositoryFiles.Root(), "rules")];
        var files = RepositoryFiles.CSharp().Where(f => folders.Any(d => f.StartsWith(d + Path.DirectorySeparatorChar, StringComparison.Ordinal))).ToArray();
        files.Length.ShouldBeGreaterThan(500);
        (from file in files from line in LongLines(File.ReadAllText(file)) select $"{Path.GetFileName(file)}:{line}").ShouldBeEmpty();
    }

    [TestCase(160, "{0}", "", TestName = "A line of 160 characters is short enough")]
    [TestCase(161, "\n{0}\r\n", "2", TestName = "A line of 161 characters is too long, and its end does not count")]
    [TestCase(161, "var text = \"\"\"\n{0}\n{0}\"\"\";\n{0}", "4", TestName = "Text in a raw string may be as long as it is")]
    [TestCase(161, "// https://example.com/{0}", "", TestName = "An address cannot be wrapped")]
    public void Long_lines_of_a_file(int length, string text, string expected) =>
        string.Join(' ', LongLines(text.Replace("{0}", new string('x', length), StringComparison.Ordinal))).ShouldBe(expected);

    private static List<string> Types(string text) =>
        [.. Declaration().Matches(RawString().Replace(text, "")).Select(m => m.Groups["name"].Value).Distinct()];

    /// <summary>Numbers of the lines that are too long. What stands in raw strings, and addresses, cannot be wrapped.</summary>
    private static IEnumerable<int> LongLines(string text)
    {
        string wrappable = RawString().Replace(text, m => new string('\n', m.Value.Count(c => c == '\n')));
        string[] lines = WebAddress().Replace(wrappable, "").Split('\n');
        for (int i = 0; i < lines.Length; i++)
            if (lines[i].TrimEnd('\r').Length > LongestLine) yield return i + 1;
    }

    [GeneratedRegex("\"\"\".*?\"\"\"", RegexOptions.Singleline)]
    private static partial Regex RawString();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex WebAddress();

    [GeneratedRegex(
        @"^(?:(?:public|internal|sealed|static|abstract|partial|readonly|ref|unsafe) )*(?:class|struct|record(?: struct| class)?|enum|interface|delegate [^(]*?(?=\w+(?:<[^>]*>)?\()) ?(?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
