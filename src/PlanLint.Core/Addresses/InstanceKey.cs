using System.Globalization;
using PlanLint.Text;

namespace PlanLint.Addresses;

/// <summary>The key of one instance: a whole number from <c>count</c> or a string from <c>for_each</c>. Numbers order before strings.</summary>
public readonly struct InstanceKey : IEquatable<InstanceKey>, IComparable<InstanceKey>
{
    private readonly long number;

    /// <summary>A <c>for_each</c> key.</summary>
    public InstanceKey(string key) => Text = key;

    /// <summary>A <c>count</c> index.</summary>
    public InstanceKey(long index) => number = index;

    /// <summary>The <c>for_each</c> key; null for a <c>count</c> index.</summary>
    public string? Text { get; }

    /// <summary>The <c>count</c> index; 0 for a <c>for_each</c> key.</summary>
    public long Index => number;

    /// <summary>True for a <c>for_each</c> key: <c>a["0"]</c> and <c>a[0]</c> are different instances.</summary>
    public bool IsString => Text is not null;

    /// <inheritdoc/>
    public bool Equals(InstanceKey other) => Text == other.Text && number == other.number;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is InstanceKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Text, number);

    /// <inheritdoc/>
    public int CompareTo(InstanceKey other) => (Text, other.Text) switch
    {
        (null, null) => number.CompareTo(other.number),
        (null, _) => -1,
        (_, null) => 1,
        _ => string.CompareOrdinal(Text, other.Text),
    };

    /// <summary>With brackets, as Terraform writes it: <c>[0]</c>, <c>["a\"b"]</c>, <c>["$${x}"]</c>.</summary>
    public override string ToString() =>
        Text is null ? $"[{number.ToString(CultureInfo.InvariantCulture)}]" : $"[{QuotedString.Of(Text)}]";

    /// <summary>Equality.</summary>
    public static bool operator ==(InstanceKey left, InstanceKey right) => left.Equals(right);

    /// <summary>Inequality.</summary>
    public static bool operator !=(InstanceKey left, InstanceKey right) => !left.Equals(right);
}
