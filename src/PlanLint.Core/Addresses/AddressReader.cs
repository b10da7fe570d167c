using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PlanLint.Addresses;

/// <summary>Reads the parts of an address from left to right. A method that answers false leaves the address unreadable.</summary>
internal ref struct AddressReader(string text)
{
    private int position;

    /// <summary>True when everything was read.</summary>
    public readonly bool AtEnd => position == text.Length;

    /// <summary>True when what was read is spelled as <see cref="ResourceAddress.ToString"/> would spell it.</summary>
    public bool IsCanonical { get; private set; } = true;

    /// <summary>The steps <c>module.name[key].</c> before the resource, if any.</summary>
    public bool Modules(AddressPool? pool, out ModulePath module)
    {
        module = ModulePath.Root;
        int start = position, end = start;
        // First only where the modules end: their path is most likely known already.
        while (IsModule())
        {
            position += "module.".Length;
            if (!Name(out _) || !PassKey() || !Dot()) return false;
            end = position;
        }
        if (end == start) return true;
        var prefix = text.AsSpan(start, end - start);
        if (pool is not null && pool.TryGetModule(prefix, out var known))
        {
            module = known!;
            IsCanonical &= IsPlain(prefix);
            return true;
        }
        position = start;
        var steps = ImmutableArray.CreateBuilder<ModuleStep>(1);
        while (IsModule())
        {
            position += "module.".Length;
            if (!Name(out var name) || !Key(out var key) || !Dot()) return false;
            steps.Add(new ModuleStep(name.ToString(), key));
        }
        module = new ModulePath(steps.ToImmutable());
        pool?.Add(prefix.ToString(), module);
        return true;
    }

    /// <summary>A dot.</summary>
    public bool Dot()
    {
        if (position >= text.Length || text[position] != '.') return false;
        position++;
        return true;
    }

    /// <summary>A name of letters, digits, underscores and dashes that starts with none of the latter two kinds but the underscore.</summary>
    public bool Name(out ReadOnlySpan<char> name)
    {
        int start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '_' or '-')) position++;
        name = text.AsSpan(start, position - start);
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
            IsCanonical &= text[start] != '0' || position == start + 1;
            key = new InstanceKey(index);
        }
        if (position >= text.Length || text[position] != ']') return false;
        position++;
        return true;
    }

    private readonly bool IsModule() => text.AsSpan(position).StartsWith("module.", StringComparison.Ordinal);

    /// <summary>Moves past an optional key without reading it; what it holds is looked at by <see cref="Key"/>.</summary>
    private bool PassKey()
    {
        if (position >= text.Length || text[position] != '[') return true;
        bool isQuoted = false;
        for (position++; position < text.Length; position++)
        {
            char c = text[position];
            if (isQuoted && c == '\\') position++;
            else if (c == '"') isQuoted = !isQuoted;
            else if (!isQuoted && c == ']')
            {
                position++;
                return true;
            }
        }
        return false;
    }

    private static bool IsPlain(ReadOnlySpan<char> prefix) => prefix.IndexOfAny('\\', '$', '%') < 0 && prefix.IndexOf("[0", StringComparison.Ordinal) < 0;

    private bool Quoted(out string value)
    {
        int plain = text.AsSpan(position).IndexOfAny("\"\\$%");
        if (plain >= 0 && text[position + plain] == '"')
        {
            value = text.Substring(position, plain);
            IsCanonical &= value.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;
            position += plain + 1;
            return true;
        }
        IsCanonical = false;
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
            if (position >= text.Length || !Escape(builder)) return false;
        }
        return false;
    }

    private bool Escape(StringBuilder builder)
    {
        char escape = text[position++];
        switch (escape)
        {
            case 'n': builder.Append('\n'); return true;
            case 'r': builder.Append('\r'); return true;
            case 't': builder.Append('\t'); return true;
            case '"' or '\\': builder.Append(escape); return true;
            case 'u' or 'U':
                int length = escape == 'u' ? 4 : 8;
                if (position + length > text.Length
                    || !int.TryParse(text.AsSpan(position, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
                    || !Rune.IsValid(code)) return false;
                builder.Append(new Rune(code));
                position += length;
                return true;
            default: return false;
        }
    }
}
