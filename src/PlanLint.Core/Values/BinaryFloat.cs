using System.Globalization;
using System.Numerics;

namespace PlanLint.Values;

/// <summary>
/// A binary floating-point number <c>mantissa × 2^exponent</c> of a precision, or an infinity. The mantissa is odd, so that equal
/// numbers have equal parts. Rounds to nearest, ties to even, as Go's big.Float does for Terraform.
/// </summary>
internal sealed class BinaryFloat
{
    /// <summary>Precision of what is parsed from text.</summary>
    public const int TextPrecision = 512;

    /// <summary>Numbers beyond 2^this are infinite, below 2^-this zero: a bound on digits that print, far above anything real.</summary>
    private const int ExponentLimit = 1 << 17;

    private BinaryFloat(BigInteger mantissa, int exponent, int precision, int infinity = 0)
    {
        Mantissa = mantissa;
        Exponent = exponent;
        Precision = precision;
        Infinity = infinity;
    }

    public BigInteger Mantissa { get; }

    public int Exponent { get; }

    public int Precision { get; }

    /// <summary>+1 or -1 for an infinity, else 0.</summary>
    public int Infinity { get; }

    public int Sign => Infinity != 0 ? Infinity : Mantissa.Sign;

    public static BinaryFloat PositiveInfinity { get; } = new(0, 0, TextPrecision, 1);

    public static BinaryFloat NegativeInfinity { get; } = new(0, 0, TextPrecision, -1);

    /// <summary>The number nearest to <c>mantissa × 2^exponent</c>.</summary>
    public static BinaryFloat Round(BigInteger mantissa, long exponent, int precision)
    {
        if (mantissa.IsZero) return new BinaryFloat(0, 0, precision);
        bool negative = mantissa.Sign < 0;
        var magnitude = BigInteger.Abs(mantissa);
        long excess = (long)magnitude.GetBitLength() - precision;
        if (excess > 0)
        {
            int cut = (int)excess;
            var kept = magnitude >> cut;
            var rest = magnitude - (kept << cut);
            int order = rest.CompareTo(BigInteger.One << (cut - 1));
            if (order > 0 || (order == 0 && !kept.IsEven)) kept++;
            magnitude = kept;
            exponent += cut;
        }
        int zeros = (int)BigInteger.TrailingZeroCount(magnitude);
        magnitude >>= zeros;
        exponent += zeros;
        long top = exponent + (long)magnitude.GetBitLength();
        if (top > ExponentLimit) return negative ? NegativeInfinity : PositiveInfinity;
        if (top < -ExponentLimit) return new BinaryFloat(0, 0, precision);
        return new BinaryFloat(negative ? -magnitude : magnitude, (int)exponent, precision);
    }

    public static BinaryFloat FromDouble(double value)
    {
        if (double.IsInfinity(value)) return value > 0 ? PositiveInfinity : NegativeInfinity;
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long mantissa = bits & 0xFFFFFFFFFFFFF;
        if (exponent == 0) exponent = 1;
        else mantissa |= 1L << 52;
        return Round(bits < 0 ? -mantissa : mantissa, exponent - 1075, 53);
    }

    /// <summary>Parses <c>[+-]digits[.digits][e[+-]digits]</c> or <c>Inf</c>; null when it is something else or beyond the bounds.</summary>
    public static BinaryFloat? Parse(ReadOnlySpan<char> text)
    {
        bool negative = false;
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            negative = text[0] == '-';
            text = text[1..];
        }
        if (text is "Inf" or "inf") return negative ? NegativeInfinity : PositiveInfinity;

