using System.Globalization;
using System.Net;
using System.Numerics;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary>Functions over IP networks.</summary>
internal static class IpFunctions
{
    private static readonly Parameter Prefix = new("prefix", ValueType.String);

    public static IEnumerable<Function> All { get; } =
    [
        new("cidrcontains", ValueType.Bool, Contains, new("containing_prefix", ValueType.String), new("contained_ip_or_prefix", ValueType.String)),
        new("cidrhost", ValueType.String, Host, Prefix, new("hostnum", ValueType.Number)),
        new("cidrnetmask", ValueType.String, Netmask, Prefix),
        new("cidrsubnet", ValueType.String, Subnet, Prefix, new("newbits", ValueType.Number), new("netnum", ValueType.Number)),
        new("cidrsubnets", ValueType.List(ValueType.String), Subnets, Prefix) { Variadic = new("newbits", ValueType.Number) },
    ];

    /// <summary>A network: its first address, the bits of an address, and the bits of its prefix.</summary>
    private readonly record struct Network(BigInteger Address, int Bits, int Length)
    {
        public int HostBits => Bits - Length;

        public BigInteger Last => Address + (BigInteger.One << HostBits) - 1;

        public bool Contains(BigInteger address) => address >= Address && address <= Last;

        /// <summary>True for an IPv4 address in the clothes of IPv6, <c>::ffff:10.0.0.0</c>: it is shown as IPv4.</summary>
        public bool IsMapped => Bits == 128 && IsMappedAddress(Address);

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Show(Address, Bits)}/{(IsMapped ? Math.Max(0, Length - 96) : Length)}");
    }

    private static Value? Host(FunctionCall call)
    {
        if (!TryWhole(call, 1, out var number) || !TryNetwork(call, 0, out var network)) return null;
        var hosts = BigInteger.One << network.HostBits;
        if (number >= hosts || number < -hosts)
            return call.Fail($"prefix of {network.Length} does not accommodate a host numbered {number}");
        var host = number.Sign < 0 ? hosts + number : number;
        // The reference takes a mapped IPv4 address for one of 32 bits, and puts the number before it: kept, as plans hold its results.
        if (network.IsMapped) host <<= 96;
        return Value.String(Show(network.Address | host, network.Bits));
    }

    private static Value? Netmask(FunctionCall call)
    {
        if (!TryNetwork(call, 0, out var network)) return null;
        if (network.Bits != 32 && !network.IsMapped) return call.Fail($"IPv6 addresses cannot have a netmask: {call.Text(0)}");
        return Value.String(Show((BigInteger.One << network.Bits) - (BigInteger.One << network.HostBits), network.Bits));
    }

    private static Value? Subnet(FunctionCall call)
    {
        if (!call.TryInt(1, out int bits) || !TryWhole(call, 2, out var number) || !TryNetwork(call, 0, out var network)) return null;
        int length = network.Length + bits;
        if (length > network.Bits || length < 0) return call.Fail($"insufficient address space to extend prefix of {network.Length} by {bits}");
        // As in the reference, which looks at 64 bits of the magnitude and takes a shift by a negative count for none.
        bool isTooLarge = bits is >= 0 and < 64 && (BigInteger.Abs(number) & ulong.MaxValue) > (BigInteger.One << bits) - 1;
        if (isTooLarge) return call.Fail($"prefix extension of {bits} does not accommodate a subnet numbered {number}");
        // The reference shifts the magnitude of a negative number into place and forgets the network: kept, as plans hold its results.
        var shifted = BigInteger.Abs(number) << (network.Bits - length);
        var address = number.Sign < 0 ? shifted : network.Address | shifted;
        return Value.String(new Network(address, network.Bits, length).ToString());
    }

    private static Value? Subnets(FunctionCall call)
    {
        if (!TryNetwork(call, 0, out var network)) return null;
        var subnets = new List<Value>();
        var next = network.Address;
        // The reference steps back before it steps forward, which it cannot from the lowest address.
        bool isLowest = network.Address.IsZero;
        string previous = network.ToString();
        for (int i = 1; i < call.Count; i++)
        {
            if (!call[i].AsNumber.TryGetInt32(out int bits)) return call.FailArgument(i, "value must be a whole number");
            if (bits < 1) return call.FailArgument(i, "must extend prefix by at least one bit");
            int length = network.Length + bits;
            if (length > network.Bits)
                return call.FailArgument(i, $"would extend prefix to {length} bits, which is too long for an {(network.Bits == 32 ? "IPv4" : "IPv6")} address");
            // The next free address, up to where a network of this size may start.
            var size = BigInteger.One << (network.Bits - length);
            next = (next + size - 1) / size * size;
            if (isLowest) previous = new Network((BigInteger.One << network.Bits) - size, network.Bits, length).ToString();
            if (isLowest || next > network.Last)
                return call.FailArgument(i, $"not enough remaining address space for a subnet with a prefix of {length} bits after {previous}");
            previous = new Network(next, network.Bits, length).ToString();
            subnets.Add(Value.String(previous));
            next += size;
        }
        return call.Spend(subnets.Count) ? Value.List(ValueType.String, [.. subnets]) : null;
    }

    private static Value? Contains(FunctionCall call)
    {
        if (!TryNetwork(call, 0, out var network)) return null;
        if (!TryParseNetwork(call.Text(1), out var inner))
        {
            if (!TryAddress(call.Text(1), out var address, out int bits)) return call.Fail($"invalid IP address or prefix: {call.Text(1)}");
            inner = new Network(address, bits, bits);
        }
        if (inner.Bits != network.Bits) return call.Fail($"address family mismatch: {call.Text(0)} vs. {call.Text(1)}");
        return Value.Bool(network.Contains(inner.Address) && network.Contains(inner.Last));
    }

    private static bool TryWhole(FunctionCall call, int index, out BigInteger number)
    {
        number = default;
        if (!call[index].AsNumber.IsWhole)
        {
            call.Fail("value must be a whole number");
            return false;
        }
        number = call[index].AsNumber.Truncate(out _);
        return true;
    }

    private static bool TryNetwork(FunctionCall call, int index, out Network network)
    {
        if (TryParseNetwork(call.Text(index), out network)) return true;
        call.Fail($"invalid CIDR expression: invalid CIDR address: {call.Text(index)}");
        return false;
    }

    private static bool TryParseNetwork(string text, out Network network)
    {
        network = default;
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !TryAddress(text[..slash], out var address, out int bits)) return false;
        if (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int length) || length > bits) return false;
        network = new Network(address >> (bits - length) << (bits - length), bits, length);
        return true;
    }

    /// <summary>Leading zeros in IPv4 are decimal, as Terraform has kept them.</summary>
    private static bool TryAddress(string text, out BigInteger address, out int bits)
    {
        address = default;
        bits = text.Contains(':', StringComparison.Ordinal) ? 128 : 32;
        if (bits == 128)
        {
            if (text.AsSpan().ContainsAny('%', '[') || !IPAddress.TryParse(text, out var parsed)) return false;
            address = new BigInteger(parsed.GetAddressBytes(), isUnsigned: true, isBigEndian: true);
            return true;
        }
        string[] parts = text.Split('.');
        if (parts.Length != 4) return false;
        foreach (string part in parts)
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > 255) return false;
            address = (address << 8) | number;
        }
        return true;
    }

    private static bool IsMappedAddress(BigInteger address) => address >> 32 == 0xffff;

    private static string Show(BigInteger address, int bits)
    {
        if (bits == 128 && IsMappedAddress(address)) (address, bits) = (address & uint.MaxValue, 32);
        Span<byte> bytes = stackalloc byte[bits / 8];
        bytes.Clear();
        var mask = (BigInteger.One << bits) - 1;
        var written = (address & mask).ToByteArray(isUnsigned: true, isBigEndian: true);
        written.CopyTo(bytes[^written.Length..]);
        return new IPAddress(bytes).ToString();
    }
}
