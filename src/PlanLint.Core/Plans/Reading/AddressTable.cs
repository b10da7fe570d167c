using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Documents;
using PlanLint.Text;

namespace PlanLint.Plans.Reading;

/// <summary>
/// Strings and addresses that a file repeats, made once: a plan names each instance three times and each provider once an instance.
/// </summary>
/// <param name="isKept">False where each address is met once, so that it need not be looked up.</param>
internal sealed class AddressTable(bool isKept = true)
{
    private const int LongestOnStack = 512;

    private readonly Dictionary<string, ResourceAddress?> addresses = new(StringComparer.Ordinal);
    private readonly AddressPool pool = new();

    /// <summary>The address that the current string spells; null when it spells none.</summary>
    public ResourceAddress? GetAddress(scoped ref JsonCursor cursor)
    {
        if (isKept && cursor.TokenBytes.Length <= LongestOnStack)
        {
            Span<char> characters = stackalloc char[LongestOnStack];
            var text = characters[..cursor.CopyText(characters)];
            return addresses.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known) ? known : Add(text.ToString());
        }
        return GetAddress(cursor.GetText());
    }

    /// <summary>The address that <paramref name="text"/> spells; null when it spells none.</summary>
    public ResourceAddress? GetAddress(string text)
    {
        return addresses.TryGetValue(text, out var address) ? address : Add(text);
    }

    /// <summary>The address of the resource, or of its instance, that these parts make; their place is told when they make none.</summary>
    public ResourceAddress GetResource(string module, string mode, string type, string name, InstanceKey? key, LinePosition position)
    {
        string text =
            string.Create(CultureInfo.InvariantCulture, $"{module}{(module.Length > 0 ? "." : "")}{(mode == "data" ? "data." : "")}{type}.{name}{key}");
        return GetAddress(text) ?? throw new InputException(
            "a resource needs \"type\" and \"name\", and \"module\" has to be a module address such as module.a[\"k\"]", position);
    }

    private ResourceAddress? Add(string text)
    {
        _ = ResourceAddress.TryParse(text, pool, out var address);
        if (isKept) addresses.Add(text, address);
        return address;
    }

    /// <summary>The current string, one object for all its occurrences.</summary>
    public string GetWord(scoped ref JsonCursor cursor)
    {
        if (cursor.TokenBytes.Length > LongestOnStack) return cursor.GetText();
        Span<char> characters = stackalloc char[LongestOnStack];
        return pool.GetWord(characters[..cursor.CopyText(characters)]);
    }
}
