using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Analysis;

/// <summary>One node.</summary>
/// <typeparam name="TNode">Its type.</typeparam>
public sealed class NodeContext<TNode> : ActionContext where TNode : SyntaxNode
{
    internal NodeContext(ReportSite site, Module? module, TNode node) : base(site)
    {
        Module = module;
        Node = node;
    }

    /// <summary>The module whose file holds it, the first of those that share its directory; null in files of variable values.</summary>
    public Module? Module { get; }

    /// <summary>The node.</summary>
    public TNode Node { get; }

    private protected override Finding Place(Finding finding) => finding with { At = finding.At ?? Node.Location };
}
