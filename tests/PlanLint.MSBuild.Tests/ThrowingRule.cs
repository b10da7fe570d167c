using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.MSBuild.Tests;

/// <summary>Throws at a resource of its type.</summary>
public sealed class ThrowingRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new("TEST002", "throwing", "Throwing", "Throwing.", Severity.Note);

    public override void Register(RuleContext context) => context.OnBlock("resource", "throwing_*", _ => throw new InvalidOperationException("hunter2"));
}
