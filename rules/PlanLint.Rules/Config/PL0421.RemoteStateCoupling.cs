using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>PL0421: another root's state is read whole, or a secret out of it.</summary>
public sealed class RemoteStateCoupling : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0421", "remote-state-coupling", "State of another root module is read",
        "{0} reads {1} from another root module's state; look the object up by name instead.", Severity.Note)
    { Page = RulePage.Read, Confidence = Confidence.Heuristic };

    public override void Register(RuleContext context) => context.OnSyntax<ScopeTraversalSyntax>(Check);

    private static void Check(NodeContext<ScopeTraversalSyntax> context)
    {
        if (context.Node.Steps is not [{ Name: "data" }, { Name: "terraform_remote_state" }, { Name: { } name }, ..]) return;
        string[] names = [.. context.Node.Steps.Skip(3).Select(s => s.Name ?? s.Key).OfType<string>().SkipWhile(n => n != "outputs")];
        // An output whose name is computed is one output all the same.
        if (names is ["outputs"] && context.Node.Parent is IndexSyntax index && index.Collection == context.Node) return;
        if (names is ["outputs"]) context.Report(new Finding($"data.terraform_remote_state.{name}", "all outputs"));
        else if (names is ["outputs", .., var last] && context.Compilation.Knowledge.IsSecret("", last))
            context.Report(new Finding($"data.terraform_remote_state.{name}", $"the secret {last}"));
    }
}
