using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Syntax.Parsing;

/// <summary>What is wrong with tokens that no grammar rule uses, said before anything the parser says.</summary>
internal static class LexicalErrors
{
    /// <summary>True for kinds that no grammar rule uses.</summary>
    public static bool IsBad(TokenKind kind) => kind >= TokenKind.BitwiseAnd;

    /// <summary>Reports each kind of mistake as often as it helps: invalid characters once a line, a string of several lines once, bad encoding once.</summary>
    public static void Report(SourceText source, TokenBuffer tokens, List<Diagnostic> diagnostics, int limit)
    {
        bool badEncoding = false;
        bool inBrokenString = false;
        int lastLine = -1;
        for (int i = 0; i < tokens.Count && diagnostics.Count < limit; i++)
        {
            var token = tokens.Items[i];
            if (!IsBad(token.Kind))
            {
                if (token.Kind == TokenKind.CQuote) inBrokenString = false;
                continue;
            }
            if (token.Kind == TokenKind.QuotedNewline)
            {
                // An empty string in a sequence that the line end closes too is the missing brace and quote of the outer string.
                bool reportedByParser = tokens.Items[i - 1].Kind == TokenKind.OQuote && tokens.Items[i + 2].Kind == TokenKind.TemplateSeqEnd
                    && tokens.Items[i + 2].Start == tokens.Items[i + 2].End;
                if (inBrokenString || reportedByParser) continue;
                inBrokenString = true;
            }
            if (token.Kind == TokenKind.BadUTF8)
            {
                if (badEncoding) continue;
                badEncoding = true;
            }
            int line = source.GetLineIndex(token.Start);
            if (line == lastLine) continue;
            lastLine = line;
            var span = TextSpan.FromBounds(token.Start, token.End);
            var (summary, detail) = Describe(token.Kind, source.Slice(span));
            diagnostics.Add(SyntaxErrors.Create(source, summary, detail, span));
        }
    }

    private static (string Summary, string Detail) Describe(TokenKind kind, ReadOnlySpan<char> text) => kind switch
    {
        TokenKind.BitwiseAnd => ("Unsupported operator", "Bitwise operators are not supported. Did you mean boolean AND (\"&&\")?"),
        TokenKind.BitwiseOr => ("Unsupported operator", "Bitwise operators are not supported. Did you mean boolean OR (\"||\")?"),
        TokenKind.BitwiseNot => ("Unsupported operator", "Bitwise operators are not supported. Did you mean boolean NOT (\"!\")?"),
        TokenKind.BitwiseXor => ("Unsupported operator", "Bitwise operators are not supported."),
        TokenKind.Backtick =>
            ("Invalid character", "The \"`\" character is not valid. To create a multi-line string, use the \"heredoc\" syntax, like \"<<EOT\"."),
        TokenKind.Apostrophe => ("Invalid character", "Single quotes are not valid. Use double quotes (\") to enclose strings."),
        TokenKind.Semicolon => ("Invalid character",
            "The \";\" character is not valid. Use newlines to separate arguments and blocks, and commas to separate items in collection values."),
        TokenKind.BadUTF8 => ("Invalid character encoding", "All input files must be UTF-8 encoded. Ensure that UTF-8 encoding is selected in your editor."),
        TokenKind.QuotedNewline => ("Invalid multi-line string", "Quoted strings may not be split over multiple lines. Add the closing quote, use the \\n "
            + "escape to represent a newline character, or use the \"heredoc\" multi-line template syntax."),
        _ when text is "\u201C" or "\u201D" =>
            ("Invalid character", "\"Curly quotes\" are not valid here. These can sometimes be inadvertently introduced when sharing code via documents or "
                + "discussion forums. It might help to replace the character with a \"straight quote\"."),
        _ => ("Invalid character", "This character is not used within the language."),
    };
}
