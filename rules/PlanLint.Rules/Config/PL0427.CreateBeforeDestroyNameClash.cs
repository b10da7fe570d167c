using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>PL0427: a replacement is made before its predecessor is gone, under the same name.</summary>
public sealed class CreateBeforeDestroyNameClash : Rule
{
    /// <summary>Arguments that may well say the same as the name without forcing a replacement together with it.</summary>
    private static readonly HashSet<string> Descriptive =
        new(StringComparer.Ordinal) { "tags", "tags_all", "labels", "annotations", "description", "display_name", "title", "comment", "count", "for_each",
            "provider", "depends_on" };

    /// <summary>Functions that shape a name without making it follow what it names.</summary>
    private static readonly HashSet<string> Shaping =
        new(StringComparer.Ordinal) { "lower", "upper", "title", "format", "join", "replace", "trim", "trimspace", "trimprefix", "trimsuffix",
            "coalesce", "try" };

    private const string Kept = "{0} has create_before_destroy beside destroy = false, which do not go together: a replacement has been seen to fail in the "
        + "apply; take one of them out.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0427", "create-before-destroy-name-clash", "Replacement is created while its name is still taken",
        "{0} is replaced with create_before_destroy, but its name '{1}' stays the same and must be unique: the create fails while the old object has that "
            + "name.", Severity.Warning)
    { Page = RulePage.Read, Confidence = Confidence.Heuristic };

    public override void Register(RuleContext context) => context.OnBlock("resource", "*", Check);

    private static void Check(BlockContext context)
    {
        if (context.Resource is not { } resource) return;
        if (resource.LifecycleAttribute("destroy") is { Value: LiteralSyntax { Text: "false" } } kept
            && resource.LifecycleAttribute("create_before_destroy") is { Value: LiteralSyntax { Text: "true" } } first)
            context.Report(new Finding(resource.Address)
            {
                MessageFormat = Kept,
                At = first.Location,
                Related = [new RelatedLocation(kept.Location, "destroy = false stands here")],
            });
        if (resource.LifecycleAttribute("create_before_destroy") is not { Value: LiteralSyntax { Text: "true" } } setting) return;
        if (context.Compilation.Knowledge.Find(resource.Type) is not { HasIdentity: true } known
            || context.Compilation.Knowledge.IsCheap(resource.Type)) return;
        var evaluation = context.Compilation.Evaluation!;
        foreach (var address in evaluation.Instances(resource).Addresses)
        {
            var values = evaluation.ValueOf(address);
            if (known.OnExisting(values) != ExistingBehavior.Error || known.IdentifyAnywhere(values) is not { } identity) continue;
            if (NameIn(resource, identity.Name, a => values[a]?.StringOrNull, p => values["metadata"]?[0]?[p]?.StringOrNull) is not { } name
                || Follows(resource, name)) continue;
            context.Report(new Finding(address, identity.Name)
            {
                At = setting.Location,
                Addresses = [address],
                Related = [new RelatedLocation(name.Location, "the name is fixed here")],
                Notes =
                    [new DiagnosticNote("help", "use name_prefix or generate_name where the type has it, or put into the name what forces the replacement")],
            });
            return;
        }
    }

    /// <summary>The argument that holds the name; null when the name is made in another way.</summary>
    private static AttributeSyntax? NameIn(ResourceSymbol resource, string name, Func<string, string?> value, Func<string, string?> metadata) =>
        resource.Body.Attributes.FirstOrDefault(a => value(a.Name) == name)
        ?? resource.Body.GetBlocks("metadata").Select(b => b.Body.GetAttribute("name")).OfType<AttributeSyntax>().FirstOrDefault(a => metadata(a.Name) == name);

    /// <summary>True when the name may change together with what forces a replacement.</summary>
    private static bool Follows(ResourceSymbol resource, AttributeSyntax name)
    {
        if (name.Value.DescendantNodes().Prepend(name.Value).Any(n => n is FunctionCallSyntax call && !Shaping.Contains(call.Name))) return true;
        HashSet<string> parts = [.. References(name)];
        return parts.Count > 0 && resource.Body.Attributes.Cast<SyntaxNode>().Concat(resource.Body.Blocks.Where(b => b.Type is not ("lifecycle" or "metadata")))
            .Where(i => i != name && !(i is AttributeSyntax attribute && Descriptive.Contains(attribute.Name)))
            .SelectMany(References).Any(parts.Contains);
    }

    private static IEnumerable<string> References(SyntaxNode node) =>
        node.DescendantNodes().OfType<ScopeTraversalSyntax>().Select(t => t.ToString());
}
