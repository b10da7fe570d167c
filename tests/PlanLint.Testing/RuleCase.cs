using PlanLint.Analysis;
using PlanLint.Knowledge;

namespace PlanLint.Testing;

/// <summary>
/// The smallest workspace in which a rule reports one finding, and how little takes it away. One case shows the four kinds of test
/// that every rule needs: it fires, is silent about a lookalike, is silent about what is not known, and can be suppressed. The last
/// three start from the text of the first, so none of them is silent because its input is missing.
/// </summary>
/// <param name="Fires">
/// A <see cref="Fixture"/> with the finding marked <c>[|…|]</c>. What decides about it is marked <c>{?…?}</c>: an expression of the
/// configuration, a value of a plan, a state or an inventory. Made unknown, it must give no finding.
/// </param>
public sealed record RuleCase(string Fires)
{
    private const int FewLines = 4;

    /// <summary>Edits of <see cref="Fires"/>, marks taken out, that make a lookalike of it: a few lines that look as bad and are not.</summary>
    public required IReadOnlyList<(string Text, string Instead)> Lookalike { get; init; }

    /// <summary>Why nothing that decides can be unknown, for rules of which that is true; null when the fixture marks it.</summary>
    public string? AlwaysKnown { get; init; }

    /// <summary>All four; fails with <see cref="RuleTestException"/> at the first that does not hold.</summary>
    public void Check(Rule rule, KnowledgeBase? knowledge = null)
    {
        CheckFires(rule, knowledge);
        CheckLookalike(rule, knowledge);
        CheckUnknown(rule, knowledge);
        CheckSuppression(rule, knowledge);
    }

    /// <summary>Fails unless the rule reports one finding, at its mark.</summary>
    public void CheckFires(Rule rule, KnowledgeBase? knowledge = null)
    {
        var result = RuleTester.Check([rule], Known, knowledge);
        Expect(result.Analysis.RulesSkipped.IsEmpty, "The rule did not run whole: an input is missing.", result);
        Expect(result.Diagnostics.Length == 1, "One marked finding is expected, so that one edit takes it away.", result);
    }

    /// <summary>Fails unless the edits are few and the rule, run on what they give, is silent.</summary>
    public void CheckLookalike(Rule rule, KnowledgeBase? knowledge = null)
    {
        string text = FixtureText.WithoutMarks(Known);
        int lines = 0;
        foreach (var (old, instead) in Lookalike.Select(l => (l.Text.ReplaceLineEndings("\n"), l.Instead.ReplaceLineEndings("\n"))))
        {
            string[] around = text.Split(old);
            if (around.Length != 2) throw new RuleTestException($"The lookalike replaces a text that stands once in the case; this one stands there {around.Length - 1} times:\n{old}");
            text = around[0] + instead + around[1];
            lines += Math.Max(old.Split('\n').Length, instead.Split('\n').Length);
        }
        if (lines is 0 or > FewLines) throw new RuleTestException($"A lookalike differs from what fires by 1 to {FewLines} lines; this one by {lines}.");
        Silent(rule, text, knowledge);
    }

    /// <summary>Fails unless the rule, run with what decides unknown, is silent.</summary>
    public void CheckUnknown(Rule rule, KnowledgeBase? knowledge = null)
    {
        if (Fires.Contains("{?", StringComparison.Ordinal) == AlwaysKnown is not null)
            throw new RuleTestException("A case marks what decides {?…?}, or says in words why that is always known.");
        if (AlwaysKnown is null) Silent(rule, FixtureText.WithoutMarks(FixtureText.Unknown(Fires)), knowledge);
        else if (AlwaysKnown.Split(' ').Length < 4) throw new RuleTestException("Why what decides is always known takes a sentence.");
    }

    /// <summary>
    /// Fails unless the finding can be silenced where people would: by a comment above it and at the end of its line when it is in the
    /// configuration, by an intent's <c>accept</c> otherwise, and by its severity when there is no address to accept. Rules that are
    /// not suppressible must withstand comments and globs, and give way to the exact address.
    /// </summary>
    public void CheckSuppression(Rule rule, KnowledgeBase? knowledge = null)
    {
        string text = FixtureText.WithoutMarks(Known);
        var finding = Run(rule, text, knowledge).Single;
        var suppressions = new FixtureSuppressions(text, finding);
        foreach (string commented in suppressions.Commented())
        {
            var result = Run(rule, commented, knowledge);
            if (rule.Descriptor.IsSuppressible) Expect(result is { Diagnostics: [], Suppressed.Length: 1 }, "A comment should silence the finding, and nothing else be said.", result);
            else Expect(result.Diagnostics is [var kept] && kept.Rule == rule.Descriptor && kept.Notes.Any(n => n.Label == "suppression"), "A comment should not silence the finding.", result);
        }
        if (finding.Addresses.IsEmpty)
        {
            if (!rule.Descriptor.IsSuppressible) throw new RuleTestException("A finding that only an exact address accepts needs one.");
            Silent(rule, suppressions.TurnedOff(), knowledge);
            return;
        }
        var accepted = Run(rule, suppressions.Accepted(finding.Addresses.Select(a => a.ToString())), knowledge);
        Expect(accepted is { Diagnostics: [], Suppressed: not [] }, "An accept with the exact address should silence the finding.", accepted);
        if (rule.Descriptor.IsSuppressible) return;
        var globbed = Run(rule, suppressions.Accepted(["*"]), knowledge);
        Expect(globbed.Diagnostics is [var left] && left.Notes.Any(n => n.Label == "accept"), "An accept with a glob should not silence the finding.", globbed);
    }

    private string Known => FixtureText.Known(Fires);

    private static void Silent(Rule rule, string text, KnowledgeBase? knowledge)
    {
        var result = Run(rule, text, knowledge);
        Expect(result is { Diagnostics: [], Suppressed: [] }, "The rule should be silent.", result);
    }

    private static RuleTestResult Run(Rule rule, string text, KnowledgeBase? knowledge)
    {
        var result = RuleTester.Run([rule], text, knowledge);
        Expect(result.Analysis.RulesSkipped.IsEmpty, "The rule did not run: an input is missing.", result);
        return result;
    }

    private static void Expect(bool met, string expectation, RuleTestResult result)
    {
        if (met) return;
        var said = result.Diagnostics.Concat(result.Suppressed).Select(d => $"{d.Location}: {d.Rule.Id}{(d.Suppression is null ? "" : " (suppressed)")}: {d.Message}");
        throw new RuleTestException($"{expectation}\n\n--- fixture\n{result.Fixture.Marked.Trim()}\n\n--- messages\n{string.Join('\n', said.DefaultIfEmpty("(none)"))}");
    }
}
