using System.Text;
using System.Text.RegularExpressions;

namespace PlanLint.Testing;

/// <summary>Variants of a fixture's text in which what is marked <c>{?…?}</c> is known or unknown.</summary>
internal static partial class FixtureText
{
    /// <summary>Declared without a default, so nothing is known about it; it stands in both variants, so they differ by its use alone.</summary>
    private const string Variable = "variable \"unknown\" {\n  description = \"What nobody knows.\"\n  type        = any\n}\n";

    [GeneratedRegex(@"\{\?(.*?)\?\}", RegexOptions.Singleline)]
    private static partial Regex Deciding { get; }

    /// <summary>The fixture as it fires.</summary>
    public static string Known(string fixture) => Replace(fixture, (_, text) => Deciding.Replace(text, "$1"));

    /// <summary>The fixture with what decides unknown: a variable in the configuration, unknown after apply in a plan, null in other JSON.</summary>
    public static string Unknown(string fixture) => Replace(fixture, (path, text) =>
        IsHcl(path) ? Deciding.Replace(text, "var.unknown") : UnknownJson.Of(Deciding.Replace(text, $"\"{UnknownJson.Placeholder}\"")));

    /// <summary>The fixture without the marks of findings.</summary>
    public static string WithoutMarks(string fixture) => fixture.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    /// <summary>The files of a fixture as written; lines about the run stand before the first.</summary>
    public static List<(string Path, string Text)> Split(string fixture)
    {
        var files = new List<(string Path, StringBuilder Text)> { ("", new StringBuilder()), ("main.tf", new StringBuilder()) };
        foreach (string line in fixture.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith(Fixture.FileMark, StringComparison.Ordinal)) files.Add((line[Fixture.FileMark.Length..].Trim(), new StringBuilder()));
            else (Fixture.IsAboutTheRun(line) ? files[0] : files[^1]).Text.Append(line).Append('\n');
        }
        return [.. files.Select(f => (f.Path, f.Text.ToString())).Where(f => f.Path != "main.tf" || f.Item2.Trim().Length > 0)];
    }

    /// <summary>Puts files together again.</summary>
    public static string Join(IEnumerable<(string Path, string Text)> files) =>
        string.Concat(files.Select(f => (f.Path.Length > 0 ? $"{Fixture.FileMark} {f.Path}\n" : "") + f.Text));

    private static string Replace(string fixture, Func<string, string, string> replace)
    {
        var files = Split(fixture);
        var modules = files.Where(f => f.Path.EndsWith(".tf", StringComparison.Ordinal) && Deciding.IsMatch(f.Text)).Select(f => f.Path[..(f.Path.LastIndexOf('/') + 1)]).Distinct().ToArray();
        return Join(files.Select(f => (f.Path, Deciding.IsMatch(f.Text) ? replace(f.Path, f.Text) : f.Text)).Concat(modules.Select(m => (m + "unknown.tf", Variable))));
    }

    private static bool IsHcl(string path)
    {
        if (path.EndsWith(".tf", StringComparison.Ordinal)) return true;
        return Fixture.IsHcl(path) ? throw new RuleTestException($"Nothing in '{path}' can be unknown.") : false;
    }
}
