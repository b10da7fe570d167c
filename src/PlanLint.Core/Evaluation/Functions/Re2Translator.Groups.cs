using System.Globalization;

namespace PlanLint.Evaluation.Functions;

// Groups, with their names and flags.
internal sealed partial class Re2Translator
{
    private int Group(int depth, ref bool isFlags)
    {
        int start = at++;
        if (at < pattern.Length && pattern[at] == '?')
        {
            if (!SpecialGroup(start, ref isFlags, out bool opened)) return -1;
            if (!opened) return 1;
        }
        else
        {
            Capture("");
        }
        int repeat = Alternatives(depth + 1);
        if (repeat < 0) return -1;
        if (at >= pattern.Length) return Break($"missing closing ): `{pattern}`");
        at++;
        output.Append(')');
        restore?.Invoke();
        return repeat;
    }

    private Action? restore;

    /// <summary><c>(?P&lt;name&gt;</c>, <c>(?&lt;name&gt;</c>, <c>(?flags)</c> and <c>(?flags:</c>.</summary>
    private bool SpecialGroup(int start, ref bool isFlags, out bool opened)
    {
        opened = true;
        at++;
        int name = at < pattern.Length && pattern[at] == 'P' ? at + 1 : at;
        if (name < pattern.Length && pattern[name] == '<' && !(name + 1 < pattern.Length && pattern[name + 1] is '=' or '!'))
        {
            int end = pattern.IndexOf('>', name);
            string given = end < 0 ? "" : pattern[(name + 1)..end];
            if (given.Length == 0 || given.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '_')) return Fail($"invalid named capture: `{pattern[start..]}`");
            if (groupNames.Contains(given)) return Fail($"duplicate capture group name: `{given}`");
            at = end + 1;
            Capture(given);
            return true;
        }
        bool on = true;
        bool? ignoreCase = null;
        var (multiLine, newLine, ungreedy) = (isMultiLine, matchesNewLine, isUngreedy);
        for (; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case 'i': ignoreCase = on; continue;
                case 'm': multiLine = on; continue;
                case 's': newLine = on; continue;
                case 'U': ungreedy = on; continue;
                case '-' when on: on = false; continue;
                case ')':
                    at++;
                    if (ignoreCase is { } flag) output.Append(flag ? "(?i)" : "(?-i)");
                    (isMultiLine, matchesNewLine, isUngreedy) = (multiLine, newLine, ungreedy);
                    isFlags = true;
                    opened = false;
                    return true;
                case ':':
                    at++;
                    output.Append(ignoreCase switch { true => "(?i:", false => "(?-i:", _ => "(?:" });
                    var before = (isMultiLine, matchesNewLine, isUngreedy);
                    (isMultiLine, matchesNewLine, isUngreedy) = (multiLine, newLine, ungreedy);
                    var outer = restore;
                    restore = () =>
                    {
                        (isMultiLine, matchesNewLine, isUngreedy) = before;
                        restore = outer;
                    };
                    return true;
            }
            break;
        }
        return Fail($"invalid or unsupported Perl syntax: `{pattern[start..Math.Min(at + 1, pattern.Length)]}`");
    }

    private void Capture(string name)
    {
        groupNames.Add(name);
        output.Append(CultureInfo.InvariantCulture, $"(?<g{groupNames.Count}>");
        var outer = restore;
        restore = () => restore = outer;
    }
}
