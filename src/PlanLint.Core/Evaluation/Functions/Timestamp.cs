using System.Globalization;

namespace PlanLint.Evaluation.Functions;

/// <summary>A moment with its offset from UTC, in any year: the calendar of RFC 3339 runs from the year 0, and sums lead beyond 9999.</summary>
internal readonly record struct Timestamp(long Seconds, int Nanoseconds, int OffsetMinutes) : IComparable<Timestamp>
{
    private const int SecondsOfDay = 86_400;
    private const int DaysOfEra = 146_097;
    private const int YearsOfEra = 400;

    /// <summary>Days from the first of March of the year 0, where the civil year of the arithmetic starts.</summary>
    private long Days => Math.DivRem(Local, SecondsOfDay).Quotient - (Local % SecondsOfDay < 0 ? 1 : 0);

    private long Local => Seconds + OffsetMinutes * 60L;

    private int SecondOfDay => (int)(Local - Days * SecondsOfDay);

    public int Hour => SecondOfDay / 3600;

    public int Minute => SecondOfDay / 60 % 60;

    public int Second => SecondOfDay % 60;

    /// <summary>The first of March of the year 0 was a Wednesday.</summary>
    public DayOfWeek DayOfWeek => (DayOfWeek)(((Days + 3) % 7 + 7) % 7);

    /// <summary>Year, month and day where the offset counts.</summary>
    public (long Year, int Month, int Day) Date
    {
        get
        {
            long era = (Days >= 0 ? Days : Days - DaysOfEra + 1) / DaysOfEra;
            long day = Days - era * DaysOfEra;
            long year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
            long dayOfYear = day - (365 * year + year / 4 - year / 100);
            int month = (int)((5 * dayOfYear + 2) / 153);
            int dayOfMonth = (int)(dayOfYear - (153 * month + 2) / 5) + 1;
            return (year + era * YearsOfEra + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9, dayOfMonth);
        }
    }

    /// <summary>The moment of a date and time of day; null when the calendar has none such.</summary>
    public static Timestamp? Of(int year, int month, int day, int hour, int minute, int second, int nanoseconds, int offsetMinutes)
    {
        if (month is < 1 or > 12 || day < 1 || day > DaysOfMonth(year, month) || hour > 23 || minute > 59 || second > 59) return null;
        long shifted = month > 2 ? year : year - 1L;
        long era = (shifted >= 0 ? shifted : shifted - YearsOfEra + 1) / YearsOfEra;
        long yearOfEra = shifted - era * YearsOfEra;
        long dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long days = era * DaysOfEra + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return new Timestamp(days * SecondsOfDay + hour * 3600L + minute * 60L + second - offsetMinutes * 60L, nanoseconds, offsetMinutes);
    }

    public int CompareTo(Timestamp other) => Seconds != other.Seconds ? Seconds.CompareTo(other.Seconds) : Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>The moment so many nanoseconds later.</summary>
    public Timestamp Add(long nanoseconds)
    {
        long sum = Nanoseconds + nanoseconds % 1_000_000_000;
        long carry = sum < 0 ? -1 : sum >= 1_000_000_000 ? 1 : 0;
        return new Timestamp(Seconds + nanoseconds / 1_000_000_000 + carry, (int)(sum - carry * 1_000_000_000), OffsetMinutes);
    }

    private static int DaysOfMonth(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>As RFC 3339 writes it, in whole seconds.</summary>
    public override string ToString()
    {
        var (year, month, day) = Date;
        string sign = year < 0 ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{sign}{Math.Abs(year):D4}-{month:D2}-{day:D2}T{Hour:D2}:{Minute:D2}:{Second:D2}{(OffsetMinutes == 0 ? "Z" : Offset(":"))}");
    }

    /// <summary>The offset, such as <c>+0530</c>, with a separator before the minutes.</summary>
    public string Offset(string separator) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{(OffsetMinutes < 0 ? '-' : '+')}{Math.Abs(OffsetMinutes) / 60:D2}{separator}{Math.Abs(OffsetMinutes) % 60:D2}");
}
