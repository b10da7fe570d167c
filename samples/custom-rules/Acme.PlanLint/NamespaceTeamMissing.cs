using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Syntax;

namespace Acme.PlanLint;

/// <summary>ACME001: every namespace says which team it belongs to.</summary>
public sealed class NamespaceTeamMissing : Rule
{
    // Id, name, title, message, severity. {0} is the resource's address.
    public override RuleDescriptor Descriptor { get; } = new(
        "ACME001", "namespace-team-missing", "Namespace without a team", "{0} has no label 'team'.", Severity.Warning)
    {
        IsFixable = true,
    };

    // What a rule registers for is what it needs: this one runs wherever there is configuration.
    public override void Register(RuleContext context) => context.OnBlock("resource", "kubernetes_namespace*", Check);

    private static void Check(BlockContext context)
    {
        var metadata = context.Block.Body.GetBlocks("metadata").FirstOrDefault();
        if (metadata is null) return;

        var labels = metadata.Body.GetAttribute("labels");
        if (labels is { Value: not ObjectSyntax }) return; // An expression: what it gives is not ours to guess.
        if (labels?.Value is ObjectSyntax map && map.Items.Any(i => i.Key.LiteralKey == "team")) return;

        var fix = labels is null ? BlockEdits.Append(metadata, "labels = { team = \"unknown\" }") : null;
        context.Report(new Finding(context.Resource?.Address)
        {
            At = labels?.Location,
            Fixes = fix is null ? [] : [new CodeFix("Add the label", FixSafety.Safe, [fix])],
        });
    }
}
