using System.Collections.Immutable;
using System.Text;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Triage;

namespace PlanLint.Testing;

/// <summary>Runs a rule over a <see cref="Fixture"/> and compares what it reports with what the fixture marks.</summary>
public static class RuleTester
{
    /// <summary>
    /// Fails with <see cref="RuleTestException"/> unless the rule reports exactly the marked findings; returns them for a closer
    /// look. Rules that ask about resource types need <paramref name="knowledge"/>.
    /// </summary>
    public static RuleTestResult Check<TRule>(string fixture, KnowledgeBase? knowledge = null, AnalysisOptions? options = null) where TRule : Rule, new() =>
        Check([new TRule()], fixture, knowledge, options);

    /// <summary>The same for rules that are made elsewhere, or several of them together.</summary>
    public static RuleTestResult Check(IEnumerable<Rule> rules, string fixture, KnowledgeBase? knowledge = null, AnalysisOptions? options = null)
    {
        var result = Run(rules, fixture, knowledge, options);
        Compare(result);
        return result;
    }

    /// <summary>Runs without comparing; for tests that look at the findings themselves.</summary>
    public static RuleTestResult Run(IEnumerable<Rule> rules, string fixture, KnowledgeBase? knowledge = null, AnalysisOptions? options = null)
    {
        var parsed = Fixture.Parse(fixture);
        var ruleList = rules.ToImmutableArray();
        var compilation = parsed.Compile(knowledge, options, ruleList.SelectMany(r => r.AdditionalDescriptors.Prepend(r.Descriptor)));
        var analysis = AnalysisDriver.Run(compilation, ruleList);
        if (analysis.Diagnostics.FirstOrDefault(d => d.Rule.Id == ToolRules.RuleCrashed.Id) is { } crash) throw new RuleTestException(crash.Message);
        var triage = FindingTriage.Apply(analysis.Diagnostics, new TriageInput
        {
            Today = DateOnly.FromDateTime((parsed.Now ?? DateTimeOffset.MinValue).UtcDateTime),
            Modules = compilation.Modules,
            Severities = parsed.Severities,
            Accepted = [.. compilation.Intents.SelectMany(i => i.Accepted)],
            KnownRules = [.. ruleList.Select(r => r.Descriptor), .. ruleList.SelectMany(r => r.AdditionalDescriptors), .. ToolRules.All],
            RulesRun = analysis.RulesRun.Select(r => r.Id).ToImmutableHashSet(),
        });
        return new RuleTestResult(parsed, compilation, analysis, triage, ruleList is [var only] ? only.Descriptor.Id : null)
        {
            RunAgain = other => Run(ruleList, other, knowledge, options),
        };
    }

    private static void Compare(RuleTestResult result)
    {
        var expected = result.Fixture.Expected.Select(e => Describe(e.Path, e.Span is { } span ? span.ToString() : "", e.RuleId ?? result.RuleId));
        var actual = result.Diagnostics.Select(d => Describe(result.PathOf(d), result.SpanOf(d)?.ToString() ?? "", d.Rule.Id));
        if (expected.Order(StringComparer.Ordinal).SequenceEqual(actual.Order(StringComparer.Ordinal))) return;
        var text = new StringBuilder("The findings are not those that the fixture marks.\n\n--- expected\n");
        text.Append(result.Fixture.Marked.Trim()).Append("\n\n--- actual\n").Append(Mark(result)).Append("\n--- messages\n");
        foreach (var diagnostic in result.Diagnostics) text.Append(diagnostic.Location).Append(": ").Append(diagnostic.Rule.Id).Append(": ").Append(diagnostic.Message).Append('\n');
        if (result.Diagnostics.IsEmpty) text.Append("(none)\n");
        foreach (var (rule, needs) in result.Analysis.RulesSkipped) text.Append(rule.Id).Append(" did not run: it needs ").Append(needs).Append('\n');
        throw new RuleTestException(text.ToString());
    }

    private static string Describe(string path, string span, string? ruleId) => $"{path} {span} {ruleId}";

    private static string Mark(RuleTestResult result)
    {
        var text = new StringBuilder();
        var byPath = result.Diagnostics.ToLookup(result.PathOf);
        foreach (var (path, content) in result.Fixture.Files)
        {
            Header(path);
            if (!Fixture.IsConfiguration(path) && !Fixture.IsHcl(path))
            {
                text.Append("…\n");
                continue;
            }
            var spans = byPath[path].Where(d => result.SpanOf(d) is not null).Select(d => (result.SpanOf(d)!.Value, Name(d)));
            text.Append(Markup.Write(content, spans));
        }
        foreach (var other in byPath.Where(g => !result.Fixture.Files.Any(f => f.Path == g.Key))) Header(other.Key);
        return text.ToString();

        void Header(string path)
        {
            text.Append("# file: ").Append(path);
            foreach (var diagnostic in byPath[path].Where(d => result.SpanOf(d) is null))
                text.Append(Name(diagnostic) is { } id ? $" {{|{id}:|}}" : " [||]");
            text.Append('\n');
        }

        string? Name(Diagnostic diagnostic) => diagnostic.Rule.Id == result.RuleId ? null : diagnostic.Rule.Id;
    }
}
