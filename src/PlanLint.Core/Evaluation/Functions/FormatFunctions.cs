using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary><c>format</c> and <c>formatlist</c>.</summary>
internal static class FormatFunctions
{
    private static readonly Parameter Pattern = new("format", ValueType.String);
    private static readonly Parameter Args = new("args", ValueType.Dynamic, Accepts.Null | Accepts.Unknown | Accepts.Dynamic);

    public static IEnumerable<Function> All { get; } =
    [
        new("format", ValueType.String, Format, Pattern) { Variadic = Args },
        new("formatlist", ValueType.List(ValueType.String), FormatList, Pattern) { Variadic = Args },
    ];

    private static Value? Format(FunctionCall call)
    {
        string pattern = call.Text(0);
        for (int i = 1; i < call.Count; i++)
        {
            // The type of a bare null is open, so the reference does not say what comes of it.
            if (call[i] is { IsNull: true, Kind: TypeKind.Dynamic }) return Value.DynamicUnknown;
            if (call[i].IsWhollyKnown) continue;
            int verb = pattern.IndexOf('%', StringComparison.Ordinal);
            return verb > 0 ? Value.UnknownWithPrefix(pattern[..verb]) : Value.Unknown(ValueType.String);
        }
        return Apply(call, pattern, [.. call.Arguments.AsSpan(1)], "");
    }

    private static Value? FormatList(FunctionCall call)
    {
        string pattern = call.Text(0);
        int length = -1, chooser = 0;
        for (int i = 1; i < call.Count; i++)
        {
            var argument = call[i];
            if (argument is { IsNull: true, Kind: TypeKind.Dynamic }) return Value.DynamicUnknown;
            if (argument.Kind == TypeKind.Dynamic && !argument.IsKnown) return Value.Unknown(call.Function.Result);
            if (!IsSequence(argument)) continue;
            if (!argument.IsKnown) return Value.Unknown(call.Function.Result);
            if (length >= 0 && argument.Elements.Length != length)
                return call.FailArgument(i, $"argument {i} has length {argument.Elements.Length}, which is inconsistent with "
                    + $"argument {chooser} of length {length}");
            if (length < 0) (length, chooser) = (argument.Elements.Length, i);
        }
        if (length < 0) length = 1;
        var results = ImmutableArray.CreateBuilder<Value>(length);
        for (int round = 0; round < length; round++)
        {
            if (!call.Spend(call.Count)) return null;
            var arguments = call.Arguments.Skip(1).Select(a => IsSequence(a) ? a.Elements[round] : a).ToImmutableArray();
            if (arguments.Any(a => !a.IsWhollyKnown))
            {
                results.Add(Value.UnknownNotNull(ValueType.String));
                continue;
            }
            if (Apply(call, pattern, arguments, $"error on format iteration {round}: ") is not { } result) return null;
            results.Add(result);
        }
        return Value.List(ValueType.String, results.MoveToImmutable());
    }

    private static bool IsSequence(Value value) => !value.IsNull && value.Kind is TypeKind.List or TypeKind.Set or TypeKind.Tuple;

    private static Value? Apply(FunctionCall call, string pattern, ImmutableArray<Value> arguments, string context)
    {
        if (!arguments.All(call.SpendTextOf)) return null;
        var formatting = new Formatting(pattern, arguments);
        string? text = formatting.Run(call.Context.Options.StringLimit);
        if (text is null)
            return formatting.BlamedArgument is { } blamed && context.Length == 0
                ? call.FailArgument(blamed, formatting.Failure)
                : call.Fail(context + formatting.Failure);
        return call.SpendText(text.Length) ? Value.String(text) : null;
    }

    /// <summary>One formatting of a pattern with arguments; the verbs are those of Go's fmt that cty keeps.</summary>
    private sealed class Formatting(string pattern, ImmutableArray<Value> arguments)
    {
        private readonly StringBuilder output = new();

        public string Failure { get; private set; } = "";

        /// <summary>The call's argument to blame; null for the call as a whole.</summary>
        public int? BlamedArgument { get; private set; }

