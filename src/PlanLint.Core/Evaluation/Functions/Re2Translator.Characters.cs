using System.Globalization;
using System.Text;

namespace PlanLint.Evaluation.Functions;

// Single characters, their escapes, and classes in brackets.
internal sealed partial class Re2Translator
{
    private bool Escape()
    {
        int start = at++;
        if (at >= pattern.Length) return Fail("trailing backslash at end of expression: ``");
        char c = pattern[at];
        switch (c)
        {
            case 'A' or 'b' or 'B' or 'z':
                output.Append('\\').Append(c);
                at++;
                return true;
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S':
                string set = Re2Sets.PerlClass(char.ToLowerInvariant(c));
                output.Append(char.IsAsciiLetterLower(c) ? $"[{set}]" : AnyCharacter(set));
                at++;
                return true;
            case 'p' or 'P':
                if (UnicodeClass(out bool negated) is not { } category) return false;
                output.Append(negated ? AnyCharacter(category) : $"[{category}]");
                return true;
            case 'Q':
                int end = pattern.IndexOf("\\E", at + 1, StringComparison.Ordinal);
                string literal = end < 0 ? pattern[(at + 1)..] : pattern[(at + 1)..end];
                at = end < 0 ? pattern.Length : end + 2;
                foreach (var rune in literal.EnumerateRunes()) Literal(rune);
                return true;
        }
        if (EscapedRune() is not { } escaped) return Fail($"invalid escape sequence: `{pattern[start..Math.Min(start + 2, pattern.Length)]}`");
        Literal(escaped);
        return true;
    }

