using System.Globalization;
using System.Numerics;

namespace PlanLint.Values;

/// <summary>An arbitrary-precision number, as cty's. Equality is numeric: 1.0 equals 1.</summary>
public readonly struct Number : IEquatable<Number>, IComparable<Number>
{
    private readonly BigInteger mantissa;
    private readonly int exponent;

    private Number(BigInteger mantissa, int exponent)
    {
        while (!mantissa.IsZero && exponent < 0 && mantissa % 10 == 0)
        {
            mantissa /= 10;
            exponent++;
        }
        this.mantissa = mantissa;
        this.exponent = mantissa.IsZero ? 0 : exponent;
    }

    /// <summary>A whole number.</summary>
    public static implicit operator Number(long value) => new(value, 0);

    /// <summary>A whole number.</summary>
    public static Number FromInt64(long value) => new(value, 0);

    /// <summary>Parses decimal text with an optional fraction and exponent; false when it is not a number.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Number number)
    {
        number = default;
        int exponent = 0;
        int e = text.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (!int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)) return false;
            text = text[..e];
        }
        int dot = text.IndexOf('.');
        string digits = dot < 0 ? text.ToString() : string.Concat(text[..dot], text[(dot + 1)..]);
        if (dot >= 0) exponent -= text.Length - dot - 1;
        if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var mantissa)) return false;
        number = new Number(mantissa, exponent);
        return true;
    }

    /// <summary>The value as an int when it is whole and in range.</summary>
    public bool TryGetInt32(out int value)
    {
        value = 0;
        if (exponent < 0 || exponent > 10) return false;
        var whole = mantissa * BigInteger.Pow(10, exponent);
        if (whole < int.MinValue || whole > int.MaxValue) return false;
        value = (int)whole;
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Number other) => exponent >= other.exponent
        ? (mantissa * BigInteger.Pow(10, exponent - other.exponent)).CompareTo(other.mantissa)
        : mantissa.CompareTo(other.mantissa * BigInteger.Pow(10, other.exponent - exponent));

    /// <inheritdoc/>
    public bool Equals(Number other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Number other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Decimal text without an exponent, as Terraform prints it.</summary>
    public override string ToString()
    {
        if (exponent >= 0) return (mantissa * BigInteger.Pow(10, exponent)).ToString(CultureInfo.InvariantCulture);
        string digits = BigInteger.Abs(mantissa).ToString(CultureInfo.InvariantCulture).PadLeft(1 - exponent, '0');
        return $"{(mantissa.Sign < 0 ? "-" : "")}{digits[..(digits.Length + exponent)]}.{digits[(digits.Length + exponent)..]}";
    }

    /// <summary>Numeric equality.</summary>
    public static bool operator ==(Number left, Number right) => left.Equals(right);

    /// <summary>Numeric inequality.</summary>
    public static bool operator !=(Number left, Number right) => !left.Equals(right);

    /// <summary>Numeric order.</summary>
    public static bool operator <(Number left, Number right) => left.CompareTo(right) < 0;

    /// <summary>Numeric order.</summary>
    public static bool operator >(Number left, Number right) => left.CompareTo(right) > 0;

    /// <summary>Numeric order.</summary>
    public static bool operator <=(Number left, Number right) => left.CompareTo(right) <= 0;

    /// <summary>Numeric order.</summary>
    public static bool operator >=(Number left, Number right) => left.CompareTo(right) >= 0;
}
