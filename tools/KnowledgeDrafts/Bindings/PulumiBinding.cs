using System.Text.RegularExpressions;
using PlanLint.KnowledgeDrafts.Facts;

namespace PlanLint.KnowledgeDrafts.Bindings;

/// <summary>
/// Reads from a Pulumi package what a schema does not say: how an import's id is written, which arguments make a new object, what is
/// deprecated. Its names are another language's; which Terraform type a class is follows from its name and its arguments together.
/// </summary>
internal static partial class PulumiBinding
{
    /// <summary>Adds what the package says to the types of the book that it is about. Returns how many classes were matched, and how many there are.</summary>
    public static (int Matched, int Classes) Read(Package package, FactBook book)
    {
        var (name, version) = package.Identity();
        int matched = 0, classes = 0;
        foreach (var (path, text) in package.Files(p => p.EndsWith(".d.ts", StringComparison.Ordinal) && !p.StartsWith("types/", StringComparison.Ordinal)))
        {
            if (ReadClass(text.ReadToEnd(), path, $"npm:{name}@{version}:{path}") is not { } read) continue;
            classes++;
            if (Match(read, book) is not { } type) continue;
            matched++;
            book.Add(read.Schema with { Type = type });
        }
        return (matched, classes);
    }

    /// <summary>One class, with names in Terraform's spelling.</summary>
    internal sealed record PulumiClass(string Module, string Name, ResourceSchema Schema);

    /// <summary>The resource that a file declares; null when it declares none.</summary>
    internal static PulumiClass? ReadClass(string text, string path, string source)
    {
        if (Declaration().Match(text) is not { Success: true } declared) return null;
        string name = declared.Groups[1].Value;
        string page = text[..declared.Index];
        var schema = new ResourceSchema("", false, source)
        {
            IsTranslated = true,
            IsDeprecated = page.Contains("@deprecated", StringComparison.Ordinal),
            ImportIds = [.. ImportCommand().Matches(page).Select(m => m.Groups[1].Value.Trim().Trim('"', '\''))
                .Concat(Format().Matches(Section(page)).Select(m => m.Groups[1].Value)).Distinct()],
            ImportParts = Parts(Section(page)),
        };
        ReadInterface(text, name + "State", (n, _, _) => schema.Arguments.TryAdd(n, new Argument()));
        ReadInterface(text, name + "Args", (n, isOptional, comment) => schema.Arguments[n] = new Argument
        {
            IsSettable = true,
            IsRequired = !isOptional,
            ForcesNew = NewObject().IsMatch(comment),
            IsDeprecated = comment.Contains("@deprecated", StringComparison.Ordinal),
        });
        return new PulumiClass(path.Contains('/', StringComparison.Ordinal) ? path.Split('/')[0] : "", name, schema);
    }

    private static string Section(string page) => page[Math.Max(0, page.LastIndexOf("## Import", StringComparison.Ordinal))..];

    private static List<string> Parts(string section)
    {
        if (Using().Match(section) is not { Success: true } sentence) return [];
        return [.. Quoted().Matches(sentence.Value).Select(m => Names.ToSnake(m.Groups[1].Value))];
    }

    private static void ReadInterface(string text, string name, Action<string, bool, string> add)
    {
        int start = text.IndexOf($"export interface {name} {{", StringComparison.Ordinal);
        if (start < 0) return;
        int end = text.IndexOf("\n}", start, StringComparison.Ordinal);
        foreach (Match property in Property().Matches(text[start..end]))
            add(Names.ToSnake(property.Groups[2].Value), property.Groups[3].Length > 0, property.Groups[1].Value);
    }

    /// <summary>The type of the book that the class is: one whose name ends as the class does, with the most arguments in common.</summary>
    internal static string? Match(PulumiClass read, FactBook book)
    {
        string name = read.Name.ToLowerInvariant(), both = read.Module.ToLowerInvariant() + name;
        (string Type, double Score)? best = null;
        foreach (string type in book.ManagedTypes)
        {
            string bare = type[(type.IndexOf('_', StringComparison.Ordinal) + 1)..].Replace("_", "", StringComparison.Ordinal);
            if (!bare.EndsWith(name, StringComparison.Ordinal) && bare != both) continue;
            if (book.Of(type).OrderByDescending(s => s.IsComplete).FirstOrDefault() is not { } schema) continue;
            double score = Likeness(schema, read.Schema) + (bare == both ? 0.2 : bare == name ? 0.1 : 0);
            if (best is null || score > best.Value.Score) best = (type, score);
        }
        return best is { Score: > 0.6 } found ? found.Type : null;
    }

    /// <summary>Pulumi calls a list by a plural, so plural and singular count as one.</summary>
    private static double Likeness(ResourceSchema a, ResourceSchema b)
    {
        var mine = a.Arguments.Keys.Where(k => k is not ("id" or "timeouts" or "tags_all")).Select(k => k.TrimEnd('s')).ToHashSet(StringComparer.Ordinal);
        var other = b.Arguments.Keys.Where(k => k is not "tags_all").Select(k => k.TrimEnd('s')).ToHashSet(StringComparer.Ordinal);
        int common = mine.Count(other.Contains);
        return mine.Count + other.Count == 0 ? 0 : 1.0 * common / (mine.Count + other.Count - common);
    }

    [GeneratedRegex(@"export declare class (\w+) extends pulumi\.CustomResource")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\$ pulumi import \S+ \S+ (.+)")]
    private static partial Regex ImportCommand();

    [GeneratedRegex(@"`([^`\s]*\{\{?\w+\}\}?[^`\s]*)`")]
    private static partial Regex Format();

    [GeneratedRegex(@"(?:using|with|by) (?:the |their |its |an? )?[^.]*`\w+`[^.]*\.", RegexOptions.IgnoreCase)]
    private static partial Regex Using();

    [GeneratedRegex(@"`([a-z]\w*)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?:/\*\*((?:(?!\*/).)*)\*/)?\n    (\w+)(\?)?: ", RegexOptions.Singleline)]
    private static partial Regex Property();

    [GeneratedRegex(@"forc(es|ing) (a )?(new|re-?creation|replacement)|creates a new resource|new resource to be created|must be replaced|destroyed and recreated", RegexOptions.IgnoreCase)]
    private static partial Regex NewObject();
}
