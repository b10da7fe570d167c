using System.Globalization;
using System.Numerics;
using System.Text;

namespace PlanLint.Values;

/// <summary>A finite number as decimal digits: <c>0.DIGITS × 10^Point</c>, without trailing zeros; zero has no digits.</summary>
internal readonly struct DecimalDigits
{
    private DecimalDigits(bool negative, string digits, int point)
    {
        IsNegative = negative;
        Digits = digits;
        Point = digits.Length == 0 ? 0 : point;
    }

    public bool IsNegative { get; }

    public string Digits { get; }

    public int Point { get; }

    /// <summary>All digits of a binary number.</summary>
    public static DecimalDigits Exact(BigInteger mantissa, int exponent)
    {
        var magnitude = BigInteger.Abs(mantissa);
        int scale = 0;
        if (exponent >= 0)
        {
            magnitude <<= exponent;
        }
        else
        {
            magnitude *= BigInteger.Pow(5, -exponent);
            scale = exponent;
        }
        string digits = magnitude.ToString(CultureInfo.InvariantCulture);
        int point = digits.Length + scale;
        digits = digits.TrimEnd('0');
        return new DecimalDigits(mantissa.Sign < 0, digits, point);
    }

    /// <summary>The fewest digits that round to the same number at its precision.</summary>
    public static DecimalDigits Shortest(BinaryFloat number)
    {
        var exact = Exact(number.Mantissa, number.Exponent);
        if (exact.Digits.Length == 0) return exact;

        // The bounds lie half a unit in the last place away; one more bit of mantissa makes that half unit 1.
        var mantissa = BigInteger.Abs(number.Mantissa);
        int shift = number.Precision + 1 - (int)mantissa.GetBitLength();
        mantissa <<= shift;
        int exponent = number.Exponent - shift;
        string lower = Exact(mantissa - 1, exponent).Digits, upper = Exact(mantissa + 1, exponent).Digits;
        bool inclusive = ((mantissa >> 1) & 1).IsZero;

        for (int i = 0; i < exact.Digits.Length; i++)
        {
            char digit = exact.Digits[i], low = i < lower.Length ? lower[i] : '0', high = i < upper.Length ? upper[i] : '0';
            bool down = low != digit || (inclusive && i + 1 == lower.Length);
            bool up = digit != high && (inclusive || digit + 1 < high || i + 1 < upper.Length);
            if (down && up) return exact.Round(i + 1);
            if (down) return exact.RoundDown(i + 1);
            if (up) return exact.RoundUp(i + 1);
        }
        return exact;
    }

    /// <summary>At most <paramref name="count"/> digits, to nearest, ties to even.</summary>
    public DecimalDigits Round(int count)
    {
        if (count < 0) return new DecimalDigits(IsNegative, "", 0);
        if (count >= Digits.Length) return this;
        bool tie = Digits[count] == '5' && count + 1 == Digits.Length;
        bool up = tie ? count > 0 && (Digits[count - 1] - '0') % 2 == 1 : Digits[count] >= '5';
        return up ? RoundUp(count) : RoundDown(count);
    }

    private DecimalDigits RoundDown(int count) => new(IsNegative, Digits[..count].TrimEnd('0'), Point);

    private DecimalDigits RoundUp(int count)
    {
        int last = count - 1;
        while (last >= 0 && Digits[last] == '9') last--;
        return last < 0
            ? new DecimalDigits(IsNegative, "1", Point + 1)
            : new DecimalDigits(IsNegative, string.Concat(Digits.AsSpan(0, last), [(char)(Digits[last] + 1)]), Point);
    }

    /// <summary>Without an exponent; <paramref name="fraction"/> digits after the point, or as many as there are when it is negative.</summary>
    public string ToFixed(int fraction)
    {
        if (fraction < 0) fraction = Math.Max(Digits.Length - Point, 0);
        var text = new StringBuilder();
        if (IsNegative) text.Append('-');
        if (Point > 0)
        {
            int whole = Math.Min(Digits.Length, Point);
            text.Append(Digits, 0, whole).Append('0', Point - whole);
        }
        else
        {
            text.Append('0');
        }
        if (fraction > 0)
        {
            text.Append('.');
            for (int i = 0; i < fraction; i++)
            {
                int at = Point + i;
                text.Append(at >= 0 && at < Digits.Length ? Digits[at] : '0');
            }
        }
        return text.ToString();
    }

    /// <summary><c>d.ddde±dd</c> with <paramref name="fraction"/> digits after the point, or as many as there are when it is negative.</summary>
    public string ToExponent(int fraction, char letter)
    {
        if (fraction < 0) fraction = Math.Max(Digits.Length - 1, 0);
        var text = new StringBuilder();
        if (IsNegative) text.Append('-');
        text.Append(Digits.Length > 0 ? Digits[0] : '0');
        if (fraction > 0)
        {
            text.Append('.');
            for (int i = 1; i <= fraction; i++) text.Append(i < Digits.Length ? Digits[i] : '0');
        }
        int exponent = Digits.Length == 0 ? 0 : Point - 1;
        text.Append(letter).Append(exponent < 0 ? '-' : '+');
        if (Math.Abs(exponent) < 10) text.Append('0');
        return text.Append(Math.Abs(exponent)).ToString();
    }
}
