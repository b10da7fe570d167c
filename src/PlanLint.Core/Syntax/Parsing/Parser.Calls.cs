using System.Text;
using PlanLint.Text;

namespace PlanLint.Syntax.Parsing;

// Function calls, and where parsing goes on after a mistake in brackets.
internal sealed partial class Parser
{
    // FunctionCall = Identifier ("::" Identifier)* "(" (Expression ("," Expression)* ("," | "...")?)? ")";
    private ExpressionSyntax ParseFunctionCall(int identIndex)
    {
        int nameStart = tokens[identIndex].Start;
        int nameEnd = tokens[identIndex].End;
        string name = NameOf(identIndex);
        StringBuilder? qualified = null;
        while (kind == TokenKind.DoubleColon)
        {
            Advance();
            if (kind != TokenKind.Ident)
            {
                Error("Missing function name", "Function scope resolution symbol :: must be followed by a function name in this scope.", CurrentSpan);
                return Placeholder(TextSpan.FromBounds(nameStart, PreviousEnd));
            }
            qualified ??= new StringBuilder(name);
            qualified.Append("::").Append(text.AsSpan(tokens[index].Start, tokens[index].End - tokens[index].Start));
            nameEnd = tokens[index].End;
            Advance();
        }
        if (qualified is not null) name = qualified.ToString();
        var nameSpan = TextSpan.FromBounds(nameStart, nameEnd);
        if (kind != TokenKind.OParen)
        {
            Error("Missing open parenthesis", "Function selector must be followed by an open parenthesis to begin the function call.", CurrentSpan);
            return Placeholder(nameSpan);
        }

        var open = CurrentSpan;
        Advance();
        bool before = SetNewlines(false);
        var arguments = new ItemList<ExpressionSyntax>(expressions);
        bool expands = false;
        int mistakesBefore = mistakes;
        int highest = 0;
        var outer = bracket;
        bracket = new Bracket(TokenKind.CParen, "Missing argument separator", "A comma is required to separate each function argument from the next.");
        while (kind != TokenKind.CParen)
        {
            arguments.Add(ParseExpression());
            highest = Math.Max(highest, height);
            if (panicking)
            {
                if (!ResumeAt(TokenKind.CParen)) break;
                continue;
            }
            if (kind == TokenKind.CParen) break;
            if (kind == TokenKind.Comma)
            {
                Advance();
                continue;
            }
            if (kind == TokenKind.Ellipsis)
            {
                expands = true;
                var ellipsis = CurrentSpan;
                Advance();
                if (kind != TokenKind.CParen)
                    Error("Missing closing parenthesis",
                        "An expanded function argument (with ...) must be immediately followed by closing parentheses.", ellipsis);
                break;
            }
            if (kind == TokenKind.EOF)
            {
                ErrorUnlessAfter(mistakesBefore, "Unterminated function call", "There is no closing parenthesis for this function call before the end of the "
                    + "file. This may be caused by incorrect parenthesis nesting elsewhere in this file.", TextSpan.FromBounds(nameStart, open.End));
                break;
            }
            Error("Missing argument separator", "A comma is required to separate each function argument from the next.", CurrentSpan);
            if (!ResumeAt(TokenKind.CParen)) break;
        }
        bracket = outer;
        int end = CloseBracket(TokenKind.CParen, before, open.End);
        bool closed = tokens[previous].Kind == TokenKind.CParen && tokens[previous].End == end;
        var close = closed ? TextSpan.FromBounds(end - 1, end) : new TextSpan(end, 0);
        height = highest + 1;
        CheckHeight();
        return new FunctionCallSyntax(TextSpan.FromBounds(nameStart, end), name, nameSpan, open, close, arguments.TakeArray(), expands);
    }

    /// <summary>
    /// After an error in a list: skips to the comma before the next element, or to the closing token, of this nesting level.
    /// False when neither comes before something that shows the list is not closed.
    /// </summary>
    private bool ResumeAt(TokenKind close)
    {
        if (abandoned) return false;
        bool before = newlines;
        int nesting = 0;
        for (int i = index; ; i++)
        {
            var token = tokens[i].Kind;
            switch (token)
            {
                case TokenKind.EOF:
                    return false;
                case TokenKind.OBrace or TokenKind.OBrack or TokenKind.OParen or TokenKind.OQuote or TokenKind.OHeredoc or TokenKind.TemplateInterp
                    or TokenKind.TemplateControl:
                    nesting++;
                    continue;
                case TokenKind.CBrace or TokenKind.CBrack or TokenKind.CParen or TokenKind.CQuote or TokenKind.CHeredoc or TokenKind.TemplateSeqEnd:
                    if (nesting > 0)
                    {
                        nesting--;
                        continue;
                    }
                    if (token != close) return false;
                    Resume(i, before);
                    return true;
                case TokenKind.Comma when nesting == 0:
                    Resume(i, before);
                    Advance();
                    return true;
                case TokenKind.Newline or TokenKind.Comment when nesting == 0 && before && EndsLine(i):
                    Resume(i, before);
                    return true;
                case TokenKind.Ident when StartsBlock(i) || nesting == 0 && EndsUnclosed(i, close):
                    return false;
                default:
                    continue;
            }
        }
    }

    private bool EndsLine(int i) => tokens[i].Kind == TokenKind.Newline || text[tokens[i].End - 1] == '\n';

    private void Resume(int at, bool newlinesBefore)
    {
        panicking = false;
        previous = Math.Max(previous, at - 1);
        newlines = newlinesBefore;
        Settle(at);
    }
}
