using PlanLint.Diagnostics;

namespace PlanLint.Analysis;

/// <summary>
/// A rule: what it may report, and what it wants to see. It does not walk, format, read files or keep state between calls; the
/// driver may call its actions from several threads.
/// </summary>
public abstract class Rule
{
    /// <summary>What is known about the rule without running it.</summary>
    public abstract RuleDescriptor Descriptor { get; }

    /// <summary>Further descriptors of findings the rule may report under other ids; none by default.</summary>
    public virtual IReadOnlyList<RuleDescriptor> AdditionalDescriptors => [];

    /// <summary>True for a rule that anybody may write into a repository, so that what it costs in a run is bounded.</summary>
    internal virtual bool IsBounded => false;

    /// <summary>Called once per run; registers the actions. What it registers for is what it needs.</summary>
    public abstract void Register(RuleContext context);
}