        int exponent = 0;
        int e = text.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (!int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)) return null;
            text = text[..e];
        }
        int dot = text.IndexOf('.');
        var digits = dot < 0 ? text : string.Concat(text[..dot], text[(dot + 1)..]).AsSpan();
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9')) return null;
        long scale = (long)exponent - (dot < 0 ? 0 : text.Length - dot - 1);
        if (digits.Length > 40_000 || Math.Abs(scale) > 60_000) return null;

        var mantissa = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        if (negative) mantissa = -mantissa;
        return scale >= 0
            ? Round(mantissa * BigInteger.Pow(10, (int)scale), 0, TextPrecision)
            : Quotient(mantissa, 0, BigInteger.Pow(10, (int)-scale), 0, TextPrecision);
    }

    public BinaryFloat WithPrecision(int precision) => Infinity != 0 ? this : Round(Mantissa, Exponent, precision);

    public BinaryFloat Negate() => Infinity != 0 ? (Infinity > 0 ? NegativeInfinity : PositiveInfinity) : new BinaryFloat(-Mantissa, Exponent, Precision);

    /// <summary>Null for infinities of opposite signs.</summary>
    public static BinaryFloat? Add(BinaryFloat left, BinaryFloat right)
    {
        if (left.Infinity != 0 || right.Infinity != 0)
            return left.Infinity * right.Infinity < 0 ? null : left.Infinity != 0 ? left : right;
        int precision = Math.Max(left.Precision, right.Precision);
        if (left.Mantissa.IsZero) return right.WithPrecision(precision);
        if (right.Mantissa.IsZero) return left.WithPrecision(precision);
        int exponent = Math.Min(left.Exponent, right.Exponent);
        return Round((left.Mantissa << (left.Exponent - exponent)) + (right.Mantissa << (right.Exponent - exponent)), exponent, precision);
    }

    /// <summary>The product, exact up to 512 bits whatever the precisions are, as cty multiplies; null for zero times infinity.</summary>
    public static BinaryFloat? Multiply(BinaryFloat left, BinaryFloat right)
    {
        if (left.Infinity != 0 || right.Infinity != 0)
            return (left.Sign * right.Sign) switch { > 0 => PositiveInfinity, < 0 => NegativeInfinity, _ => null };
        var product = Round(left.Mantissa * right.Mantissa, (long)left.Exponent + right.Exponent, TextPrecision);
        int needed = (int)BigInteger.Abs(product.Mantissa).GetBitLength();
        return product.WithPrecision(Math.Max(needed, Math.Max(left.Precision, right.Precision)));
    }

    /// <summary>Null for 0/0 and ∞/∞; n/0 is an infinity.</summary>
    public static BinaryFloat? Divide(BinaryFloat left, BinaryFloat right)
    {
        int precision = Math.Max(left.Precision, right.Precision);
        if (left.Infinity != 0 && right.Infinity != 0) return null;
        if (left.Infinity != 0) return (left.Infinity * (right.Sign < 0 ? -1 : 1)) > 0 ? PositiveInfinity : NegativeInfinity;
        if (right.Infinity != 0) return new BinaryFloat(0, 0, precision);
        if (right.Mantissa.IsZero) return left.Mantissa.Sign switch { > 0 => PositiveInfinity, < 0 => NegativeInfinity, _ => null };
        return Quotient(left.Mantissa, left.Exponent, right.Mantissa, right.Exponent, precision);
    }

    private static BinaryFloat Quotient(BigInteger left, int leftExponent, BigInteger right, int rightExponent, int precision)
    {
        long missing = precision + 2 - ((long)BigInteger.Abs(left).GetBitLength() - (long)BigInteger.Abs(right).GetBitLength());
        int shift = (int)Math.Max(0, missing);
        var quotient = BigInteger.DivRem(left << shift, right, out var rest);
        // A sticky bit below the quotient stands for the remainder, so that ties are told from near-ties.
        if (!rest.IsZero)
        {
            bool negative = (left.Sign < 0) != (right.Sign < 0);
            quotient = (quotient << 1) + (negative ? -1 : 1);
            shift++;
        }
        return Round(quotient, (long)leftExponent - rightExponent - shift, precision);
    }

    public int CompareTo(BinaryFloat other)
    {
        if (Infinity != 0 || other.Infinity != 0) return Infinity.CompareTo(other.Infinity);
        int sign = Mantissa.Sign;
        if (sign != other.Mantissa.Sign) return sign.CompareTo(other.Mantissa.Sign);
        if (sign == 0) return 0;
        long top = Exponent + (long)BigInteger.Abs(Mantissa).GetBitLength();
        long otherTop = other.Exponent + (long)BigInteger.Abs(other.Mantissa).GetBitLength();
        if (top != otherTop) return sign * top.CompareTo(otherTop);
        int exponent = Math.Min(Exponent, other.Exponent);
        return (Mantissa << (Exponent - exponent)).CompareTo(other.Mantissa << (other.Exponent - exponent));
    }

    /// <summary>The whole part, towards zero; <paramref name="exact"/> is false when a fraction was cut.</summary>
    public BigInteger Truncate(out bool exact)
    {
        exact = Exponent >= 0;
        if (exact) return Mantissa << Exponent;
        var whole = BigInteger.Abs(Mantissa) >> -Exponent;
        return Mantissa.Sign < 0 ? -whole : whole;
    }

    public double ToDouble()
    {
        if (Infinity != 0) return Infinity > 0 ? double.PositiveInfinity : double.NegativeInfinity;
        var rounded = WithPrecision(53);
        return rounded.Infinity != 0 ? rounded.ToDouble() : Math.ScaleB((double)rounded.Mantissa, rounded.Exponent);
    }
}
