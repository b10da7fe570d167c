using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>A manifest takes fields from other field managers on every apply.</summary>
public sealed class ForceConflictsOnForeign : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0306", "force-conflicts-on-foreign", "Fields of other managers are taken over by force",
        "{0} forces ownership of fields held by {1} on every apply.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true };

    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnBlock("resource", "kubernetes_manifest", Check, RuleInputs.Inventory);

    private static void Check(BlockContext context)
    {
        if (ManifestBlock.Read(context.Compilation, context.Resource) is not { } manifest) return;
        if (Forces(manifest) is not { } forced) return;
        var values = Value.Object([KeyValuePair.Create("manifest", manifest.Object.Content)]);
        if (context.Compilation.Knowledge.Identify("kubernetes_manifest", values) is not { } identity
            || context.Compilation.Inventory!.Find(identity) is not { } live) return;
        string own = OwnName(manifest);
        string[] foreign = [.. live.FieldManagers.Where(m => m != own && m is not ("Terraform" or "terraform"))];
        if (foreign.Length == 0) return;
        context.Report(new Finding(manifest.Resource.Address, string.Join(", ", foreign))
        {
            At = forced.Location,
            Fixes = Removal(forced) is { } edit ? [new CodeFix("Stop forcing ownership", FixSafety.Unsafe, [edit])] : [],
        });
    }

    /// <summary><c>force_conflicts = true</c>, an argument of a nested block or, in JSON syntax, a member of an object.</summary>
    private static SyntaxNode? Forces(ManifestBlock manifest) =>
        (SyntaxNode?)manifest.Resource.Body.GetBlocks("field_manager").Select(b => b.Body.GetAttribute("force_conflicts")).FirstOrDefault(a => IsTrue(a?.Value))
        ?? Members(manifest, "force_conflicts").FirstOrDefault(i => IsTrue(i.Value));

    private static bool IsTrue(ExpressionSyntax? value) => value is LiteralSyntax { Text: "true" };

    private static TextEdit? Removal(SyntaxNode forced) =>
        forced is AttributeSyntax attribute ? BlockEdits.Remove(attribute) : BlockEdits.RemoveMember((ObjectItemSyntax)forced);

    private static IEnumerable<ObjectItemSyntax> Members(ManifestBlock manifest, string name)
    {
        var value = manifest.Resource.Body.GetAttribute("field_manager")?.Value;
        IEnumerable<ExpressionSyntax> objects = value is TupleSyntax list ? list.Elements : value is null ? [] : [value];
        return objects.OfType<ObjectSyntax>().SelectMany(o => o.Items).Where(i => i.Key.LiteralKey == name);
    }

    private static string OwnName(ManifestBlock manifest) => manifest.Resource.Body.GetBlocks("field_manager")
        .Select(b => b.Body.GetAttribute("name")?.Value).Concat(Members(manifest, "name").Select(i => i.Value))
        .Select(v => (v as TemplateSyntax)?.LiteralValue).FirstOrDefault(n => n is not null) ?? "Terraform";
}
