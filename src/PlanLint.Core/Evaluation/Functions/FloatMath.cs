namespace PlanLint.Evaluation.Functions;

/// <summary>
/// <c>log</c> and <c>pow</c> to the last bit of the reference, which computes them by fdlibm's and Cephes' methods: other libraries
/// round the last digit elsewhere, and plans hold all digits.
/// </summary>
internal static class FloatMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double HalfOfSqrt2 = 0.70710678118654752440;
    private const int CatastrophicExponent = 1 << 12;

    /// <summary>The natural logarithm.</summary>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || double.IsPositiveInfinity(x)) return x;
        if (x < 0) return double.NaN;
        if (x == 0) return double.NegativeInfinity;
        var (fraction, exponent) = Split(x);
        if (fraction < HalfOfSqrt2) (fraction, exponent) = (fraction * 2, exponent - 1);
        double f = fraction - 1, k = exponent, s = f / (2 + f), s2 = s * s, s4 = s2 * s2;
        double odd = s2 * (6.666666666666735130e-01 + s4 * (2.857142874366239149e-01 + s4 * (1.818357216161805012e-01 + s4 * 1.479819860511658591e-01)));
        double even = s4 * (3.999999999940941908e-01 + s4 * (2.222219843214978396e-01 + s4 * 1.531383769920937332e-01));
        double half = 0.5 * f * f;
        return k * Ln2High - ((half - (s * (half + (odd + even)) + k * Ln2Low)) - f);
    }

    /// <summary>
    /// A power of e for arguments of moderate size, as the reference computes it on x86 processors with fused multiplication: a sixteenth of
    /// what is left beside powers of two goes through a Taylor series, whose result less one is then doubled four times in the exponent.
    /// </summary>
    private static double Exp(double x)
    {
        double powerOfTwo = Math.Round(x * 1.4426950408889634073599246810018920, MidpointRounding.ToEven);
        double rest = Math.FusedMultiplyAdd(-powerOfTwo, 0.69314718055966295651160180568695068359375, x);
        rest = Math.FusedMultiplyAdd(-powerOfTwo, 0.28235290563031577122588448175013436025525412068e-12, rest) / 16;
        double sum = 2.4801587301587301587e-5;
        foreach (double coefficient in (ReadOnlySpan<double>)[1.9841269841269841270e-4, 1.3888888888888888889e-3, 8.3333333333333333333e-3,
            4.1666666666666666667e-2, 1.6666666666666666667e-1, 0.5, 1]) sum = Math.FusedMultiplyAdd(sum, rest, coefficient);
        double less = rest * sum;
        for (int i = 0; i < 3; i++) less *= less + 2;
        return Math.ScaleB(Math.FusedMultiplyAdd(less, less + 2, 1), (int)powerOfTwo);
    }

    /// <summary>A power: whole parts of the exponent by squaring a fraction apart from its exponent, the rest through the logarithm.</summary>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1) return 1;
        if (y == 1) return x;
        if (double.IsNaN(x) || double.IsNaN(y) || x == 0 || double.IsInfinity(x) || double.IsInfinity(y)) return Math.Pow(x, y);
        if (y == 0.5) return Math.Sqrt(x);
        if (y == -0.5) return 1 / Math.Sqrt(x);
        double whole = Math.Truncate(Math.Abs(y)), rest = Math.Abs(y) - whole;
        if (rest != 0 && x < 0) return double.NaN;
        if (whole >= 9.223372036854775808e18) return x == -1 ? 1 : Math.Abs(x) < 1 == y > 0 ? 0 : double.PositiveInfinity;

        double result = 1;
        long exponent = 0;
        if (rest != 0)
        {
            if (rest > 0.5) (rest, whole) = (rest - 1, whole + 1);
            result = Exp(rest * Log(x));
        }
        var (factor, scale) = Split(x);
        for (long left = (long)whole; left != 0; left >>= 1)
        {
            if (scale is < -CatastrophicExponent or > CatastrophicExponent)
            {
                exponent += scale;
                break;
            }
            if ((left & 1) == 1)
            {
                result *= factor;
                exponent += scale;
            }
            factor *= factor;
            scale *= 2;
            if (factor < 0.5) (factor, scale) = (factor + factor, scale - 1);
        }
        if (y < 0) (result, exponent) = (1 / result, -exponent);
        return Math.ScaleB(result, (int)Math.Clamp(exponent, int.MinValue, int.MaxValue));
    }

    /// <summary>A fraction from a half up to one, by magnitude, and the power of two that makes the number of it.</summary>
    private static (double Fraction, int Exponent) Split(double x)
    {
        int exponent = Math.ILogB(x) + 1;
        return (Math.ScaleB(x, -exponent), exponent);
    }
}
