using System.Globalization;
using System.Text;

namespace PlanLint.Evaluation.Functions;

/// <summary>
/// Writes a pattern in RE2's syntax as one in .NET's. A wide translation takes surrogate pairs for one character, which is slower
/// and only needed for text that has some.
/// </summary>
internal sealed partial class Re2Translator(string pattern, bool isWide)
{
    private const int RepeatLimit = 1000, DepthLimit = 250;
    private readonly StringBuilder output = new();
    private readonly List<string> groupNames = [];
    private int at;
    private bool isMultiLine, matchesNewLine, isUngreedy;

    public string Failure { get; private set; } = "";

    public IReadOnlyList<string> GroupNames => groupNames;

    /// <summary>The translation; null, with the reason, when RE2 does not take the pattern.</summary>
    public string? Run()
    {
        if (Alternatives(0) < 0) return null;
        if (at < pattern.Length)
        {
            Fail($"unexpected ): `{pattern}`");
            return null;
        }
        return output.ToString();
    }

    /// <summary>Alternatives up to a closing parenthesis; the largest product of nested repetitions, or -1 after a failure.</summary>
    private int Alternatives(int depth)
    {
        if (depth > DepthLimit) return Break("expression nests too deeply");
        var (multiLine, newLine, ungreedy) = (isMultiLine, matchesNewLine, isUngreedy);
        int most = 1;
        bool repeatable = false;
        int atomStart = output.Length, atomRepeat = 1;
        while (at < pattern.Length && pattern[at] != ')')
        {
            char c = pattern[at];
            if (c == '|')
            {
                output.Append('|');
                at++;
                repeatable = false;
                continue;
            }
            if (c is '*' or '+' or '?' || (c == '{' && IsRepeat()))
            {
                if (!repeatable) return Break($"missing argument to repetition operator: `{c}`");
                int repeat = Repetition(atomStart);
                if (repeat < 0) return -1;
                if (atomRepeat * (long)Math.Max(repeat, 1) > RepeatLimit) return Break($"invalid repeat count: `{pattern}`");
                most = Math.Max(most, atomRepeat * Math.Max(repeat, 1));
                repeatable = false;
                if (at < pattern.Length && (pattern[at] is '*' or '+' or '?' || (pattern[at] == '{' && IsRepeat())))
                    return Break($"invalid nested repetition operator: `{pattern}`");
                continue;
            }
            atomStart = output.Length;
            atomRepeat = 1;
            repeatable = true;
            switch (c)
            {
                case '(':
                    bool isFlags = false;
                    atomRepeat = Group(depth, ref isFlags);
                    if (atomRepeat < 0) return -1;
                    most = Math.Max(most, atomRepeat);
                    repeatable = !isFlags;
                    break;
                case '[':
                    if (!Class()) return -1;
                    break;
                case '\\':
                    if (!Escape()) return -1;
                    break;
                case '.':
                    output.Append(AnyCharacter(matchesNewLine ? "" : "\\n"));
                    at++;
                    break;
                case '^':
                    output.Append(isMultiLine ? "(?m:^)" : "\\A");
                    at++;
                    break;
                case '$':
                    output.Append(isMultiLine ? "(?m:$)" : "\\z");
                    at++;
                    break;
                default:
                    Literal(ReadRune());
                    break;
            }
        }
        (isMultiLine, matchesNewLine, isUngreedy) = (multiLine, newLine, ungreedy);
        return most;
    }

    private bool IsRepeat()
    {
        int i = at + 1, digits = 0;
        while (i < pattern.Length && char.IsAsciiDigit(pattern[i])) { i++; digits++; }
        if (digits == 0 || i >= pattern.Length) return false;
        if (pattern[i] == '}') return true;
        if (pattern[i++] != ',') return false;
        while (i < pattern.Length && char.IsAsciiDigit(pattern[i])) i++;
        return i < pattern.Length && pattern[i] == '}';
    }

    /// <summary>Writes a repetition; how often it repeats at least a bounded number of times, or -1 after a failure.</summary>
    private int Repetition(int atomStart)
    {
        int count = 1;
        string text = pattern[at++].ToString();
        if (text == "{")
        {
            int close = pattern.IndexOf('}', at);
            string range = pattern[at..close];
            at = close + 1;
            string[] bounds = range.Split(',');
            bool fits = int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out int low) && low <= RepeatLimit;
            int high = low;
            if (fits && bounds.Length > 1 && bounds[1].Length > 0)
                fits = int.TryParse(bounds[1], NumberStyles.None, CultureInfo.InvariantCulture, out high) && high <= RepeatLimit && high >= low;
            if (!fits) return Break($"invalid repeat count: `{{{range}}}`");
            count = high;
            text = $"{{{range}}}";
        }
        bool lazy = at < pattern.Length && pattern[at] == '?';
        if (lazy) at++;
        // What a repetition applies to may have been written as several characters.
        output.Insert(atomStart, "(?:").Append(')').Append(text);
        if (lazy != isUngreedy) output.Append('?');
        return count;
    }

    private bool Fail(string reason)
    {
        Failure = reason;
        return false;
    }

    /// <summary>Fails where the result is a count, which is -1 after a failure.</summary>
    private int Break(string reason)
    {
        Fail(reason);
        return -1;
    }
}
