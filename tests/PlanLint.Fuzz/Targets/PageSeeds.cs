using PlanLint.Rules;
using PlanLint.Testing;

namespace PlanLint.Fuzz.Targets;

/// <summary>The examples on the pages of rules: workspaces in which each rule has something to say.</summary>
internal static class PageSeeds
{
    private static readonly Lazy<IReadOnlyList<Workspace>> Read = new(() => [.. BuiltIn.Rules.Rules.SelectMany(r => Fences(r.Descriptor.HelpMarkdown)).Select(Of)]);

    /// <summary>One workspace an example.</summary>
    public static IReadOnlyList<Workspace> All => Read.Value;

    private static Workspace Of(string example)
    {
        var workspace = new Workspace();
        workspace.Targets.AddRange(example.Split('\n').Where(l => l.StartsWith("# target:", StringComparison.Ordinal)).Select(l => l["# target:".Length..].Trim()));
        workspace.Files.AddRange(Fixture.Parse(example).Files);
        return workspace;
    }

    private static IEnumerable<string> Fences(string page)
    {
        const string open = "```hcl ";
        for (int at = page.IndexOf(open, StringComparison.Ordinal); at >= 0; at = page.IndexOf(open, at + 1, StringComparison.Ordinal))
        {
            int start = page.IndexOf('\n', at) + 1;
            int end = page.IndexOf("```", start, StringComparison.Ordinal);
            if (page.AsSpan(at + open.Length).StartsWith("reports", StringComparison.Ordinal) || page.AsSpan(at + open.Length).StartsWith("passes", StringComparison.Ordinal)) yield return page[start..end];
        }
    }
}
