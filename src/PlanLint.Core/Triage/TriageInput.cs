using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Intents;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Triage;

/// <summary>What triage needs besides the findings.</summary>
public sealed record TriageInput
{
    /// <summary>The day suppressions are judged by; passed in, since no room but loading knows the clock.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The configuration; null when none was loaded.</summary>
    public ModuleTree? Modules { get; init; }

    /// <summary>Trees whose comments count; those of <see cref="Modules"/> unless given.</summary>
    public IReadOnlyList<SyntaxTree>? Trees { get; init; }

    /// <summary>How loud each rule is.</summary>
    public SeverityMap Severities { get; init; } = SeverityMap.Default;

    /// <summary>Findings known before; null when no baseline is in use.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>What the intent accepts.</summary>
    public ImmutableArray<AcceptedFinding> Accepted { get; init; } = [];

    /// <summary>Every rule there is; an id outside is PL0005.</summary>
    public IReadOnlyList<RuleDescriptor> KnownRules { get; init; } = [];

    /// <summary>True for an id that a rule may have which this run leaves out: it is neither known nor wrong.</summary>
    public Func<string, bool> IsLeftOut { get; init; } = static _ => false;

    /// <summary>Ids of rules that ran: a suppression of another rule cannot be called unused.</summary>
    public IReadOnlySet<string> RulesRun { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>True for literals that no fingerprint depends on, because they are secret; null for none.</summary>
    internal Predicate<LiteralSyntax>? IsSecret { get; init; }
}