        public string? Run(int limit)
        {
            int next = 1, highest = 0;
            for (int at = 0; at < pattern.Length;)
            {
                if (pattern[at] != '%')
                {
                    output.Append(pattern[at++]);
                    continue;
                }
                if (at + 1 < pattern.Length && pattern[at + 1] == '%')
                {
                    output.Append('%');
                    at += 2;
                    continue;
                }
                if (ReadVerb(ref at, next) is not { } verb) return null;
                if (verb.Width > limit || verb.Precision > limit)
                {
                    Failure = $"the width or precision of \"{verb.Raw}\" is too large";
                    return null;
                }
                highest = Math.Max(highest, verb.Argument);
                if (!Append(verb)) return null;
                next = verb.Argument + 1;
            }
            if (highest < arguments.Length)
            {
                BlamedArgument = highest + 1;
                Failure = highest == 0 ? "too many arguments; no verbs in format string" : $"too many arguments; only {highest} used by format string";
                return null;
            }
            return output.ToString();
        }

        private Verb? ReadVerb(ref int at, int next)
        {
            int start = at++;
            string flags = "";
            while (at < pattern.Length && pattern[at] is '0' or '#' or '-' or '+' or ' ') flags += pattern[at++];
            int width = ReadNumber(ref at) ?? -1, precision = -1, argument = next;
            if (at < pattern.Length && pattern[at] == '.')
            {
                at++;
                precision = ReadNumber(ref at) ?? 0;
            }
            int index = at;
            if (at < pattern.Length && pattern[at] == '[')
            {
                at++;
                if (ReadNumber(ref at) is not { } number || number == 0 || at >= pattern.Length || pattern[at] != ']') return Unrecognized(at);
                argument = number;
                at++;
            }
            if (at >= pattern.Length || !char.IsAsciiLetter(pattern[at])) return Unrecognized(at);
            string raw = pattern[start..(at + 1)];
            return new Verb(raw, start, argument, pattern[at++], flags, width, precision);
        }

        private Verb? Unrecognized(int at)
        {
            Failure = at >= pattern.Length
                ? $"invalid format string starting at offset {at}"
                : $"unrecognized format character '{pattern[at]}' at offset {at}";
            return null;
        }

