using System.Collections.Immutable;
using System.Text;

namespace PlanLint.Addresses;

/// <summary>The way from the root module to a module instance. Equality is structural.</summary>
public sealed class ModulePath : IEquatable<ModulePath>, IComparable<ModulePath>
{
    private int hash;

    /// <summary>The root module.</summary>
    public static ModulePath Root { get; } = new([]);

    /// <summary>A path of the steps given.</summary>
    public ModulePath(ImmutableArray<ModuleStep> steps) => Steps = steps;

    /// <summary>The steps from the root inwards; empty for the root module.</summary>
    public ImmutableArray<ModuleStep> Steps { get; }

    /// <summary>True for the root module.</summary>
    public bool IsRoot => Steps.IsEmpty;

    /// <summary>The same path without instance keys, as configuration writes it.</summary>
    public ModulePath WithoutKeys() => Steps.All(s => s.Key is null) ? this : new([.. Steps.Select(s => new ModuleStep(s.Name, null))]);

    /// <summary>Names joined by dots, as <c>modules.json</c> keys them: <c>app.inner</c>; empty for the root.</summary>
    public string ManifestKey => string.Join('.', Steps.Select(s => s.Name));

    /// <summary>A path one call deeper.</summary>
    public ModulePath Child(string name, InstanceKey? key = null) => new(Steps.Add(new ModuleStep(name, key)));

    /// <summary>True for <paramref name="other"/> itself and what it calls; keys have to be equal too.</summary>
    public bool StartsWith(ModulePath other) => Steps.Length >= other.Steps.Length && Steps.AsSpan(0, other.Steps.Length).SequenceEqual(other.Steps.AsSpan());

    /// <inheritdoc/>
    public bool Equals(ModulePath? other) => ReferenceEquals(this, other) || other is not null && Steps.AsSpan().SequenceEqual(other.Steps.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ModulePath);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (hash != 0) return hash;
        var code = default(HashCode);
        foreach (var step in Steps) code.Add(step);
        return hash = code.ToHashCode() | 1;
    }

    /// <summary>Shallower modules first, then by name and key, as Terraform lists them.</summary>
    public int CompareTo(ModulePath? other)
    {
        if (ReferenceEquals(this, other)) return 0;
        if (other is null) return 1;
        if (Steps.Length != other.Steps.Length) return Steps.Length.CompareTo(other.Steps.Length);
        for (int i = 0; i < Steps.Length; i++)
        {
            int order = string.CompareOrdinal(Steps[i].Name, other.Steps[i].Name);
            if (order == 0) order = Nullable.Compare(Steps[i].Key, other.Steps[i].Key);
            if (order != 0) return order;
        }
        return 0;
    }

    /// <summary><c>module.a["k"].module.b</c>; empty for the root.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var step in Steps) text.Append(text.Length > 0 ? ".module." : "module.").Append(step.Name).Append(step.Key);
        return text.ToString();
    }
}
