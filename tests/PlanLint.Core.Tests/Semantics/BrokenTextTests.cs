using PlanLint.Addresses;
using PlanLint.Loading;
using PlanLint.Semantics;
using PlanLint.Values;

namespace PlanLint.Core.Tests.Semantics;

/// <summary>Text that is cut, doubled or shuffled still gives a tree, and every question about it an answer.</summary>
public class BrokenTextTests
{
    private static IEnumerable<TestCaseData> Cuts() =>
        Enumerable.Range(0, 8).Select(i => new TestCaseData(i).SetName($"Cut_text_is_answered({i} of 8)"));

    [TestCaseSource(nameof(Cuts))]
    public void Cut_text_is_answered(int share)
    {
        var fixtures = ValidationCase.All;
        for (int i = share; i < fixtures.Count; i += 8)
        {
            var (path, text) = fixtures[i].Files[^1];
            for (int cut = 0; cut < text.Length; cut += 5) Ask([.. fixtures[i].Files.SkipLast(1), (path, text[..cut])]);
        }
    }

    [Test]
    public void Lines_in_any_order_are_answered()
    {
        // A fixed seed: the same lines are shuffled the same way in every run.
        var random = new Random(20261122);
        string[] lines = [.. ValidationCase.All.SelectMany(c => c.Files).Where(f => f.Path.EndsWith(".tf", StringComparison.Ordinal)).SelectMany(f => f.Text.Split('\n'))];
        for (int i = 0; i < 150; i++)
            Ask([("main.tf", string.Join('\n', Enumerable.Range(0, 25).Select(_ => lines[random.Next(lines.Length)]))), ("m/main.tf", string.Join('\n', Enumerable.Range(0, 5).Select(_ => lines[random.Next(lines.Length)])))]);
    }

    private static void Ask(List<(string Path, string Text)> files)
    {
        var tree = new ModuleLoader(new MemoryFileSource(files)).Load("");
        _ = tree.Issues.Length;
        foreach (var module in tree.Modules)
        {
            foreach (var resource in module.Resources)
            {
                var expansion = tree.Evaluation.Instances(resource);
                var address = expansion.Addresses.IsEmpty ? expansion.Block : expansion.Addresses[0];
                tree.Locate(address, null, ValuePath.Of("input", 0, "a")).ShouldNotBeNull();
                ValueProvenance.Of(tree.Evaluation, address, ValuePath.Of("input"));
            }
            foreach (var output in module.Outputs) tree.Evaluation.ValueOf(output, module.Path).ShouldNotBeNull();
        }
        var slices = new Slices(tree.Evaluation);
        foreach (var symbol in tree.Root.Symbols()) slices.Of(symbol).Length.ShouldBeGreaterThanOrEqualTo(0);
        tree.Find(ModulePath.Root).ShouldBeSameAs(tree.Root);
    }
}