        private int? ReadNumber(ref int at)
        {
            int start = at;
            while (at < pattern.Length && char.IsAsciiDigit(pattern[at])) at++;
            if (at == start) return null;
            return int.TryParse(pattern.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : int.MaxValue;
        }

        private bool Append(Verb verb)
        {
            if (verb.Argument > arguments.Length)
                return Fail($"not enough arguments for \"{verb.Raw}\" at {verb.Offset}: need index {verb.Argument} but have {arguments.Length} total");
            var argument = arguments[verb.Argument - 1];
            if (verb.Mode != 'v' && argument.IsNull) return Fail($"unsupported value for \"{verb.Raw}\" at {verb.Offset}: null value cannot be formatted");
            switch (verb.Mode)
            {
                case 'v':
                    output.Append(Pad(verb, AsIs(verb, argument)));
                    return true;
                case 't':
                    if (Converted(verb, argument, ValueType.Bool) is not { } flag) return false;
                    output.Append(flag.AsBool ? "true" : "false");
                    return true;
                case 'b' or 'd' or 'o' or 'x' or 'X':
                    if (Converted(verb, argument, ValueType.Number) is not { } integer) return false;
                    if (!integer.AsNumber.IsWhole) return Fail($"unsupported value for \"{verb.Raw}\" at {verb.Offset}: an integer is required");
                    output.Append(Integer(verb, integer.AsNumber.Truncate(out _)));
                    return true;
                case 'e' or 'E' or 'f' or 'g' or 'G':
                    if (Converted(verb, argument, ValueType.Number) is not { } number) return false;
                    output.Append(Float(verb, number.AsNumber));
                    return true;
                case 's' or 'q':
                    if (Converted(verb, argument, ValueType.String) is not { } text) return false;
                    string characters = verb.Precision > 0 ? text.AsString[..Graphemes.Skip(text.AsString, 0, verb.Precision)] : text.AsString;
                    output.Append(Pad(verb, verb.Mode == 's' ? characters : JsonEncoding.Encode(Value.String(characters))));
                    return true;
                default:
                    return Fail($"unsupported format verb '{verb.Mode}' in \"{verb.Raw}\" at offset {verb.Offset}");
            }
        }

        private static string AsIs(Verb verb, Value argument)
        {
            if (verb.Has('#') || argument.IsNull) return JsonEncoding.Encode(argument);
            return argument.Kind switch
            {
                TypeKind.String => argument.AsString,
                TypeKind.Number when argument.AsNumber.IsInfinite => argument.AsNumber.ToString(),
                TypeKind.Number => General(argument.AsNumber.GetDigits(shortest: true), -1, 'e'),
                _ => JsonEncoding.Encode(argument),
            };
        }

        private static string Integer(Verb verb, BigInteger number)
        {
            var magnitude = BigInteger.Abs(number);
            string digits = verb.Mode switch
            {
                'd' => magnitude.ToString(CultureInfo.InvariantCulture),
                'x' => magnitude.ToString("x", CultureInfo.InvariantCulture).TrimStart('0'),
                'X' => magnitude.ToString("X", CultureInfo.InvariantCulture).TrimStart('0'),
                'b' => magnitude.ToString("B", CultureInfo.InvariantCulture).TrimStart('0'),
                _ => Octal(magnitude),
            };
            if (digits.Length == 0) digits = "0";
            if (verb.Precision >= 0) digits = magnitude.IsZero && verb.Precision == 0 ? "" : digits.PadLeft(verb.Precision, '0');
            string prefix = !verb.Has('#') ? "" : verb.Mode switch { 'x' => "0x", 'X' => "0X", 'o' => "0", 'b' => "0b", _ => "" };
            string sign = number.Sign < 0 ? "-" : verb.Has('+') ? "+" : verb.Has(' ') ? " " : "";
            return PadNumber(verb, sign + prefix, digits, zeros: verb.Precision < 0);
        }

        private static string Octal(BigInteger number)
        {
            var digits = new StringBuilder();
            for (; !number.IsZero; number >>= 3) digits.Insert(0, (char)('0' + (int)(number & 7)));
            return digits.ToString();
        }

        private static string Float(Verb verb, Number number)
        {
            string sign = number.Sign < 0 ? "-" : verb.Has('+') ? "+" : verb.Has(' ') ? " " : "";
            if (number.IsInfinite) return PadNumber(verb, sign.Length > 0 ? sign : "+", "Inf", zeros: false);
            int precision = verb.Precision >= 0 ? verb.Precision : 6;
            string text = verb.Mode switch
            {
                'f' => Fixed(number, precision),
                'e' or 'E' => number.GetDigits(shortest: false).Round(precision + 1).ToExponent(precision, verb.Mode),
                _ when verb.Precision < 0 => General(number.GetDigits(shortest: true), -1, verb.Mode == 'g' ? 'e' : 'E'),
                _ => General(number.GetDigits(shortest: false).Round(Math.Max(precision, 1)), Math.Max(precision, 1), verb.Mode == 'g' ? 'e' : 'E'),
            };
            return PadNumber(verb, sign, text.TrimStart('-'), zeros: true);
        }

        private static string Fixed(Number number, int precision)
        {
            var digits = number.GetDigits(shortest: false);
            return digits.Round(digits.Point + precision).ToFixed(precision);
        }

        /// <summary>Go's <c>%g</c>: an exponent when it is below -4 or not below the precision, which is 6 for the shortest form.</summary>
        private static string General(DecimalDigits digits, int precision, char letter)
        {
            int threshold = precision;
            if (precision < 0) threshold = 6;
            else if (precision > digits.Digits.Length && digits.Digits.Length >= digits.Point) threshold = digits.Digits.Length;
            int exponent = digits.Digits.Length == 0 ? 0 : digits.Point - 1;
            // A number without digits is zero.
            return exponent < -4 || (exponent >= threshold && digits.Digits.Length > 0) ? digits.ToExponent(-1, letter) : digits.ToFixed(-1);
        }

        private static string PadNumber(Verb verb, string prefix, string digits, bool zeros)
        {
            int missing = verb.Width - prefix.Length - digits.Length;
            if (missing <= 0) return prefix + digits;
            if (verb.Has('-')) return prefix + digits + new string(' ', missing);
            return zeros && verb.Has('0') ? prefix + new string('0', missing) + digits : new string(' ', missing) + prefix + digits;
        }

        private static string Pad(Verb verb, string text)
        {
            int missing = verb.Width - Graphemes.Count(text);
            if (missing <= 0) return text;
            string padding = new(verb.Has('0') ? '0' : ' ', missing);
            return verb.Has('-') ? text + padding : padding + text;
        }

        private Value? Converted(Verb verb, Value argument, ValueType type)
        {
            var failure = new ConversionFailure();
            var converted = Conversions.Convert(argument, type, failure);
            if (converted is null) Fail($"unsupported value for \"{verb.Raw}\" at {verb.Offset}: {failure.Message}");
            return converted;
        }

        private bool Fail(string reason)
        {
            Failure = reason;
            return false;
        }
    }

    private sealed record Verb(string Raw, int Offset, int Argument, char Mode, string Flags, int Width, int Precision)
    {
        public bool Has(char flag) => Flags.Contains(flag, StringComparison.Ordinal);
    }
}
