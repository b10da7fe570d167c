using System.Collections.Immutable;
using PlanLint.Diagnostics;

namespace PlanLint.Triage;

/// <summary>
/// How loud each rule is: its descriptor says, <c>.planlint.hcl</c> overrules that, and the command line overrules both. Errors of
/// the tool itself (PL0001, PL0002 …) keep their severity, so a run that could not look never passes.
/// </summary>
public sealed class SeverityMap
{
    private readonly ImmutableDictionary<string, Severity> configured;
    private readonly ImmutableDictionary<string, Severity> commandLine;

    private SeverityMap(ImmutableDictionary<string, Severity> configured, ImmutableDictionary<string, Severity> commandLine)
    {
        this.configured = configured;
        this.commandLine = commandLine;
    }

    /// <summary>Every rule as its descriptor says.</summary>
    public static SeverityMap Default { get; } =
        new(ImmutableDictionary.Create<string, Severity>(StringComparer.Ordinal), ImmutableDictionary.Create<string, Severity>(StringComparer.Ordinal));

    /// <summary>The map with entries of <c>.planlint.hcl</c>, by rule id; <see cref="Severity.None"/> turns a rule off.</summary>
    public SeverityMap Configure(IEnumerable<KeyValuePair<string, Severity>> entries) => new(configured.SetItems(entries), commandLine);

    /// <summary>The map with entries of the command line, by rule id.</summary>
    public SeverityMap Override(IEnumerable<KeyValuePair<string, Severity>> entries) => new(configured, commandLine.SetItems(entries));

    /// <summary>True when findings of the rule cannot be silenced, lowered or put in a baseline by any setting.</summary>
    public static bool IsFixed(RuleDescriptor rule) => rule is { Category: "tool", DefaultSeverity: Severity.Error };

    /// <summary>False when the rule is turned off, or nobody asked for a quiet one, so that the driver need not run it.</summary>
    public bool IsEnabled(RuleDescriptor rule) => For(rule) != Severity.None;

    /// <summary>The severity of findings that name none of their own.</summary>
    public Severity For(RuleDescriptor rule) => rule.IsQuiet && !Names(rule.Id) ? Severity.None : For(rule, rule.Confidence, rule.DefaultSeverity);

    /// <summary>True when the options or the command line say how loud the rule is.</summary>
    public bool Names(string id) => commandLine.ContainsKey(id) || configured.ContainsKey(id);

    /// <summary>The severity of one finding.</summary>
    public Severity For(Diagnostic finding) => For(finding.Rule, finding.Confidence, finding.Severity);

    private Severity For(RuleDescriptor rule, Confidence confidence, Severity own)
    {
        if (IsFixed(rule)) return own;
        var severity = Said(commandLine, rule) ?? Said(configured, rule) ?? own;
        return confidence == Confidence.Heuristic && severity > Severity.Warning ? Severity.Warning : severity;
    }

    /// <summary>What is said of the rule, else of all rules of its tool.</summary>
    private static Severity? Said(ImmutableDictionary<string, Severity> entries, RuleDescriptor rule) =>
        entries.TryGetValue(rule.Id, out var said) || rule.Tool is { } tool && entries.TryGetValue(tool + "/*", out said) ? said : null;
}
