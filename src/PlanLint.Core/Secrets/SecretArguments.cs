using System.Collections.Concurrent;
using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Secrets;

/// <summary>All arguments and attributes that hold secrets, asked by resource type. Safe for several threads.</summary>
internal sealed class SecretArguments(IEnumerable<SecretArgument> arguments)
{
    private readonly ImmutableArray<SecretArgument> arguments = [.. arguments];
    private readonly ConcurrentDictionary<string, SecretPaths> byType = new(StringComparer.Ordinal);

    /// <summary>Only marks say what is secret.</summary>
    public static SecretArguments None { get; } = new([]);

    /// <summary>What any of several calls secret.</summary>
    public static SecretArguments Together(IEnumerable<SecretArguments> several) =>
        several.Distinct().ToArray() is [var one] ? one : new SecretArguments(several.SelectMany(s => s.arguments).Distinct());

    /// <summary>Where the secrets are among the attributes of a type.</summary>
    public SecretPaths Of(string resourceType) =>
        arguments.IsEmpty ? SecretPaths.None : byType.GetOrAdd(resourceType, static (type, all) => all.Find(type), this);

    /// <summary>True when the argument of that type holds a secret; points lead into nested blocks.</summary>
    public bool Contains(string resourceType, string path)
    {
        var paths = Of(resourceType);
        return !paths.IsNone && path.Split('.').Aggregate(paths, (below, name) => below[name]).IsAll;
    }

    private SecretPaths Find(string resourceType) =>
        SecretPaths.To(arguments.Where(a => Wildcard.MatchesAny(a.Types, resourceType)).SelectMany(a => a.Attributes, (a, path) => (path, a.Kinds)));
}
