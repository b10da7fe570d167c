using PlanLint.Analysis;
using PlanLint.Inventory;

namespace PlanLint.Rules;

/// <summary>Which live objects read which Secret or ConfigMap: every object is looked through once.</summary>
internal sealed class SecretReaders(Compilation compilation)
{
    private readonly ILookup<(string? Namespace, string Kind, string Name), (LiveObject Reader, string? Key)> readers = (compilation.Inventory?.Objects ?? [])
        .SelectMany(o => ((string[])["Secret", "ConfigMap"]).SelectMany(
            kind => SecretReferences.References(o.Content, kind).Distinct().Select(r => (Object: o, Kind: kind, Reference: r))))
        .ToLookup(r => ((string?)r.Object.Identity.Namespace, r.Kind, r.Reference.Name), r => (r.Object, r.Reference.Key));

    /// <summary>The objects of a namespace that read an object of a kind, in the order of the inventory.</summary>
    public IEnumerable<LiveObject> Of(string? space, string kind, string name) => readers[(space, kind, name)].Select(r => r.Reader).Distinct();

    /// <summary>Those that read one key of it, or all.</summary>
    public IEnumerable<LiveObject> Of(string? space, string kind, string name, string key) =>
        readers[(space, kind, name)].Where(r => r.Key is null || r.Key == key).Select(r => r.Reader).Distinct();
}
