using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PlanLint.Addresses;

/// <summary>
/// The absolute address of a resource or of one of its instances: what joins configuration, plan, state and inventory. Without a
/// key it names the block, or the only instance of a block without <c>count</c> and <c>for_each</c>.
/// </summary>
public sealed class ResourceAddress : IEquatable<ResourceAddress>, IComparable<ResourceAddress>
{
    private string? text;
    private int hash;

    /// <summary>An address of the parts given.</summary>
    public ResourceAddress(ModulePath module, ResourceMode mode, string type, string name, InstanceKey? key = null)
    {
        Module = module;
        Mode = mode;
        Type = type;
        Name = name;
        Key = key;
    }

    /// <summary>The module instance that holds it.</summary>
    public ModulePath Module { get; }

    /// <summary>Managed, data or ephemeral.</summary>
    public ResourceMode Mode { get; }

    /// <summary>The resource type, such as <c>aws_s3_bucket</c>.</summary>
    public string Type { get; }

    /// <summary>The name in the configuration.</summary>
    public string Name { get; }

    /// <summary>The instance key; null when there is none.</summary>
    public InstanceKey? Key { get; }

    /// <summary>The same address without its own key: all instances in one module instance.</summary>
    public ResourceAddress WithoutKey() => Key is null ? this : new(Module, Mode, Type, Name);

    /// <summary>True for two instances in one module instance whose parts are shared, as those of one file are; may be false for others.</summary>
    internal bool IsBeside(ResourceAddress other) =>
        ReferenceEquals(Module, other.Module) && Mode == other.Mode && ReferenceEquals(Type, other.Type) && ReferenceEquals(Name, other.Name);

    /// <summary>The address of the block in the configuration: no key here and none in the module path.</summary>
    public ResourceAddress BlockAddress()
    {
        var module = Module.WithoutKeys();
        return Key is null && ReferenceEquals(module, Module) ? this : new(module, Mode, Type, Name);
    }

    /// <summary>The address of an instance of this resource.</summary>
    public ResourceAddress WithKey(InstanceKey key) => new(Module, Mode, Type, Name, key);

    /// <summary>Parses an address, honouring quotes and escapes in keys; null when the text is none.</summary>
    public static ResourceAddress? Parse(string text) => TryParse(text, out var address) ? address : null;

    /// <summary>Parses an address, honouring quotes and escapes in keys. Linear in the text.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ResourceAddress? address) => TryParse(text, null, out address);

    /// <summary>Parses an address whose parts <paramref name="pool"/> shares with others.</summary>
    internal static bool TryParse(string? text, AddressPool? pool, [NotNullWhen(true)] out ResourceAddress? address)
    {
        address = null;
        if (string.IsNullOrEmpty(text)) return false;
        var reader = new AddressReader(text);
        if (!reader.Modules(pool, out var module) || !reader.Name(out var word)) return false;
        var mode = ResourceMode.Managed;
        if (word is "data" or "ephemeral")
        {
            mode = word is "data" ? ResourceMode.Data : ResourceMode.Ephemeral;
            if (!reader.Dot() || !reader.Name(out word)) return false;
        }
        if (!reader.Dot() || !reader.Name(out var name) || !reader.Key(out var key) || !reader.AtEnd) return false;
        address = pool is null
            ? new ResourceAddress(module, mode, word.ToString(), name.ToString(), key)
            : new ResourceAddress(module, mode, pool.GetWord(word), pool.GetWord(name), key);
        if (reader.IsCanonical) address.text = text;
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(ResourceAddress? other) =>
        ReferenceEquals(this, other)
        || (other is not null && GetHashCode() == other.GetHashCode() && Mode == other.Mode && Name == other.Name && Type == other.Type
            && Nullable.Equals(Key, other.Key) && Module.Equals(other.Module));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ResourceAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => hash != 0 ? hash : hash = HashCode.Combine(Mode, Type, Name, Key, Module) | 1;

    /// <summary>By module, then data before managed, then type, name and key, as Terraform lists them.</summary>
    public int CompareTo(ResourceAddress? other)
    {
        if (other is null) return 1;
        int order = ReferenceEquals(Module, other.Module) ? 0 : Module.CompareTo(other.Module);
        if (order == 0 && Mode != other.Mode)
        {
            order = (Mode == ResourceMode.Managed).CompareTo(other.Mode == ResourceMode.Managed);
            // An enum's own comparison would box both.
            if (order == 0) order = ((int)Mode).CompareTo((int)other.Mode);
        }
        if (order == 0) order = string.CompareOrdinal(Type, other.Type);
        if (order == 0) order = string.CompareOrdinal(Name, other.Name);
        return order != 0 ? order : Nullable.Compare(Key, other.Key);
    }

    /// <summary>As Terraform writes it: <c>module.a["k"].data.aws_x.y[0]</c>.</summary>
    public override string ToString()
    {
        if (text is not null) return text;
        var builder = new StringBuilder(Module.ToString());
        if (builder.Length > 0) builder.Append('.');
        if (Mode != ResourceMode.Managed) builder.Append(Mode == ResourceMode.Data ? "data." : "ephemeral.");
        return text = builder.Append(Type).Append('.').Append(Name).Append(Key).ToString();
    }
}
