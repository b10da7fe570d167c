using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Loading;
using PlanLint.Semantics;
using PlanLint.Text;
using PlanLint.Triage;

namespace PlanLint.Core.Tests.Triage;

/// <summary>A module tree in memory with findings placed in it by the text they point at.</summary>
internal sealed class TriageCase
{
    public static readonly RuleDescriptor Rule = new("PL0304", "tracking-label-stripped", "Strips a tracking label", "{0}", Severity.Warning);
    public static readonly RuleDescriptor Other = new("PL0401", "other", "Other", "{0}", Severity.Error);
    public static readonly RuleDescriptor Fixed = new("PL0106", "protected-destroyed", "Destroys what is protected", "{0}", Severity.Error) { IsSuppressible = false };

    private readonly List<Diagnostic> findings = [];

    public TriageCase(string main, params (string Path, string Text)[] files)
    {
        Modules = new ModuleLoader(new MemoryFileSource([("main.tf", main), .. files])).Load("");
        Input = new TriageInput
        {
            Today = new DateOnly(2026, 11, 22),
            Modules = Modules,
            KnownRules = [Rule, Other, Fixed, .. ToolRules.All],
            RulesRun = new HashSet<string> { Rule.Id, Other.Id, Fixed.Id },
        };
    }

    public ModuleTree Modules { get; }

    public TriageInput Input { get; set; }

    public static Diagnostic Finding(SourceText source, string at, RuleDescriptor? rule = null, params string[] addresses)
    {
        rule ??= Rule;
        int start = source.Text.IndexOf(at, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, at);
        ImmutableArray<ResourceAddress> instances = [.. addresses.Select(a => ResourceAddress.Parse(a)!)];
        var message = new MessageText("{0} is wrong", [instances.IsEmpty ? at : Subject.Of(instances)]);
        return new Diagnostic(rule, rule.DefaultSeverity, message, SourceLocation.At(source, new TextSpan(start, at.Length))) { Addresses = instances };
    }

    public TriageCase With(string at, RuleDescriptor? rule = null, params string[] addresses) => InFile("main.tf", at, rule, addresses);

    public TriageCase InFile(string path, string at, RuleDescriptor? rule = null, params string[] addresses)
    {
        findings.Add(Finding(Modules.Trees.First(t => t.Source.Path == path).Source, at, rule, addresses));
        return this;
    }

    public IReadOnlyList<Diagnostic> Given => findings;

    public TriageResult Result() => FindingTriage.Apply(findings, Input);

    public ImmutableArray<Diagnostic> Findings() => Result().Findings;

    /// <summary>The findings in short: <c>PL0304 suppressed</c>, <c>PL0003 shown</c>.</summary>
    public string[] Summary() => [.. Findings().Select(f => $"{f.Rule.Id} {(f.Suppression is null ? "shown" : "suppressed")}")];
}
