using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>PL0422: a provisioner does what no plan shows.</summary>
public sealed class ProvisionerOrNullResource : Rule
{
    private static readonly string[] Tools = ["kubectl", "helm", "aws", "gcloud", "az", "oc", "terraform", "tofu", "argocd", "docker", "psql", "curl"];

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0422", "provisioner-or-null-resource", "Provisioner acts outside the plan",
        "{0} runs {1} when it is {2}; plans do not show what that does.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnBlock("resource", "*", Check);

    private static void Check(BlockContext context)
    {
        if (context.Resource is not { } resource) return;
        foreach (var provisioner in resource.Body.GetBlocks("provisioner"))
        {
            bool isDestroy = provisioner.Body.GetAttribute("when")?.Value is ScopeTraversalSyntax { RootName: "destroy" }
                or TemplateSyntax { LiteralValue: "destroy" };
            context.Report(new Finding(resource.Address, What(provisioner), isDestroy ? "destroyed" : "created")
            {
                At = Text.SourceLocation.At(provisioner.Tree.Source, provisioner.HeaderSpan),
            });
        }
    }

    private static string What(BlockSyntax provisioner)
    {
        string type = provisioner.Labels is [var label] ? label.Value : "a provisioner";
        string command = provisioner.Body.GetAttribute("command")?.Value.DescendantNodes().OfType<LiteralSyntax>().FirstOrDefault()?.Text.Trim() ?? "";
        string first = command.Split(' ', '\n')[0];
        return Tools.Contains(first) ? $"{first} ({type})" : type;
    }
}
