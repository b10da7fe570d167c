using System.Numerics;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Analysis;

/// <summary>Where a rule registers its actions. Patterns are globs with <c>*</c> over resource types.</summary>
public sealed class RuleContext
{
    private readonly List<Registration> registrations = [];

    internal IReadOnlyList<Registration> Registrations => registrations;

    /// <summary>What a rule's actions need, one entry for each different need, the smallest first; the rule runs when one of them is met.</summary>
    public static IReadOnlyList<RuleInputs> NeedsOf(Rule rule)
    {
        var context = new RuleContext();
        rule.Register(context);
        return [.. context.registrations.Select(r => r.Needs).Distinct().Order()];
    }

    /// <summary>The least that is missing to do any of what needs these inputs; none when something can be done.</summary>
    internal static RuleInputs LeastMissing(IEnumerable<RuleInputs> needs, RuleInputs available) =>
        needs.Select(n => n & ~available).OrderBy(m => BitOperations.PopCount((uint)m)).ThenBy(m => m).FirstOrDefault();

    /// <summary>Each node of a type in every file of the module tree, once, parents first.</summary>
    public void OnSyntax<TNode>(Action<NodeContext<TNode>> action, RuleInputs needs = RuleInputs.None) where TNode : SyntaxNode =>
        registrations.Add(new SyntaxRegistration(
            typeof(TNode), (site, module, node) => action(new NodeContext<TNode>(site, module, (TNode)node)), needs | RuleInputs.Source));

    /// <summary>Each top-level block of a type, such as <c>resource</c>, whose first label matches; blocks without labels match <c>*</c>.</summary>
    public void OnBlock(string blockType, string labelPattern, Action<BlockContext> action, RuleInputs needs = RuleInputs.None) =>
        registrations.Add(new BlockRegistration(blockType, labelPattern, action, needs | RuleInputs.Source));

    /// <summary>Each module of the tree, once per call path.</summary>
    public void OnModule(Action<ModuleContext> action, RuleInputs needs = RuleInputs.None) =>
        registrations.Add(new ModuleRegistration(action, needs | RuleInputs.Source));

    /// <summary>
    /// Each planned change of a managed resource whose type matches, no-ops excluded; <see cref="ChangeContext.Change"/> may be of
    /// a deposed object. With <paramref name="withDeferred"/> those that Terraform defers to a later plan as well: a finding about one is
    /// a warning at most, because that plan comes to review, too.
    /// </summary>
    public void OnResourceChange(string typePattern, Action<ChangeContext> action, RuleInputs needs = RuleInputs.None, bool withDeferred = false) =>
        registrations.Add(new ChangeRegistration(typePattern, action, needs | RuleInputs.Plan, withDeferred));

    /// <summary>The plan as a whole, once.</summary>
    public void OnPlan(Action<PlanContext> action, RuleInputs needs = RuleInputs.None) =>
        registrations.Add(new PlanRegistration(action, needs | RuleInputs.Plan));

    /// <summary>Each live object.</summary>
    public void OnLiveObject(Action<LiveObjectContext> action, RuleInputs needs = RuleInputs.None) =>
        registrations.Add(new LiveObjectRegistration(action, needs | RuleInputs.Inventory));

    /// <summary>Each state file.</summary>
    public void OnState(Action<StateContext> action, RuleInputs needs = RuleInputs.None) =>
        registrations.Add(new StateRegistration(action, needs | RuleInputs.State));

    /// <summary>Everything together, once, whatever inputs there are beyond <paramref name="needs"/>.</summary>
    public void OnCompilation(Action<CompilationContext> action, RuleInputs needs = RuleInputs.None) =>
        registrations.Add(new CompilationRegistration(action, needs));
}
