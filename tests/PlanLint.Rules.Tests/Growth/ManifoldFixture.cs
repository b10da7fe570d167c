using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PlanLint.Syntax;

namespace PlanLint.Rules.Tests.Growth;

/// <summary>
/// A fixture many times over: every block, change and object that bears a name of its own is there once for each copy, with the copy's
/// number in all its names, so that the copies refer to themselves as the original does. What bears no name is there once.
/// </summary>
internal static partial class ManifoldFixture
{
    private static readonly HashSet<string> Named = new(StringComparer.Ordinal) { "variable", "output", "module", "resource", "data", "ephemeral", "check" };

    [GeneratedRegex("""^# file: *(?<path>[^\s\[]+).*$""", RegexOptions.Multiline)]
    private static partial Regex FileLine { get; }

    [GeneratedRegex("""(?<=\b(?:[a-z]+_\w+|module|local|var)\.)(?<name>[A-Za-z_][\w-]*)|(?<="name" *: *")(?<name>[A-Za-z][\w.-]*)(?=")""")]
    private static partial Regex NameInText { get; }

    /// <summary>The text of a fixture, marks taken out, <paramref name="copies"/> times over.</summary>
    public static string Of(string fixture, int copies)
    {
        string text = fixture.ReplaceLineEndings("\n");
        foreach (string mark in (string[])["[||]", "[|", "|]", "{?", "?}"]) text = text.Replace(mark, "", StringComparison.Ordinal);
        var files = FileLine.Split("# file: main.tf\n" + text).Skip(1).Chunk(2).Select(f => (Path: f[0], Text: f[1].TrimStart('\n'))).Where(f => f.Path != "." && f.Text.Trim().Length > 0).ToArray();
        string pattern = Pattern(files);
        return string.Concat(files.SelectMany(f => Copies(f.Path, f.Text, pattern, copies)).Select(f => $"# file: {f.Path}\n{f.Text.TrimEnd('\n')}\n"));
    }

    private static IEnumerable<(string Path, string Text)> Copies(string path, string text, string pattern, int copies)
    {
        if (path.EndsWith(".tf", StringComparison.Ordinal) || path.EndsWith(".hcl", StringComparison.Ordinal)) return [(path, Hcl(text, pattern, copies))];
        if (!text.TrimStart().StartsWith('{') && !text.TrimStart().StartsWith('[')) return Whole(path, text, pattern, copies);
        var json = JToken.Parse(text);
        var multiplied = Multiply(json, pattern, copies);
        bool isOne = path.StartsWith("live/", StringComparison.Ordinal) && JToken.DeepEquals(json, multiplied);
        return isOne ? Whole(path, text, pattern, copies) : [(path, multiplied.ToString(Formatting.None))];
    }

    private static IEnumerable<(string Path, string Text)> Whole(string path, string text, string pattern, int copies) =>
        Rename(text, pattern, 1) == text ? [(path, text)]
            : Enumerable.Range(0, copies).Select(i => ($"{Path.ChangeExtension(path, null)}-{i}{Path.GetExtension(path)}", Rename(text, pattern, i)));

    private static string Hcl(string text, string pattern, int copies)
    {
        string about = string.Concat(text.Split('\n').Where(l => l.StartsWith("# now:", StringComparison.Ordinal) || l.StartsWith("# target:", StringComparison.Ordinal)).Select(l => l + "\n"));
        var items = HclParser.ParseFile(PlanLint.Text.SourceText.From(text, "main.tf")).Body.Items.Select(i => i.ToString()).ToArray();
        return about + string.Concat(items.SelectMany(i => Each(i, pattern, copies)).Select(i => i + "\n"));
    }

    private static IEnumerable<string> Each(string item, string pattern, int copies) =>
        Rename(item, pattern, 1) == item ? [item] : Enumerable.Range(0, copies).Select(i => Rename(item, pattern, i));

    private static JToken Multiply(JToken token, string pattern, int copies)
    {
        switch (token)
        {
            case JArray array:
                return new JArray(array.SelectMany(e => Each(e.ToString(Formatting.None), pattern, copies)).Select(JToken.Parse));
            case JObject value:
                var made = new JObject();
                foreach (var property in value.Properties())
                {
                    if (Rename(property.Name, pattern, 1) == property.Name) made[property.Name] = Multiply(property.Value, pattern, copies);
                    else
                        for (int i = 0; i < copies; i++) made[Rename(property.Name, pattern, i)] = JToken.Parse(Rename(property.Value.ToString(Formatting.None), pattern, i));
                }
                return made;
            default:
                return token.DeepClone();
        }
    }

    private static string Rename(string text, string pattern, int copy) =>
        Regex.Replace(text, pattern, m => string.Create(CultureInfo.InvariantCulture, $"{m.Value}x{copy:000}"), RegexOptions.None, TimeSpan.FromSeconds(10));

    private static string Pattern(IEnumerable<(string Path, string Text)> files)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (path, text) in files)
        {
            foreach (Match match in NameInText.Matches(text)) names.Add(match.Groups["name"].Value);
            if (!path.EndsWith(".tf", StringComparison.Ordinal)) continue;
            foreach (var block in HclParser.ParseFile(PlanLint.Text.SourceText.From(text, path)).Body.Blocks)
            {
                if (Named.Contains(block.Type) && block.Labels is [.., var label]) names.Add(label.Value);
                if (block.Type == "locals") names.UnionWith(block.Body.Attributes.Select(a => a.Name));
            }
        }
        // A name that is also a word of the configuration language or an attribute stays as it is.
        names.ExceptWith(["id", "name", "source", "value", "default", "type", "provider", "metadata", "spec", "manifest", "data"]);
        return names.Count == 0 ? "(?!)" : $@"(?<![\w/-])(?:{string.Join('|', names.Select(Regex.Escape))})(?![\w/-]|\.ya?ml)";
    }
}
