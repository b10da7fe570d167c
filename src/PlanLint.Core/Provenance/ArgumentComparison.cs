using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Provenance;

/// <summary>
/// Tells which arguments of a planned instance hold what the configuration says. The built-in provider's do; others may write a value
/// in their own form, or keep the old one where they think the two alike, so of theirs only plain values that the plan sets count.
/// </summary>
internal sealed class ArgumentComparison
{
    private readonly ResourceChange change;
    private readonly bool isVerbatim;
    private readonly bool ignoresAll;
    private readonly HashSet<string> ignored = new(StringComparer.Ordinal);

    public ArgumentComparison(ResourceChange change, ResourceSymbol resource)
    {
        this.change = change;
        isVerbatim = resource.Type == "terraform_data";
        switch (resource.LifecycleAttribute("ignore_changes")?.Value)
        {
            case TupleSyntax list:
                foreach (var item in list.Elements)
                    if (item is ScopeTraversalSyntax reference) ignored.Add(reference.RootName);
                    else if (item is TemplateSyntax { LiteralValue: { } text }) ignored.Add(text.Split('.', '[')[0]);
                break;
            case not null: ignoresAll = true; break;
        }
    }

    /// <summary>True when an argument's planned value can be told from the configuration. What is ignored holds the old value, except at a create.</summary>
    public bool Counts(AttributeSyntax attribute) =>
        !ConfiguredBody.MetaArguments.Contains(attribute.Name)
        && (change.IsCreate || !ignoresAll && !ignored.Contains(attribute.Name))
        && !(attribute.Value is LiteralSyntax or TemplateSyntax { LiteralValue: not null })
        && (isVerbatim || change.IsCreate);

    /// <summary>True when the value cannot be the planned one.</summary>
    public bool Differs(string name, Value computed)
    {
        if (change.After[name] is not { } planned) return false;
        if (isVerbatim) return PlainValue.Differ(computed, planned);
        return computed is { IsKnown: true, StringOrNull: { } here } && planned is { IsKnown: true, StringOrNull: { } there } && !MayBeAlike(here, there);
    }

    /// <summary>True when a provider may write one for the other: other letters' case, blanks, parts added, a document, or a hash.</summary>
    private static bool MayBeAlike(string here, string there) =>
        here.Contains(there, StringComparison.OrdinalIgnoreCase) || there.Contains(here, StringComparison.OrdinalIgnoreCase)
        || here.Any(c => c is '{' or '\n' or ' ' or '/' or ':') || there.Length >= 32 && there.All(char.IsAsciiHexDigit);
}
