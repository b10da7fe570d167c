using System.Globalization;
using System.Text;
using PlanLint.Text;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary>Dates and times. The clock is not read: what depends on it is unknown.</summary>
internal static class DateTimeFunctions
{

    /// <summary>Length of <c>2006-01-02T15:04:05Z</c>.</summary>
    private const int TimestampLength = 20;

    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static IEnumerable<Function> All { get; } =
    [
        new("formatdate", ValueType.String, FormatDate, new("format", ValueType.String), new("time", ValueType.String)),
        new("plantimestamp", ValueType.String, _ => Value.UnknownText(new("", TimestampLength, IsUnique: false))),
        new("timeadd", ValueType.String, TimeAdd, new("timestamp", ValueType.String), new("duration", ValueType.String)),
        new("timecmp", ValueType.Number, TimeCompare, new("timestamp_a", ValueType.String), new("timestamp_b", ValueType.String)),
        new("timestamp", ValueType.String, _ => Value.UnknownText(new("", TimestampLength, IsUnique: false))),
    ];

    private static Value? FormatDate(FunctionCall call)
    {
        string format = call.Text(0);
        if (!TryParse(call.Text(1), out var time, out string reason)) return call.FailArgument(1, reason);
        var text = new StringBuilder();
        for (int at = 0; at < format.Length;)
        {
            char c = format[at];
            if (c == '\'')
            {
                if (!TryQuoted(format, ref at, text)) return call.FailArgument(0, "unterminated literal '");
                continue;
            }
            if (!char.IsAsciiLetter(c))
            {
                text.Append(c);
                at++;
                continue;
            }
            int length = 1;
            while (at + length < format.Length && format[at + length] == c) length++;
            string verb = format.Substring(at, length);
            if (Verb(c, length, time) is not { } part) return call.FailArgument(0, $"invalid date format verb \"{verb}\"{Expected(c)}");
            text.Append(part);
            at += length;
        }
        return Value.String(text.ToString());
    }

    /// <summary><c>'text'</c>, in which two quotes are one; <c>''</c> alone is a quote.</summary>
    private static bool TryQuoted(string format, ref int at, StringBuilder text)
    {
        if (at + 1 < format.Length && format[at + 1] == '\'')
        {
            text.Append('\'');
            at += 2;
            return true;
        }
        for (at++; at < format.Length; at++)
        {
            if (format[at] != '\'')
            {
                text.Append(format[at]);
            }
            else if (at + 1 < format.Length && format[at + 1] == '\'')
            {
                text.Append('\'');
                at++;
            }
            else
            {
                at++;
                return true;
            }
        }
        return false;
    }

    private static string? Verb(char verb, int length, Timestamp time)
    {
        string offset = time.Offset("");
        var (year, month, day) = time.Date;
        return (verb, length) switch
        {
            ('Y', 2) => Pad(year % 100, 2),
            ('Y', 4) => Pad(year, 4),
            ('M', 1 or 2) => Pad(month, length),
            ('M', 3) => Months[month - 1][..3],
            ('M', 4) => Months[month - 1],
            ('D', 1 or 2) => Pad(day, length),
            ('E', 3) => time.DayOfWeek.ToString()[..3],
            ('E', 4) => time.DayOfWeek.ToString(),
            ('h', 1 or 2) => Pad(time.Hour, length),
            ('H', 1 or 2) => Pad(time.Hour % 12 == 0 ? 12 : time.Hour % 12, length),
            ('A', 2) => time.Hour < 12 ? "AM" : "PM",
            ('a', 2) => time.Hour < 12 ? "am" : "pm",
            ('m', 1 or 2) => Pad(time.Minute, length),
            ('s', 1 or 2) => Pad(time.Second, length),
            ('Z', 1) => time.OffsetMinutes == 0 ? "Z" : time.Offset(":"),
            ('Z', 3) => offset == "+0000" ? "UTC" : offset,
            ('Z', 4) => offset,
            ('Z', 5) => time.Offset(":"),
            _ => null,
        };
    }

    private static string Expected(char verb) => verb switch
    {
        'Y' => ": year must either be \"YY\" or \"YYYY\"",
        'M' => ": month must be \"M\", \"MM\", \"MMM\", or \"MMMM\"",
        'D' => ": day of month must either be \"D\" or \"DD\"",
        'E' => ": day of week must either be \"EEE\" or \"EEEE\"",
        'h' => ": 24-hour must either be \"h\" or \"hh\"",
        'H' => ": 12-hour must either be \"H\" or \"HH\"",
        'A' or 'a' => $": must be \"{verb}{verb}\"",
        'm' => ": minute must either be \"m\" or \"mm\"",
        's' => ": second must either be \"s\" or \"ss\"",
        'Z' => ": timezone must be Z, ZZZZ, or ZZZZZ",
        _ => "",
    };

    private static string Pad(long number, int digits) => number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');

    private static Value? TimeAdd(FunctionCall call)
    {
        if (!TryParse(call.Text(0), out var time, out string reason)) return call.Fail(reason);
        if (GoDuration.Parse(call.Text(1), out string wrong) is not { } nanoseconds) return call.Fail(wrong);
        return Value.String(time.Add((long)nanoseconds).ToString());
    }

    private static Value? TimeCompare(FunctionCall call)
    {
        if (!TryParse(call.Text(0), out var a, out string reason)) return call.FailArgument(0, reason);
        if (!TryParse(call.Text(1), out var b, out reason)) return call.FailArgument(1, reason);
        return Value.Number(a.CompareTo(b));
    }

    /// <summary>RFC 3339, strictly: <c>2006-01-02T15:04:05.999Z</c> or an offset.</summary>
    private static bool TryParse(string text, out Timestamp time, out string reason)
    {
        time = default;
        reason = $"not a valid RFC3339 timestamp: cannot use \"{text}\" as year";
        if (text.Length < 20 || !Digits(text, 0, 4) || text[4] != '-' || !Digits(text, 5, 2) || text[7] != '-' || !Digits(text, 8, 2)
            || text[10] != 'T' || !Digits(text, 11, 2) || text[13] != ':' || !Digits(text, 14, 2) || text[16] != ':' || !Digits(text, 17, 2)) return false;
        reason = $"not a valid RFC3339 timestamp: cannot use \"{text}\" as timestamp segment";
        int at = 19;
        int nanoseconds = 0;
        if (text[at] == '.')
        {
            int start = ++at;
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
            if (at == start) return false;
            nanoseconds = int.Parse(text[start..at].PadRight(9, '0')[..9], NumberStyles.None, CultureInfo.InvariantCulture);
        }
        string zone = text[at..];
        int offset = 0;
        if (zone != "Z")
        {
            if (zone.Length != 6 || zone[0] is not ('+' or '-') || zone[3] != ':' || !Digits(zone, 1, 2) || !Digits(zone, 4, 2)) return false;
            offset = (Int(zone, 1, 2) * 60 + Int(zone, 4, 2)) * (zone[0] == '-' ? -1 : 1);
            if (Int(zone, 1, 2) > 24 || Int(zone, 4, 2) > 60) return false;
        }
        if (Timestamp.Of(Int(text, 0, 4), Int(text, 5, 2), Int(text, 8, 2), Int(text, 11, 2), Int(text, 14, 2), Int(text, 17, 2), nanoseconds,
            offset) is not { } found) return false;
        time = found;
        return true;
    }

    private static bool Digits(string text, int at, int count) => !text.AsSpan(at, count).ContainsAnyExceptInRange('0', '9');

    private static int Int(string text, int at, int count) => int.Parse(text.AsSpan(at, count), NumberStyles.None, CultureInfo.InvariantCulture);
}
