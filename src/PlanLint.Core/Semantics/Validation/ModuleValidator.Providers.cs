using PlanLint.Addresses;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>Which instance of a provider configuration with <c>for_each</c> is named: <c>aws.by["eu"]</c>.</summary>
internal sealed partial class ModuleValidator
{
    /// <summary>Of a configuration that is repeated one instance has to be named, and of any other none can be.</summary>
    /// <param name="module">The module that names it.</param>
    /// <param name="named">What names it.</param>
    /// <param name="block">What takes it, in OpenTofu's word: <c>resource</c> or <c>module</c>.</param>
    /// <param name="user">The block that takes it.</param>
    private void CheckProviderInstance(Module module, ExpressionSyntax named, string block, BlockSymbol user)
    {
        if (ProviderSymbol.NameOf(named) is not { } name || module.Providers[name] is not { } provider) return;
        var (key, literal) = KeyOf(named);
        string summary = $"Invalid {block} provider configuration";
        if (key is null && provider.ForEach is not null)
            Report(named, summary, "A reference to a provider configuration which uses for_each requires an instance key. Passing a collection of provider "
                + "instances into a child module is not allowed.");
        else if (key is not null && provider.ForEach is null)
            Report(named, summary, "An instance key can be specified only for a provider configuration that uses for_each.");
        else if (key is not null && provider.ForEach is { } collection) CheckProviderKeys(module, named, user, collection, literal);
    }

    private void CheckProviderKeys(Module module, ExpressionSyntax named, BlockSymbol user, ExpressionSyntax collection, string? literal)
    {
        if (!providerKeys.TryGetValue(collection, out var there)) providerKeys[collection] = there = ProviderKeys(module, collection);
        if (there is null) return;
        IEnumerable<string?> wanted = literal is not null ? [literal] : IsEachKey(named) && user is ResourceSymbol { ForEach: not null } resource
            && tree.Evaluation.Instances(resource) is { IsComplete: true } instances ? instances.Addresses.Select(a => a.Key?.Text) : [];
        string[] missing = [.. wanted.OfType<string>().Where(k => !there.Contains(k)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (missing.Length == 0) return;
        issues.Add(TerraformWords.Invalid(named.Location, "Provider instance not present",
            $"{user.Reference} needs the instance of provider {ProviderSymbol.NameOf(named)} with the key \"{missing[0]}\""
                + $"{(missing.Length > 1 ? $" and {missing.Length - 1} more" : "")}, and its for_each has no such element.") with
        { OnlyAtPlan = true });
    }

    private const int MostProviderInstances = 10_000;

    private readonly Dictionary<ExpressionSyntax, HashSet<string>?> providerKeys = [];

    /// <summary>The keys that a provider configuration is repeated by; null where they are not known.</summary>
    private HashSet<string>? ProviderKeys(Module module, ExpressionSyntax collection)
    {
        if (tree.Evaluation.Scope(module.Path) is not { } scope) return null;
        var made = Repetition.OfForEach(tree.Evaluation.Evaluate(collection, scope).Value, MostProviderInstances);
        return made.IsKnown ? [.. made.Keys.Select(k => k.Text).OfType<string>()] : null;
    }

    /// <summary>The key that a reference has, and its text where it is written out.</summary>
    private static (SyntaxNode? Key, string? Literal) KeyOf(ExpressionSyntax named) => named switch
    {
        ScopeTraversalSyntax { Steps: [_, _, { IsIndex: true, Key: { } text }] } => (named, text),
        IndexSyntax { Key: TemplateSyntax { LiteralValue: { } text } } => (named, text),
        IndexSyntax => (named, null),
        _ => (null, null),
    };

    private static bool IsEachKey(ExpressionSyntax named) =>
        named is IndexSyntax { Key: ScopeTraversalSyntax { RootName: "each", Steps: [_, { Name: "key" }] } };
}
