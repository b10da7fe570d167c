using PlanLint.Text;

namespace PlanLint.Diagnostics;

/// <summary>Collects findings while one value is made; not shared between threads.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> diagnostics = [];

    /// <summary>What was reported so far, in order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    /// <summary>True when at least one is an error.</summary>
    public bool HasErrors => diagnostics.Exists(d => d.Severity == Severity.Error);

    /// <summary>Adds a finding.</summary>
    public void Add(Diagnostic diagnostic) => diagnostics.Add(diagnostic);

    /// <summary>Adds several findings.</summary>
    public void AddRange(IEnumerable<Diagnostic> items) => diagnostics.AddRange(items);

    /// <summary>Adds a finding with the rule's own severity and a message already formatted.</summary>
    public void Report(RuleDescriptor rule, SourceLocation location, string message) =>
        diagnostics.Add(new Diagnostic(rule, rule.DefaultSeverity, message, location));
}
