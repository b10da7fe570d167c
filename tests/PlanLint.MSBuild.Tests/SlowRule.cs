using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.MSBuild.Tests;

/// <summary>Takes its time over every resource. Projects under test name this assembly as one of rules.</summary>
public sealed class SlowRule : Rule
{
    /// <summary>For each block.</summary>
    public const int Milliseconds = 20;

    public override RuleDescriptor Descriptor { get; } = new("TEST001", "slow", "Slow", "Slow.", Severity.Note);

    public override void Register(RuleContext context) => context.OnBlock("resource", "slow_*", _ => Thread.Sleep(Milliseconds));
}
