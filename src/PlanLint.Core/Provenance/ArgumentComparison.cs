using System.Collections.Immutable;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Provenance;

/// <summary>
/// Tells which arguments of a planned instance hold what the configuration says. Those that are known to be kept as written do; others a
/// provider may write in its own form, or keep the old value where it thinks the two alike, so of these only plain values at a create count.
/// </summary>
internal sealed class ArgumentComparison
{
    private readonly ResourceChange change;
    private readonly ImmutableArray<KeptAsWritten> kept;
    private readonly bool ignoresAll;
    private readonly HashSet<string> ignored = new(StringComparer.Ordinal);

    public ArgumentComparison(ResourceChange change, ResourceSymbol resource, KnowledgeBase knowledge)
    {
        this.change = change;
        kept = knowledge.KeptAsWrittenOf(resource.Type);
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
        && (change.IsCreate || Kept(attribute.Name) is not null);

    /// <summary>True when the value cannot be the planned one.</summary>
    public bool Differs(string name, Value computed)
    {
        if (change.After[name] is not { } planned) return false;
        if (Kept(name) is { } row) return row.AsPlanned(computed) is { } written && !IsEmptyAsNull(written, planned) && PlainValue.Differ(written, planned);
        return computed is { IsKnown: true, StringOrNull: { } here } && planned is { IsKnown: true, StringOrNull: { } there } && !MayBeAlike(here, there);
    }

    private KeptAsWritten? Kept(string argument)
    {
        foreach (var row in kept)
            if (Wildcard.MatchesAny(row.Arguments, argument)) return row;
        return null;
    }

    /// <summary>Providers of the older plug-in SDK plan nothing for an empty map.</summary>
    private static bool IsEmptyAsNull(Value written, Value planned) =>
        planned is { IsKnown: true, IsNull: true } && written is { IsKnown: true, IsNull: false, Kind: TypeKind.Map, Attributes.Count: 0 };

    /// <summary>True when a provider may write one for the other: other letters' case, blanks, parts added, a document, or a hash.</summary>
    private static bool MayBeAlike(string here, string there) =>
        here.Contains(there, StringComparison.OrdinalIgnoreCase) || there.Contains(here, StringComparison.OrdinalIgnoreCase)
        || here.Any(c => c is '{' or '\n' or ' ' or '/' or ':') || there.Length >= 32 && there.All(char.IsAsciiHexDigit);
}
