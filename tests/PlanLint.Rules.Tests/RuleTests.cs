using PlanLint.Analysis;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests;

/// <summary>The four kinds of test that every rule has. The test class of a rule derives from this and gives the case.</summary>
public abstract class RuleTests(Rule rule)
{
    /// <summary>The rule under test.</summary>
    internal Rule Rule => rule;

    /// <summary>What the rule fires on, with its marks.</summary>
    internal string CaseText => Case.Fires;

    /// <summary>The same, with what decides as it is.</summary>
    protected string KnownCase => CaseText.Replace("{?", "", StringComparison.Ordinal).Replace("?}", "", StringComparison.Ordinal);

    /// <summary>The smallest workspace in which the rule fires, and what takes the finding away.</summary>
    protected abstract RuleCase Case { get; }

    [Test]
    public void Fires() => Case.CheckFires(rule, RuleTest.Knowledge);

    [Test]
    public void Is_silent_about_the_lookalike() => Case.CheckLookalike(rule, RuleTest.Knowledge);

    [Test]
    public void Is_silent_about_what_is_not_known() => Case.CheckUnknown(rule, RuleTest.Knowledge);

    [Test]
    public void Can_be_suppressed() => Case.CheckSuppression(rule, RuleTest.Knowledge);
}

/// <summary>The same for a rule of the catalogue.</summary>
public abstract class RuleTests<TRule>() : RuleTests(new TRule()) where TRule : Rule, new();
