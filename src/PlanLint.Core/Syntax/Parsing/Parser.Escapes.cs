using System.Globalization;
using System.Text;
using PlanLint.Text;

namespace PlanLint.Syntax.Parsing;

// Escapes in literal text: of quoted strings, and the doubled signs that stand for a template sequence as text.
internal sealed partial class Parser
{
    private StringBuilder? builder;

    private static bool NeedsUnescaping(ReadOnlySpan<char> characters, bool quoted) =>
        IsSequenceEscape(characters) || quoted && characters.Contains('\\');

    /// <summary>True for <c>$${</c> and <c>%%{</c>, which the lexer puts at the start of a token.</summary>
    private static bool IsSequenceEscape(ReadOnlySpan<char> characters) =>
        characters.Length > 2 && characters[0] is '$' or '%' && characters[1] == characters[0] && characters[2] == '{';

    /// <summary>The characters that a literal token stands for; reports escapes that are none.</summary>
    /// <param name="tokenIndex">The token.</param>
    /// <param name="quoted">True where a backslash begins an escape.</param>
    /// <param name="normalize">False for labels, which the reference keeps as they are written; values are composed.</param>
    private string Unescape(int tokenIndex, bool quoted, bool normalize = true)
    {
        ref readonly var token = ref tokens[tokenIndex];
        var characters = text.AsSpan(token.Start, token.End - token.Start);
        if (!NeedsUnescaping(characters, quoted)) return normalize ? Nfc.Normalize(names.Get(characters)) : names.Get(characters);
        if (IsSequenceEscape(characters)) return string.Concat(characters[..1], characters[2..]);

        builder ??= new StringBuilder();
        builder.Clear();
        int at = 0;
        while (at < characters.Length)
        {
            int backslash = characters[at..].IndexOf('\\');
            if (backslash < 0)
            {
                builder.Append(characters[at..]);
                break;
            }
            builder.Append(characters.Slice(at, backslash));
            at += backslash;
            at += AppendEscape(characters[at..], token.Start + at);
        }
        return normalize ? Nfc.Normalize(builder.ToString()) : builder.ToString();
    }

    /// <summary>Appends what the escape at the start of <paramref name="rest"/> stands for; returns its length.</summary>
    private int AppendEscape(ReadOnlySpan<char> rest, int position)
    {
        if (rest.Length < 2)
        {
            Report("Invalid escape sequence", "Backslash must be followed by an escape sequence selector character.", new TextSpan(position, 1));
            builder!.Append('\\');
            return 1;
        }
        switch (rest[1])
        {
            case 'n': builder!.Append('\n'); return 2;
            case 'r': builder!.Append('\r'); return 2;
            case 't': builder!.Append('\t'); return 2;
            case '"': builder!.Append('"'); return 2;
            case '\\': builder!.Append('\\'); return 2;
            case 'u' or 'U':
                return AppendCodePoint(rest, position);
        }
        int length = Rune.DecodeFromUtf16(rest[1..], out var rune, out int units) == System.Buffers.OperationStatus.Done ? 1 + units : 2;
        Report("Invalid escape sequence", $"The symbol \"{rune}\" is not a valid escape sequence selector. To write a backslash, double it (as \"\\\\\").",
            new TextSpan(position, length));
        builder!.Append(rest[1..length]);
        return length;
    }

    private int AppendCodePoint(ReadOnlySpan<char> rest, int position)
    {
        int wanted = rest[1] == 'u' ? 4 : 8;
        int digits = 0;
        while (digits < wanted && 2 + digits < rest.Length && char.IsAsciiHexDigit(rest[2 + digits])) digits++;
        var span = new TextSpan(position, 2 + digits);
        if (digits < wanted)
        {
            Report("Invalid escape sequence", wanted == 4
                ? "The \\u escape sequence must be followed by four hexadecimal digits."
                : "The \\U escape sequence must be followed by eight hexadecimal digits.", span);
            builder!.Append(rest[..(2 + digits)]);
            return 2 + digits;
        }
        uint value = uint.Parse(rest.Slice(2, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (Rune.IsValid(value)) builder!.Append(new Rune(value).ToString());
        else Report("Invalid escape sequence", $"Cannot encode character U+{value:x4} in UTF-8.", span);
        return 2 + digits;
    }
}