    /// <summary>The character of an escape, the position being after the backslash; null for none.</summary>
    private Rune? EscapedRune()
    {
        char c = pattern[at++];
        switch (c)
        {
            case 'a': return new Rune('\a');
            case 'f': return new Rune('\f');
            case 't': return new Rune('\t');
            case 'n': return new Rune('\n');
            case 'r': return new Rune('\r');
            case 'v': return new Rune('\v');
            case 'x':
                string digits;
                if (at < pattern.Length && pattern[at] == '{')
                {
                    int end = pattern.IndexOf('}', at);
                    if (end < 0) return null;
                    digits = pattern[(at + 1)..end];
                    at = end + 1;
                }
                else
                {
                    digits = pattern.Substring(at, Math.Min(2, pattern.Length - at));
                    if (digits.Length < 2) return null;
                    at += 2;
                }
                return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int point) && Rune.IsValid(point)
                    ? new Rune(point)
                    : null;
            case >= '0' and <= '7':
                // One digit other than zero would be a reference to a group, which there is none of.
                if (c != '0' && !(at < pattern.Length && pattern[at] is >= '0' and <= '7')) return null;
                int value = c - '0';
                for (int i = 0; i < 2 && at < pattern.Length && pattern[at] is >= '0' and <= '7'; i++) value = value * 8 + (pattern[at++] - '0');
                return new Rune(value);
            default:
                return c < 0x80 && !char.IsAsciiLetterOrDigit(c) ? new Rune(c) : null;
        }
    }

    private bool Class()
    {
        int start = at++;
        bool negated = at < pattern.Length && pattern[at] == '^';
        if (negated) at++;
        var set = new StringBuilder();
        var pairs = new List<string>();
        for (bool first = true; ; first = false)
        {
            if (at >= pattern.Length) return Fail($"missing closing ]: `{pattern[start..]}`");
            if (pattern[at] == ']' && !first) break;
            if (pattern[at] == '[' && at + 1 < pattern.Length && pattern[at + 1] == ':')
            {
                int end = pattern.IndexOf(":]", at + 2, StringComparison.Ordinal);
                if (end >= 0)
                {
                    string name = pattern[(at + 2)..end];
                    if (Re2Sets.AsciiClass(name.TrimStart('^')) is not { } ascii) return Fail($"invalid character class range: `[:{name}:]`");
                    set.Append(name.StartsWith('^') ? Re2Sets.Complement(ascii) : ascii);
                    at = end + 2;
                    continue;
                }
            }
            if (pattern[at] == '\\' && at + 1 < pattern.Length && pattern[at + 1] is 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 'p' or 'P')
            {
                char c = pattern[++at];
                if (c is 'p' or 'P')
                {
                    if (UnicodeClass(out bool isNegated) is not { } category) return false;
                    set.Append(isNegated ? category.Replace("\\p", "\\P", StringComparison.Ordinal) : category);
                    continue;
                }
                string perl = Re2Sets.PerlClass(char.ToLowerInvariant(c));
                set.Append(char.IsAsciiLetterLower(c) ? perl : Re2Sets.Complement(perl));
                at++;
                continue;
            }
            if (ClassRune() is not { } low) return false;
            var high = low;
            if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
            {
                at++;
                if (ClassRune() is not { } upper) return false;
                high = upper;
                if (high < low) return Fail($"invalid character class range: `{low}-{high}`");
            }
            AddRange(low.Value, high.Value, set, pairs);
        }
        at++;
        if (negated)
        {
            output.Append(pairs.Count == 0 || !isWide ? AnyCharacter(set.ToString()) : $"(?:[^{set}\\uD800-\\uDFFF]|[\\uD800-\\uDBFF][\\uDC00-\\uDFFF])");
            return true;
        }
        string units = set.Length == 0 ? "" : $"[{set}]";
        output.Append(pairs.Count == 0 ? (units.Length > 0 ? units : "[^\\s\\S]") : $"(?:{string.Join('|', units.Length > 0 ? pairs.Prepend(units) : pairs)})");
        return true;
    }

    private Rune? ClassRune()
    {
        if (pattern[at] != '\\') return ReadRune();
        int start = at++;
        if (at >= pattern.Length || EscapedRune() is not { } rune)
        {
            Fail($"invalid escape sequence: `{pattern[start..Math.Min(start + 2, pattern.Length)]}`");
            return null;
        }
        return rune;
    }

    /// <summary>A range of code points; what lies above the first plane is written as pairs of surrogates.</summary>
    private static void AddRange(int low, int high, StringBuilder set, List<string> pairs)
    {
        if (low <= 0xFFFF)
        {
            set.Append(Unit(low));
            if (high > low) set.Append('-').Append(Unit(Math.Min(high, 0xFFFF)));
            low = 0x10000;
        }
        if (high < low) return;
        static int Lead(int point) => 0xD800 + ((point - 0x10000) >> 10);
        static int Trail(int point) => 0xDC00 + ((point - 0x10000) & 0x3FF);
        if (Lead(low) == Lead(high))
        {
            pairs.Add($"{Unit(Lead(low))}[{Unit(Trail(low))}-{Unit(Trail(high))}]");
            return;
        }
        pairs.Add($"{Unit(Lead(low))}[{Unit(Trail(low))}-\\uDFFF]");
        if (Lead(high) - Lead(low) > 1) pairs.Add($"[{Unit(Lead(low) + 1)}-{Unit(Lead(high) - 1)}][\\uDC00-\\uDFFF]");
        pairs.Add($"{Unit(Lead(high))}[\\uDC00-{Unit(Trail(high))}]");
    }

    private static string Unit(int unit) => string.Create(CultureInfo.InvariantCulture, $"\\u{unit:X4}");

    /// <summary>Any one character that is not in a set.</summary>
    private string AnyCharacter(string except) => isWide
        ? $"(?:[^{except}\\uD800-\\uDFFF]|[\\uD800-\\uDBFF][\\uDC00-\\uDFFF])"
        : except.Length == 0 ? "[\\s\\S]" : $"[^{except}]";

    /// <summary><c>\pL</c>, <c>\p{Greek}</c>, <c>\P{^Lu}</c>: a category, or the usual blocks of a script; null after a failure.</summary>
    private string? UnicodeClass(out bool negated)
    {
        int start = at;
        negated = pattern[at++] == 'P';
        string name = "";
        if (at < pattern.Length && pattern[at] == '{')
        {
            int end = pattern.IndexOf('}', at);
            if (end > 0)
            {
                name = pattern[(at + 1)..end];
                at = end + 1;
            }
        }
        else if (at < pattern.Length)
        {
            name = pattern[at++].ToString();
        }
        if (name.StartsWith('^'))
        {
            negated = !negated;
            name = name[1..];
        }
        string? set = name switch
        {
            "Any" => "\\s\\S",
            "L" or "Lu" or "Ll" or "Lt" or "Lm" or "Lo" or "M" or "Mn" or "Mc" or "Me" or "N" or "Nd" or "Nl" or "No" or "P" or "Pc" or "Pd" or "Ps" or "Pe"
                or "Pi" or "Pf" or "Po" or "S" or "Sm" or "Sc" or "Sk" or "So" or "Z" or "Zs" or "Zl" or "Zp" or "C" or "Cc" or "Cf" or "Co" or "Cs" =>
                $"\\p{{{name}}}",
            "Latin" =>
                "A-Za-z\\u00AA\\u00BA\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02B8\\u1E00-\\u1EFF\\u2C60-\\u2C7F\\uA722-\\uA7FF\\uFF21-\\uFF3A\\uFF41-\\uFF5A",
            "Greek" => "\\u0370-\\u0373\\u0375-\\u0377\\u037A-\\u037D\\u037F\\u0384\\u0386\\u0388-\\u03E1\\u03F0-\\u03FF\\u1F00-\\u1FFE",
            "Cyrillic" => "\\u0400-\\u0484\\u0487-\\u052F\\u1C80-\\u1C88\\u2DE0-\\u2DFF\\uA640-\\uA69F",
            "Hebrew" => "\\u0591-\\u05F4\\uFB1D-\\uFB4F",
            "Arabic" =>
                "\\u0600-\\u0604\\u0606-\\u060B\\u060D-\\u061A\\u061C-\\u061E\\u0620-\\u063F\\u0641-\\u064A\\u0656-\\u066F"
                + "\\u0671-\\u06DC\\u06DE-\\u06FF\\u0750-\\u077F\\uFB50-\\uFDFF\\uFE70-\\uFEFC",
            "Thai" => "\\u0E01-\\u0E3A\\u0E40-\\u0E5B",
            "Devanagari" => "\\u0900-\\u0950\\u0955-\\u0963\\u0966-\\u097F",
            "Hiragana" => "\\u3041-\\u3096\\u309D-\\u309F",
            "Katakana" => "\\u30A1-\\u30FA\\u30FD-\\u30FF\\u31F0-\\u31FF\\uFF66-\\uFF6F\\uFF71-\\uFF9D",
            "Hangul" => "\\u1100-\\u11FF\\u3131-\\u318E\\uA960-\\uA97C\\uAC00-\\uD7A3\\uD7B0-\\uD7FB",
            "Han" => "\\u2E80-\\u2FD5\\u3005\\u3007\\u3021-\\u3029\\u3038-\\u303B\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAD9",
            _ => null,
        };
        if (set is null) Fail($"invalid character class range: `\\{pattern[start..at]}`");
        return set;
    }

    private Rune ReadRune()
    {
        Rune.DecodeFromUtf16(pattern.AsSpan(at), out var rune, out int length);
        at += Math.Max(length, 1);
        return rune;
    }

    private void Literal(Rune rune)
    {
        // A pair is one character to repetitions because they wrap what they repeat.
        foreach (char c in rune.ToString())
        {
            if (char.IsAsciiLetterOrDigit(c) || c > '\x7F') output.Append(c);
            else output.Append(Unit(c));
        }
    }
}
