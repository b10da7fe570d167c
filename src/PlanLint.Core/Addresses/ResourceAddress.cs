using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace PlanLint.Addresses;

/// <summary>Managed, data or ephemeral.</summary>
public enum ResourceMode
{
    /// <summary>A <c>resource</c> block.</summary>
    Managed,
    /// <summary>A <c>data</c> block.</summary>
    Data,
    /// <summary>An <c>ephemeral</c> block.</summary>
    Ephemeral,
}

/// <summary>
/// The absolute address of a resource or of one of its instances: what joins configuration, plan, state and inventory. Without a
/// key it names the block, or the only instance of a block without <c>count</c> and <c>for_each</c>.
/// </summary>
public sealed class ResourceAddress : IEquatable<ResourceAddress>, IComparable<ResourceAddress>
{
    private string? text;

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

    /// <summary>Parses an address, honouring quotes and escapes in keys.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ResourceAddress? address)
    {
        address = null;
        if (string.IsNullOrEmpty(text)) return false;
        var reader = new Reader(text);
        var steps = ImmutableArray.CreateBuilder<ModuleStep>();
        if (!reader.Name(out string word)) return false;
        while (word == "module" && reader.Dot())
        {
            if (!reader.Name(out string module) || !reader.Key(out var moduleKey) || !reader.Dot() || !reader.Name(out word)) return false;
            steps.Add(new ModuleStep(module, moduleKey));
        }
        var mode = ResourceMode.Managed;
        if (word is "data" or "ephemeral")
        {
            mode = word == "data" ? ResourceMode.Data : ResourceMode.Ephemeral;
            if (!reader.Dot() || !reader.Name(out word)) return false;
        }
        if (!reader.Dot() || !reader.Name(out string name) || !reader.Key(out var key) || !reader.AtEnd) return false;
        address = new ResourceAddress(new ModulePath(steps.ToImmutable()), mode, word, name, key);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(ResourceAddress? other) =>
        other is not null && Mode == other.Mode && Name == other.Name && Type == other.Type && Key.Equals(other.Key) && Module.Equals(other.Module);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ResourceAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Mode, Type, Name, Key, Module);

    /// <summary>By module, then data before managed, then type, name and key, as Terraform lists them.</summary>
    public int CompareTo(ResourceAddress? other)
    {
        if (other is null) return 1;
        int order = Module.CompareTo(other.Module);
        if (order == 0) order = (Mode == ResourceMode.Managed).CompareTo(other.Mode == ResourceMode.Managed);
        if (order == 0) order = Mode.CompareTo(other.Mode);
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

    private ref struct Reader(string text)
    {
        private int position;

        public readonly bool AtEnd => position == text.Length;

        public bool Dot()
        {
            if (position >= text.Length || text[position] != '.') return false;
            position++;
            return true;
        }

        public bool Name(out string name)
        {
            int start = position;
            while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '_' or '-')) position++;
            name = text[start..position];
            return name.Length > 0 && !char.IsDigit(name[0]) && name[0] != '-';
        }

        /// <summary>An optional key; false when brackets hold something else.</summary>
        public bool Key(out InstanceKey? key)
        {
            key = null;
            if (position >= text.Length || text[position] != '[') return true;
            position++;
            if (position < text.Length && text[position] == '"')
            {
                position++;
                if (!Quoted(out string value)) return false;
                key = new InstanceKey(value);
            }
            else
            {
                int start = position;
                while (position < text.Length && char.IsAsciiDigit(text[position])) position++;
                if (!long.TryParse(text.AsSpan(start, position - start), NumberStyles.None, CultureInfo.InvariantCulture, out long index)) return false;
                key = new InstanceKey(index);
            }
            if (position >= text.Length || text[position] != ']') return false;
            position++;
            return true;
        }

        private bool Quoted(out string value)
        {
            var builder = new StringBuilder();
            value = "";
            while (position < text.Length)
            {
                char c = text[position++];
                if (c == '"')
                {
                    value = builder.ToString();
                    return true;
                }
                if (c is '$' or '%' && position + 1 < text.Length && text[position] == c && text[position + 1] == '{')
                {
                    builder.Append(c).Append('{');
                    position += 2;
                    continue;
                }
                if (c != '\\')
                {
                    builder.Append(c);
                    continue;
                }
                if (position >= text.Length) return false;
                char escape = text[position++];
                switch (escape)
                {
                    case 'n': builder.Append('\n'); break;
                    case 'r': builder.Append('\r'); break;
                    case 't': builder.Append('\t'); break;
                    case '"' or '\\': builder.Append(escape); break;
                    case 'u' or 'U':
                        int length = escape == 'u' ? 4 : 8;
                        if (position + length > text.Length
                            || !int.TryParse(text.AsSpan(position, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
                            || !Rune.IsValid(code)) return false;
                        builder.Append(new Rune(code));
                        position += length;
                        break;
                    default: return false;
                }
            }
            return false;
        }
    }
}
