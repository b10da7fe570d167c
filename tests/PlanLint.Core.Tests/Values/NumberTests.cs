using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using PlanLint.Values;

namespace PlanLint.Core.Tests.Values;

[TestFixture]
public sealed class NumberTests
{
    private static Number Parse(string text) => Number.TryParse(text, out var number) ? number : throw new AssertionException($"'{text}' is not a number");

    [TestCase("0", "0")]
    [TestCase("-0", "-0")]
    [TestCase("1.50", "1.5")]
    [TestCase(".5", "0.5")]
    [TestCase("1.", "1")]
    [TestCase("1e3", "1000")]
    [TestCase("1E-7", "0.0000001")]
    [TestCase("12345678901234567890", "12345678901234567890")]
    [TestCase("-9223372036854775808", "-9223372036854775808")]
    [TestCase("9223372036854775808", "9223372036854775808")]
    [TestCase("0.30000000000000004", "0.30000000000000004")]
    [TestCase("1.000000000000000000000000000001", "1.000000000000000000000000000001")]
    [TestCase("Inf", "+Inf")]
    [TestCase("-Inf", "-Inf")]
    public void Prints_what_it_read_in_full_and_shortest(string text, string expected) => Parse(text).ToString().ShouldBe(expected);

    [TestCase("")]
    [TestCase("-")]
    [TestCase("1_000")]
    [TestCase("0x10")]
    [TestCase(" 1")]
    [TestCase("1e")]
    [TestCase("1e99999999")]
    [TestCase("NaN")]
    public void Refuses_what_is_no_number_or_absurd(string text) => Number.TryParse(text, out _).ShouldBeFalse();

    [Test]
    public void A_tenth_and_two_tenths_are_three_tenths() => Number.Add(Parse("0.1"), Parse("0.2")).ShouldBe(Parse("0.3"));

    [Test]
    public void A_third_has_155_digits()
    {
        string third = Number.Divide(Parse("1"), Parse("3")).ToString()!;
        third.ShouldStartWith("0.3333333333");
        third.Length.ShouldBe(2 + 155);
        third.ShouldEndWith("35");
    }

    [Test]
    public void Counts_divide_with_64_bits() =>
        Number.Divide(Number.FromInt64(1), Number.FromInt64(3)).ToString().ShouldBe("0.33333333333333333334");

    [Test]
    public void Doubles_keep_their_precision() => Number.FromDouble(Math.Pow(2, 100)).ToString().ShouldBe("1267650600228229400000000000000");

    [Test]
    public void Whole_numbers_do_not_wrap()
    {
        Number.Add(Parse("9223372036854775807"), Parse("1")).ToString().ShouldBe("9223372036854775808");
        Number.Multiply(Parse("9223372036854775807"), Parse("-2")).ToString().ShouldBe("-18446744073709551614");
        (-Parse("-9223372036854775808")).ToString().ShouldBe("9223372036854775808");
        Number.Divide(Parse("-9223372036854775808"), Parse("-1")).ToString().ShouldBe("9223372036854775808");
    }

    [Test]
    public void Division_by_zero_is_infinite_and_zero_by_zero_nothing()
    {
        Number.Divide(Parse("1"), Parse("0"))!.Value.IsInfinite.ShouldBeTrue();
        Number.Divide(Parse("0"), Parse("0")).ShouldBeNull();
        Number.Add(Number.PositiveInfinity, Number.NegativeInfinity).ShouldBeNull();
    }

    [Test]
    public void Equal_numbers_of_different_precision_have_one_hash()
    {
        Parse("4").ShouldBe(Number.FromDouble(4));
        Parse("4").GetHashCode().ShouldBe(Number.FromDouble(4).GetHashCode());
        Parse("4").GetHashCode().ShouldBe(Number.FromInt64(4).GetHashCode());
        Number.FromBigInteger(BigInteger.Pow(2, 80)).ShouldBe(Number.FromDouble(Math.Pow(2, 80)));
    }

    [Test]
    public void Arithmetic_agrees_with_whole_numbers_of_any_size()
    {
        Prop.ForAll<long, long>((a, b) =>
        {
            Number x = a, y = b;
            return (BigInteger)a + b == Number.Add(x, y)!.Value.Truncate(out _)
                && (BigInteger)a - b == Number.Subtract(x, y)!.Value.Truncate(out _)
                && (BigInteger)a * b == Number.Multiply(x, y)!.Value.Truncate(out _)
                && (b == 0 || b == -1 || a % b == Number.Modulo(x, y)!.Value.Truncate(out _))
                && a.CompareTo(b) == x.CompareTo(y)
                && Number.TryParse(x.ToString(), out var read) && read == x;
        }).QuickCheckThrowOnFailure();
    }
}
