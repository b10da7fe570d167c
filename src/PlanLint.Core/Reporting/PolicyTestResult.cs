using System.Collections.Immutable;
using PlanLint.Diagnostics;

namespace PlanLint.Reporting;

/// <summary>What running the <c>test</c> blocks of policies gave.</summary>
/// <param name="Outcomes">The tests that ran, by file and line.</param>
/// <param name="Untested">Ids of rules that no test is about, in order.</param>
/// <param name="Problems">What could not be loaded: files, rules, tests, and what tests hold.</param>
public sealed record PolicyTestResult(ImmutableArray<PolicyTestOutcome> Outcomes, ImmutableArray<string> Untested, ImmutableArray<Diagnostic> Problems);
