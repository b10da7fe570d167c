using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Causes;

/// <summary>
/// Changes that the provider's configuration makes: an attribute that the block does not spell gets the value that an argument of the
/// same name in the provider block has, as default tags and regions do.
/// </summary>
internal sealed class ProviderFinder(CauseInputs inputs, LeafSources sources)
{
    private readonly Dictionary<ProviderSymbol, List<Setting>> known = [];

    public Cause? Find(ResourceChange change)
    {
        if (!(change.IsUpdate || change.Replaces) || inputs.Modules?.Find(change.Address)?.ProviderConfiguration is not { } provider) return null;
        if (Settings(provider) is not { Count: > 0 } settings) return null;
        var spelled = change.AttributeChanges.Where(l => sources.IsDeclared(change, l)).Select(l => Last(l.Path)).ToHashSet(StringComparer.Ordinal);
        foreach (var leaf in change.AttributeChanges)
        {
            if (Last(leaf.Path) is not { } name || spelled.Contains(name) || leaf.After is not { IsKnown: true, IsNull: false } after) continue;
            foreach (var setting in settings)
                if (setting.Name == name && setting.Value.Equals(after))
                    return new Cause(CauseKind.Provider, Confidence.Proven, $"{leaf.Path} follows {setting.Argument} of provider {Name(provider)}")
                    {
                        Provider = Name(provider),
                        Place = setting.Place,
                    };
        }
        return null;
    }

    private static string Name(ProviderSymbol provider) => provider.Module.Path.IsRoot ? provider.Reference : $"{provider.Module.Path}.{provider.Reference}";

    private static string? Last(ValuePath path) => path.Steps is [.., { Name: { } name }] ? name : null;

    private List<Setting> Settings(ProviderSymbol provider)
    {
        if (known.TryGetValue(provider, out var found)) return found;
        known[provider] = found = [];
        if (inputs.Modules!.Evaluation.Scope(provider.Module.Path) is not { } scope) return found;
        foreach (var attribute in provider.Body.Attributes.Where(a => a.Name is not ("alias" or "version"))) Add(attribute, attribute.Name);
        foreach (var block in provider.Body.Blocks)
            foreach (var attribute in block.Body.Attributes) Add(attribute, block.Type);
        return found;

        void Add(AttributeSyntax attribute, string argument)
        {
            var value = inputs.Modules.Evaluation.Evaluate(attribute.Value, scope).Value;
            var place = SourceLocation.At(attribute.Tree.Source, attribute.NameSpan);
            if (!value.IsKnown || value.IsNull || value.ContainsSensitive) return;
            found.Add(new Setting(attribute.Name, value, place, argument));
            foreach (var (key, entry) in value.Attributes)
                if (entry is { IsKnown: true, IsNull: false }) found.Add(new Setting(key, entry, place, argument));
        }
    }

    private readonly record struct Setting(string Name, Value Value, SourceLocation Place, string Argument);
}
