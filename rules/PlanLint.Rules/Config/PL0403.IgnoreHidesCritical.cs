using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>PL0403: <c>ignore_changes</c> names the very attribute that decides what the object is.</summary>
public sealed class IgnoreHidesCritical : Rule
{
    private static readonly HashSet<string> Critical = new(StringComparer.Ordinal)
        { "image", "image_id", "ami", "engine_version", "policy", "assume_role_policy", "ingress", "egress", "data", "manifest", "object", "yaml_body", "spec",
            "user_data", "container_definitions", "image_uri", "task_definition", "template_body", "definition", "inline_policy", "policy_document",
            "container_image", "source_code_hash", "function_code", "revision_id", "image_digest", "chart" };

    /// <summary>Attributes whose change makes a machine or database anew or restarts it: to ignore them is how one keeps it.</summary>
    private static readonly HashSet<string> Replacing = new(StringComparer.Ordinal) { "image", "image_id", "ami", "user_data", "engine_version" };

    /// <summary>Attributes that a deployment pipeline sets.</summary>
    private static readonly HashSet<string> Deployed = new(StringComparer.Ordinal)
        { "task_definition", "container_definitions", "container_image", "image_uri", "image_digest", "source_code_hash", "function_code", "revision_id" };

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0403", "ignore-hides-critical", "Critical attribute is ignored",
        "{0} ignores changes to {1}, so plans show neither edits made here nor changes made outside Terraform.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnBlock("resource", "*", Check);

    private static void Check(BlockContext context)
    {
        if (context.Resource is not { } resource || resource.LifecycleAttribute("ignore_changes")?.Value is not TupleSyntax list) return;
        foreach (var element in list.Elements)
            if (NameOf(element) is { } name && Critical.Contains(name))
                context.Report(new Finding(resource.Address, name)
                {
                    At = element.Location,
                    Severity = Replacing.Contains(name) || Deployed.Contains(name) ? Severity.Note : null,
                });
    }

    /// <summary>A whole attribute; a path into one was thought about.</summary>
    private static string? NameOf(ExpressionSyntax element) => element switch
    {
        ScopeTraversalSyntax { Steps.Count: 1 } whole => whole.RootName,
        TemplateSyntax { LiteralValue: { } text } => text,
        _ => null,
    };
}
