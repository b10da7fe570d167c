using System.Text;
using PlanLint.Causes;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Causes;

/// <summary>Plans of several changes each, generated together with what causes them: which kind is named for which.</summary>
internal sealed class ConfusionTests
{
    private const int Plans = 240;

    [Test]
    public void Generated_causes_are_named()
    {
        var kinds = Enum.GetValues<CauseKind>();
        var matrix = new int[kinds.Length, kinds.Length];
        var wrong = new List<string>();
        for (int seed = 0; seed < Plans; seed++)
        {
            bool hasBase = seed % 2 == 0;
            var changes = new List<GeneratedChange>();
            for (int i = 0; i < 5; i++)
                if (GeneratedChange.Make(kinds[(seed * 5 + i * 7) % kinds.Length], $"r{seed}_{i}", seed / kinds.Length + i, hasBase) is { } made) changes.Add(made);
            var causes = Fixture.Parse(GeneratedChange.Fixture(changes, hasBase)).Compile(BuiltInKnowledge.Load()).Causes!;
            foreach (var change in changes)
            {
                var found = causes.Changes.Single(c => c.Change.Address.ToString() == change.Address);
                matrix[(int)change.Kind, (int)found.Cause.Kind]++;
                if (found.Cause.Kind != change.Kind) wrong.Add($"seed {seed}: {change.Address} is {change.Kind} and was called {found.Cause.Kind}: {found.Cause.Text}");
                bool? expected = !hasBase ? null : change.Kind is CauseKind.Edited || change.IsUpgrade;
                found.IsIntended.ShouldBe(expected, $"seed {seed}: {change.Address}, {change.Kind}");
            }
        }
        TestContext.Out.WriteLine(Table(kinds, matrix));
        foreach (var kind in kinds) Enumerable.Range(0, kinds.Length).Sum(i => matrix[(int)kind, i]).ShouldBeGreaterThan(10, kind.ToString());
        wrong.ShouldBeEmpty();
    }

    private static string Table(CauseKind[] kinds, int[,] matrix)
    {
        var text = new StringBuilder("rows: the cause; columns: what it was called, in the same order\n");
        foreach (var kind in kinds) text.Append($"{kind,-12}").AppendLine(string.Concat(kinds.Select(k => $"{matrix[(int)kind, (int)k],5}")));
        return text.ToString();
    }
}
