using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PlanLint.Documents;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Secrets;

/// <summary>
/// The ways from a value down to the secrets in it, by the names on them; elements of a sequence are no step. What is found for a name is
/// kept, because instances of a type have the same names. Safe for several threads.
/// </summary>
internal sealed class SecretPaths
{
    private const int LongestOnStack = 128;

    private readonly ImmutableArray<Way> ways;
    private readonly ConcurrentDictionary<string, SecretPaths> byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SecretPaths> byKind = new(StringComparer.Ordinal);

    private SecretPaths(ImmutableArray<Way> ways)
    {
        this.ways = ways;
        AsksKind = ways.Any(w => w.AsksKind);
    }

    /// <summary>Nothing in the value is secret.</summary>
    public static SecretPaths None { get; } = new([]);

    /// <summary>All of the value is secret.</summary>
    public static SecretPaths All { get; } = new([]);

    /// <summary>True when nothing in the value is secret.</summary>
    public bool IsNone => ReferenceEquals(this, None);

    /// <summary>True when all of the value is secret.</summary>
    public bool IsAll => ReferenceEquals(this, All);

    /// <summary>True when the object's <c>kind</c> decides: ask <see cref="ForKind"/> before its names.</summary>
    public bool AsksKind { get; }

    /// <summary>The ways that paths with points name, each for manifests of the kinds beside it; of every kind when there are none.</summary>
    public static SecretPaths To(IEnumerable<(string Path, ImmutableArray<string> Kinds)> paths) =>
        Of([.. paths.Select(p => new Way([.. p.Path.Split('.')], 0, p.Kinds))]);

    /// <summary>The ways on below an attribute.</summary>
    public SecretPaths this[string name] => ways.IsEmpty ? this : byName.GetOrAdd(name, static (n, paths) => paths.Below(n), this);

    /// <summary>The ways on below the attribute whose name the reader stands on.</summary>
    public SecretPaths Of(in Utf8JsonReader reader)
    {
        if (ways.IsEmpty) return this;
        if (reader.ValueIsEscaped || reader.ValueSpan.Length > LongestOnStack) return this[JsonText.Get(in reader)];
        Span<char> characters = stackalloc char[LongestOnStack];
        var name = characters[..Encoding.UTF8.GetChars(reader.ValueSpan, characters)];
        return byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var below) ? below : this[name.ToString()];
    }

    /// <summary>The ways that are left in an object of that kind; null for an object that says none.</summary>
    public SecretPaths ForKind(string? kind) =>
        byKind.GetOrAdd(kind ?? "", k => Of([.. ways.Where(w => !w.AsksKind || w.IsFor(k)).Select(w => w.AsksKind ? w with { Kinds = [] } : w)]));

    /// <summary>True when a path within <paramref name="value"/> leads to a secret.</summary>
    public bool Leads(ValuePath path, Value? value)
    {
        var paths = this;
        foreach (var step in path.Steps)
        {
            if (step.Name is { } name) paths = (paths.AsksKind ? paths.ForKind(value?["kind"]?.StringOrNull) : paths)[name];
            if (paths.IsAll || paths.IsNone) break;
            value = ValuePath.Of(step).Resolve(value ?? Value.DynamicNull);
        }
        return paths.IsAll;
    }

    private static SecretPaths Of(ImmutableArray<Way> ways) => ways.IsEmpty ? None : new SecretPaths(ways);

    private SecretPaths Below(string name)
    {
        var matching = ways.Where(w => Wildcard.Matches(w.Steps[w.At], name)).ToArray();
        return matching.Any(w => w is { IsAtEnd: true, AsksKind: false })
            ? All
            : Of([.. matching.Where(w => !w.IsAtEnd).Select(w => w with { At = w.At + 1 })]);
    }

    /// <summary>One way and how far it has been gone. A manifest is the first attribute on it, or the resource when there is but one step.</summary>
    private readonly record struct Way(ImmutableArray<string> Steps, int At, ImmutableArray<string> Kinds)
    {
        public bool IsAtEnd => At == Steps.Length - 1;

        public bool AsksKind => !Kinds.IsEmpty && At == Math.Min(1, Steps.Length - 1);

        /// <summary>Kinds are written with the group of their API or without.</summary>
        public bool IsFor(string kind) => Kinds.Any(k => k == kind || k.StartsWith(kind + ".", StringComparison.Ordinal) && kind.Length > 0);
    }
}
