using System.Reflection;
using System.Text.RegularExpressions;

namespace PlanLint.New;

/// <summary>A rule about to be: its files are made from the template of its category.</summary>
/// <param name="Id">Its id, such as <c>PL0499</c>.</param>
/// <param name="Name">Its name in kebab case, such as <c>uppercase-attribute</c>.</param>
/// <param name="Category">The folder of its category.</param>
/// <param name="Template">The folder of its template.</param>
internal sealed partial record NewRule(string Id, string Name, string Category, string Template)
{
    private const string Catalog = "rules/PlanLint.Rules/RuleCatalog.cs";

    /// <summary>Its type.</summary>
    public string TypeName { get; } = string.Concat(Name.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    /// <summary>The rule of an id and a name; null, with the reason, when one of them is none.</summary>
    public static NewRule? Parse(string id, string name, out string problem)
    {
        problem = "";
        if (!RuleId().IsMatch(id))
            problem = $"'{id}' is not a rule id; write PL01… for plan, PL02… for ownership, PL03… for kubernetes, PL04… for config, PL05… for state.";
        else if (!RuleName().IsMatch(name))
            problem = $"'{name}' is not a rule name; write lower-case words with hyphens, named for the smell: create-of-existing.";
        if (problem.Length > 0) return null;
        var (category, template) = id[3] switch
        {
            '1' => ("Plan", "Plan"),
            '2' => ("Ownership", "Plan"),
            '3' => ("Kubernetes", "Plan"),
            '4' => ("Config", "Config"),
            _ => ("State", "State"),
        };
        return new NewRule(id, name, category, template);
    }

    /// <summary>
    /// Writes rule, page and tests and adds the rule to the catalogue; false, with the reason and nothing written, when one is there
    /// already.
    /// </summary>
    public bool Write(string root, out IReadOnlyList<string> files, out string problem)
    {
        string rules = $"rules/PlanLint.Rules/{Category}", tests = $"tests/PlanLint.Rules.Tests/{Category}";
        (string Path, string Text)[] written =
        [
            ($"{rules}/{Id}.{TypeName}.cs", Fill("NewRule.cs")),
            ($"{rules}/{Id}.{TypeName}.md", Fill("NewRule.md")),
            ($"{tests}/{TypeName}Tests.cs", Fill("NewRuleTests.cs")),
        ];
        files = [.. written.Select(w => w.Path), Catalog];
        problem = "";
        string catalogue = File.ReadAllText(Path.Combine(root, Catalog)).ReplaceLineEndings("\n");
        string[] taken = [.. Directory.EnumerateFiles(Path.Combine(root, "rules"), $"{Id}.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".md", StringComparison.Ordinal))];
        if (taken.Length > 0) problem = $"{Id} is taken by {Path.GetFileNameWithoutExtension(taken[0])}; rules/README.md lists the ids.";
        else if (catalogue.Contains($"new {TypeName}()", StringComparison.Ordinal)) problem = $"There is a rule {TypeName} already.";
        else if (written.FirstOrDefault(w => File.Exists(Path.Combine(root, w.Path))) is { Path: { } there }) problem = $"{there} is there already.";
        if (problem.Length > 0) return false;
        foreach (var (path, text) in written)
        {
            string full = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
        File.WriteAllText(Path.Combine(root, Catalog), Insert(catalogue, root));
        return true;
    }

    /// <summary>The catalogue with the rule behind the last one of a smaller id.</summary>
    private string Insert(string catalogue, string root)
    {
        var ids = Directory.EnumerateFiles(Path.Combine(root, "rules"), "PL*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetFileNameWithoutExtension(f).Split('.')).Where(p => p.Length == 2).DistinctBy(p => p[1]).ToDictionary(p => p[1], p => p[0]);
        var before = CatalogLine().Matches(catalogue).Last(m => ids.TryGetValue(m.Groups[1].Value, out string? id) && string.CompareOrdinal(id, Id) < 0);
        int end = before.Index + before.Length;
        return $"{catalogue[..end]}        new {TypeName}(),\n{catalogue[end..]}";
    }

    private string Fill(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Template}/{Template}{file}")
            ?? throw new InvalidOperationException($"there is no template {Template}{file}");
        using var reader = new StreamReader(stream);
        string template = $"{Template}NewRule", kebab = $"{Template.ToLowerInvariant()}-new-rule";
        return reader.ReadToEnd().ReplaceLineEndings("\n")
            .Replace("PL0000", Id, StringComparison.Ordinal)
            .Replace(template, TypeName, StringComparison.Ordinal)
            .Replace(kebab, Name, StringComparison.Ordinal)
            .Replace($"PlanLint.Rules.Tests.Templates.{Template}", $"PlanLint.Rules.Tests.{Category}", StringComparison.Ordinal)
            .Replace("PlanLint.Rules.Tests.Templates", "PlanLint.Rules", StringComparison.Ordinal);
    }

    [GeneratedRegex("^PL0[1-5][0-9]{2}$")]
    private static partial Regex RuleId();

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)+$")]
    private static partial Regex RuleName();

    [GeneratedRegex(@"^        new (\w+)\(\),\n", RegexOptions.Multiline)]
    private static partial Regex CatalogLine();
}
