using System.Text;
using PlanLint.Core.Tests.Semantics;
using PlanLint.Differences;
using PlanLint.Loading;
using PlanLint.Semantics;
using PlanLint.Testing;

namespace PlanLint.Core.Tests.Differences;

/// <summary>
/// A pair of small configurations in <c>Fixtures/pairs.txt</c>: a title after <c>===</c>, then base, head, the sentences of their
/// differences, and each reached instance with its chain; <c>(order)</c> marks those that are only ordered.
/// </summary>
public sealed record PairCase(string Title, string Base, string Head, string Differences, string Reached)
{
    private static string File => Path.Combine(RepositoryFiles.Root(), "tests", "PlanLint.Core.Tests", "Differences", "Fixtures", "pairs.txt");

    public static IReadOnlyList<PairCase> All { get; } = Read(System.IO.File.ReadAllText(File).ReplaceLineEndings("\n"));

    /// <summary>The case with what is the answer now.</summary>
    public PairCase Answer()
    {
        var difference = ConfigurationDifference.Between(Load(Base), Load(Head));
        var reach = Reach.Of(difference);
        var ordered = difference.Head.Modules.SelectMany(m => m.Resources).Select(r => r.Address).Where(a => reach.Find(a) is { IsOrderOnly: true });
        return this with
        {
            Differences = Lines(difference.Differences.Select(d => $"{d.Base?.ToString() ?? "-"} {d.Head?.ToString() ?? "-"}: {d.Sentence}")),
            Reached = Lines(reach.Instances().Select(a => $"{a}: {reach.Find(a)}").Concat(ordered.Select(a => $"(order) {a}: {reach.Find(a)}"))),
        };
    }

    public override string ToString() => Title;

    public static void Write(IEnumerable<PairCase> cases)
    {
        var text = new StringBuilder();
        foreach (var pair in cases)
            text.Append($"=== {pair.Title}\n{pair.Base}--- head\n{pair.Head}--- differences\n{pair.Differences}--- reached\n{pair.Reached}\n");
        System.IO.File.WriteAllText(File, text.ToString().TrimEnd('\n') + "\n");
    }

    private static ModuleTree Load(string text) => new ModuleLoader(new MemoryFileSource(
        TestModules.Files(text).Where(f => f.Text.Trim().Length > 0 || f.Path != "main.tf"))).Load("");

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(l => l + "\n"));

    private static List<PairCase> Read(string text)
    {
        var cases = new List<PairCase>();
        foreach (string part in ("\n" + text).Split("\n=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            int line = part.IndexOf('\n');
            string[] sections = (part[line..].TrimEnd('\n') + "\n").Split("\n--- ");
            string Section(string name) => sections.Where(s => s.StartsWith(name, StringComparison.Ordinal)).Select(s => s[name.Length..].Trim('\n')).Select(s => s.Length == 0 ? "" : s + "\n").FirstOrDefault("");
            string before = sections[0].Trim('\n');
            cases.Add(new PairCase(part[..line].Trim(), before.Length == 0 ? "" : before + "\n", Section("head"), Section("differences"), Section("reached")));
        }
        return cases;
    }
}
