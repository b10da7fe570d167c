using System.Globalization;
using System.Numerics;

namespace PlanLint.Values;

/// <summary>
/// A number as cty's: a binary float of 512 bits when it comes from text (docs/facts/hcl.md), of 64 bits when it counts something, of 53
/// bits when it went through a double. Equality and order are numeric: 1.0 equals 1. Whole numbers of 63 bits cost no allocation.
/// </summary>
public readonly struct Number : IEquatable<Number>, IComparable<Number>
{
    /// <summary>Stands in <see cref="other"/> for a whole number of 64 bits of precision.</summary>
    private static readonly object Counted = new();

    /// <summary>Stands in <see cref="other"/> for a zero with a minus sign, which prints as <c>-0</c> and is zero in every other way.</summary>
    private static readonly object MinusZero = new();

    private readonly long whole;

    /// <summary>
    /// A <see cref="BinaryFloat"/>; <see cref="Counted"/>, <see cref="MinusZero"/> or null for <see cref="whole"/> with 64, 512 or 512 bits
    /// of precision.
    /// </summary>
    private readonly object? other;

    private Number(long whole, object? other)
    {
        this.whole = whole;
        this.other = other;
    }

    /// <summary>Positive infinity, the result of <c>1/0</c>.</summary>
    public static Number PositiveInfinity { get; } = new(0, BinaryFloat.PositiveInfinity);

    /// <summary>Negative infinity, the result of <c>-1/0</c>.</summary>
    public static Number NegativeInfinity { get; } = new(0, BinaryFloat.NegativeInfinity);

    /// <summary>A whole number.</summary>
    public static implicit operator Number(long value) => new(value, Counted);

    /// <summary>A whole number.</summary>
    public static Number FromInt64(long value) => new(value, Counted);

    /// <summary>A whole number of any size.</summary>
    public static Number FromBigInteger(BigInteger value) =>
        Of(BinaryFloat.Round(value, 0, Math.Max(64, (int)BigInteger.Abs(value).GetBitLength())));

    /// <summary>The number a double holds; keeps its 53 bits of precision. Not for NaN.</summary>
    public static Number FromDouble(double value) => Of(BinaryFloat.FromDouble(value));

    /// <summary>Parses decimal text with an optional fraction and exponent; false when it is not a number or absurdly large.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Number number)
    {
        number = default;
        if (text.Length is > 0 and < 19 && !text.ContainsAnyExceptInRange('0', '9'))
        {
            number = new Number(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), null);
            return true;
        }
        if (BinaryFloat.Parse(text) is not { } parsed) return false;
        number = Of(parsed);
        if (parsed.Sign == 0 && text[0] == '-') number = new Number(0, MinusZero);
        return true;
    }

    /// <summary>True for the infinities.</summary>
    public bool IsInfinite => other is BinaryFloat { Infinity: not 0 };

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => other is BinaryFloat big ? big.Sign : Math.Sign(whole);

    /// <summary>True when there is no fraction; false for the infinities.</summary>
    public bool IsWhole => other is not BinaryFloat big || (big.Infinity == 0 && big.Exponent >= 0);

    /// <summary>The value as an int when it is whole and in range.</summary>
    public bool TryGetInt32(out int value)
    {
        bool fits = TryGetInt64(out long wide) && wide is >= int.MinValue and <= int.MaxValue;
        value = fits ? (int)wide : 0;
        return fits;
    }

    /// <summary>The value as a long when it is whole and in range.</summary>
    public bool TryGetInt64(out long value)
    {
        value = whole;
        if (other is not BinaryFloat big) return true;
        value = 0;
        if (big.Infinity != 0 || big.Exponent < 0 || big.Exponent + (long)big.Mantissa.GetBitLength() > 64) return false;
        var exact = big.Truncate(out _);
        if (exact < long.MinValue || exact > long.MaxValue) return false;
        value = (long)exact;
        return true;
    }

    /// <summary>The whole part, towards zero; <paramref name="exact"/> is false when a fraction was cut. Not for the infinities.</summary>
    public BigInteger Truncate(out bool exact)
    {
        exact = true;
        return other is BinaryFloat big ? big.Truncate(out exact) : whole;
    }

    /// <summary>The nearest double.</summary>
    public double ToDouble() => other is BinaryFloat big ? big.ToDouble() : whole;

    /// <inheritdoc/>
    public int CompareTo(Number other) =>
        this.other is BinaryFloat || other.other is BinaryFloat ? Big.CompareTo(other.Big) : whole.CompareTo(other.whole);

    /// <inheritdoc/>
    public bool Equals(Number other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Number other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        TryGetInt64(out long value) ? value.GetHashCode() : HashCode.Combine(Big.Mantissa, Big.Exponent, Big.Infinity);

    /// <summary>Decimal text without an exponent, as Terraform prints it: the shortest that reads back as the same number.</summary>
    public override string ToString() => other switch
    {
        BinaryFloat { Infinity: > 0 } => "+Inf",
        BinaryFloat { Infinity: < 0 } => "-Inf",
        BinaryFloat big => DecimalDigits.Shortest(big).ToFixed(-1),
        _ => ReferenceEquals(other, MinusZero) ? "-0" : whole.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The digits of a finite number: all of them, or the fewest that read back as the same number.</summary>
    internal DecimalDigits GetDigits(bool shortest) =>
        shortest ? DecimalDigits.Shortest(Big) : DecimalDigits.Exact(Big.Mantissa, Big.Exponent);

    /// <summary>The whole number nearest towards a direction: -1 floor, +1 ceiling. Infinities stay.</summary>
    internal Number RoundTowards(int direction)
    {
        if (IsWhole || IsInfinite) return this;
        var big = Big;
        var truncated = big.Truncate(out _);
        if (direction == big.Sign) truncated += direction;
        return Of(BinaryFloat.Round(truncated, 0, big.Precision));
    }

    internal static Number? Add(Number left, Number right)
    {
        if (left.other is not BinaryFloat && right.other is not BinaryFloat)
        {
            long sum = unchecked(left.whole + right.whole);
            if (((left.whole ^ sum) & (right.whole ^ sum)) >= 0) return new Number(sum, Wider(left, right));
        }
        return Possibly(BinaryFloat.Add(left.Big, right.Big));
    }

    internal static Number? Subtract(Number left, Number right) => Add(left, -right);

    internal static Number? Multiply(Number left, Number right)
    {
        if (left.other is not BinaryFloat && right.other is not BinaryFloat)
        {
            long high = Math.BigMul(left.whole, right.whole, out long low);
            if (high == low >> 63) return new Number(low, low == 0 && left.IsNegative != right.IsNegative ? MinusZero : Wider(left, right));
        }
        return Possibly(BinaryFloat.Multiply(left.Big, right.Big));
    }

    internal static Number? Divide(Number left, Number right)
    {
        if (left.other is not BinaryFloat && right.other is not BinaryFloat && right.whole is not 0 and not -1 && left.whole % right.whole == 0)
            return new Number(left.whole / right.whole, left.whole == 0 && left.IsNegative != right.IsNegative ? MinusZero : Wider(left, right));
        return Possibly(BinaryFloat.Divide(left.Big, right.Big));
    }

    /// <summary>The remainder with the sign of the dividend; the dividend when the divisor is zero, as cty has it.</summary>
    internal static Number? Modulo(Number left, Number right)
    {
        if (left.IsInfinite || right.IsInfinite) return Multiply(left, right);
        if (right.Sign == 0) return left;
        if (left.other is not BinaryFloat && right.other is not BinaryFloat && right.whole != -1)
            return new Number(left.whole % right.whole, ReferenceEquals(left.other, Counted) ? Counted : null);
        if (Divide(left, right) is not { } ratio || ratio.IsInfinite) return null;
        int precision = left.Big.Precision;
        var product = BinaryFloat.Round(ratio.Truncate(out _), 0, precision);
        product = BinaryFloat.Round(product.Mantissa * right.Big.Mantissa, (long)product.Exponent + right.Big.Exponent, precision);
        return BinaryFloat.Add(left.Big, product.Negate()) is { } rest ? Of(rest.WithPrecision(precision)) : null;
    }

    /// <summary>The number with the opposite sign.</summary>
    public static Number operator -(Number value)
    {
        if (value.other is BinaryFloat || value.whole == long.MinValue) return Of(value.Big.Negate());
        if (value.whole == 0) return new Number(0, ReferenceEquals(value.other, MinusZero) ? null : MinusZero);
        return new Number(-value.whole, value.other);
    }

    /// <summary>The number with the opposite sign.</summary>
    public static Number Negate(Number value) => -value;

    private BinaryFloat Big => other as BinaryFloat
        ?? BinaryFloat.Round(whole, 0, ReferenceEquals(other, Counted) ? 64 : BinaryFloat.TextPrecision);

    private bool IsNegative => whole < 0 || ReferenceEquals(other, MinusZero);

    private static object? Wider(Number left, Number right) => ReferenceEquals(left.other, Counted) && ReferenceEquals(right.other, Counted) ? Counted : null;

    private static Number? Possibly(BinaryFloat? value) => value is null ? null : Of(value);

    private static Number Of(BinaryFloat value)
    {
        if (value.Infinity == 0 && value.Precision is 64 or BinaryFloat.TextPrecision && value.Exponent >= 0
            && value.Exponent + (long)BigInteger.Abs(value.Mantissa).GetBitLength() <= 63)
            return new Number((long)value.Truncate(out _), value.Precision == 64 ? Counted : null);
        return new Number(0, value);
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
