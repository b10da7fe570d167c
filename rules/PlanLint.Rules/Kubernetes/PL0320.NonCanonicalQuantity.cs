using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>A quantity in a manifest is not written as the API server stores it, so the provider sees another value than it sent.</summary>
public sealed class NonCanonicalQuantity : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0320", "non-canonical-quantity", "Quantity is not in canonical form",
        "{0}=\"{1}\" is stored as \"{2}\"; kubernetes_manifest apply will fail.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true, Confidence = Confidence.Likely };

    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnBlock("resource", "kubernetes_manifest", Check);

    private static void Check(BlockContext context)
    {
        if (context.Resource?.Body.GetAttribute("manifest") is not { } manifest) return;
        foreach (var item in manifest.Value.DescendantNodes().OfType<ObjectItemSyntax>())
        {
            if (item.Value is not TemplateSyntax { LiteralValue: { } text, IsHeredoc: false } || !HoldsQuantity(item, text)) continue;
            if (Quantity.Parse(text) is not { } quantity || quantity.Canonical == text) continue;
            context.Report(new Finding(PathOf(item), text, quantity.Canonical)
            {
                At = item.Value.Location,
                Fixes = [new CodeFix("Write the canonical form", FixSafety.Safe, [BlockEdits.ReplaceByString(item.Value, quantity.Canonical)])],
            });
        }
    }

    /// <summary>Entries of <c>limits</c> and <c>requests</c>, and sizes that carry a unit: a bare number may be anything.</summary>
    private static bool HoldsQuantity(ObjectItemSyntax item, string text)
    {
        string? owner = (item.Parent?.Parent as ObjectItemSyntax)?.Key.LiteralKey;
        if (owner is "limits" or "requests") return true;
        return item.Key.LiteralKey is "storage" or "size" && text.Length > 2 && text[^1] == 'i';
    }

    private static string PathOf(ObjectItemSyntax item) =>
        string.Join('.', item.AncestorsAndSelf().OfType<ObjectItemSyntax>().Reverse().Select(i => i.Key.LiteralKey ?? "*"));
}
