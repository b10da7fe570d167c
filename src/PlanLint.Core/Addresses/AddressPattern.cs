using PlanLint.Text;

namespace PlanLint.Addresses;

/// <summary>A <see cref="Wildcard"/> over addresses, which covers what lies in the blocks and modules it names.</summary>
public sealed class AddressPattern(string pattern)
{
    private readonly Wildcard wildcard = new(pattern);

    /// <summary>The pattern as written.</summary>
    public string Pattern => wildcard.Pattern;

    /// <summary>True when nothing in the pattern is a wildcard.</summary>
    public bool IsExact => wildcard.IsExact;

    /// <summary>True when the whole of <paramref name="text"/> matches.</summary>
    public bool Matches(string text) => wildcard.Matches(text);

    /// <summary>
    /// True when the pattern names <paramref name="address"/>, the block it is an instance of, or a module that holds it.
    /// </summary>
    public bool Covers(ResourceAddress address)
    {
        foreach (string name in NamesOf(address))
            if (Matches(name)) return true;
        return false;
    }

    /// <summary>What a pattern that covers an address may match: the address, its block, and the modules that hold it, with and without keys.</summary>
    internal static IEnumerable<string> NamesOf(ResourceAddress address)
    {
        yield return address.ToString();
        yield return address.BlockAddress().ToString();
        yield return address.WithoutKey().ToString();
        for (int depth = address.Module.Steps.Length; depth > 0; depth--)
        {
            var module = new ModulePath(address.Module.Steps[..depth]);
            yield return module.ToString();
            yield return module.WithoutKeys().ToString();
        }
    }
}
