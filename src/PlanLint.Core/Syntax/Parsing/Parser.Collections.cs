using PlanLint.Text;

namespace PlanLint.Syntax.Parsing;

// Tuples, objects and the for-expressions that make them.
internal sealed partial class Parser
{
    // Tuple = "[" (Expression ("," Expression)* ","?)? "]"; line ends mean nothing inside.
    private ExpressionSyntax ParseTuple()
    {
        int open = CurrentStart;
        Advance();
        bool before = SetNewlines(false);
        if (AtKeyword("for")) return ParseFor(open, TokenKind.CBrack, before);
        var outer = bracket;
        bracket = new Bracket(TokenKind.CBrack, "Missing item separator", "Expected a comma to mark the beginning of the next item.");
        var elements = new ItemList<ExpressionSyntax>(expressions);
        int mistakesBefore = mistakes;
        int highest = 0;
        while (kind != TokenKind.CBrack)
        {
            elements.Add(ParseExpression());
            highest = Math.Max(highest, height);
            if (panicking)
            {
                if (!ResumeAt(TokenKind.CBrack)) break;
                continue;
            }
            if (kind == TokenKind.CBrack) break;
            if (kind == TokenKind.Comma)
            {
                Advance();
                continue;
            }
            if (kind == TokenKind.EOF)
                ErrorUnlessAfter(mistakesBefore, "Unterminated tuple constructor expression", "There is no corresponding closing bracket before the end of "
                    + "the file. This may be caused by incorrect bracket nesting elsewhere in this file.", new TextSpan(open, 1));
            else
                Error("Missing item separator", "Expected a comma to mark the beginning of the next item.", CurrentSpan);
            if (StartsElementOnNewLine())
            {
                panicking = false;
                continue;
            }
            if (!ResumeAt(TokenKind.CBrack)) break;
        }
        bracket = outer;
        int end = CloseBracket(TokenKind.CBrack, before, open + 1);
        height = highest + 1;
        CheckHeight();
        return new TupleSyntax(TextSpan.FromBounds(open, end), elements.TakeArray());
    }

    /// <summary>True when only a comma at the end of the line before is missing: parsing goes on as if it were there.</summary>
    private bool StartsElementOnNewLine() =>
        kind is TokenKind.OQuote or TokenKind.NumberLit or TokenKind.OBrace or TokenKind.OParen or TokenKind.Ident or TokenKind.OHeredoc
        && IsFirstOnLine(index) && !(kind == TokenKind.Ident && (EndsUnclosed(index, TokenKind.CBrack) || StartsBlock(index)));

    // Object = "{" ((Identifier | Expression) ("=" | ":") Expression ("," | Newline))* "}";
    private ExpressionSyntax ParseObject()
    {
        int open = CurrentStart;
        Advance();
        bool before = SetNewlines(false);
        if (AtKeyword("for")) return ParseFor(open, TokenKind.CBrace, before);
        SetNewlines(true);
        var items = new ItemList<ObjectItemSyntax>(objectItems);
        int mistakesBefore = mistakes;
        int highest = 0;
        while (kind != TokenKind.CBrace)
        {
            if (kind == TokenKind.Newline)
            {
                Advance();
                continue;
            }
            bool isForced = kind == TokenKind.OParen;
            var wrapped = ParseExpression();
            highest = Math.Max(highest, height + 1);
            if (panicking)
            {
                if (ResumeAt(TokenKind.CBrace)) continue;
                break;
            }
            var key = new ObjectKeySyntax(wrapped.Span, wrapped, isForced, KeywordOf(wrapped));
            if (kind is not (TokenKind.Equal or TokenKind.Colon))
            {
                ErrorAfterKey(open, mistakesBefore);
                if (ResumeAt(TokenKind.CBrace)) continue;
                break;
            }
            Advance();
            var value = ParseExpression();
            highest = Math.Max(highest, height);
            items.Add(new ObjectItemSyntax(TextSpan.FromBounds(key.Span.Start, Math.Max(value.Span.End, key.Span.End)), key, value));
            if (panicking)
            {
                if (ResumeAt(TokenKind.CBrace)) continue;
                break;
            }
            if (kind == TokenKind.CBrace) break;
            if (kind is TokenKind.Comma or TokenKind.Newline)
            {
                Advance();
                continue;
            }
            if (kind == TokenKind.EOF)
                ErrorUnlessAfter(mistakesBefore, "Unterminated object constructor expression", "There is no corresponding closing brace before the end of "
                    + "the file. This may be caused by incorrect brace nesting elsewhere in this file.", new TextSpan(open, 1));
            else
                Error("Missing attribute separator", "Expected a newline or comma to mark the beginning of the next attribute.", CurrentSpan);
            if (!ResumeAt(TokenKind.CBrace)) break;
        }
        int end = CloseBracket(TokenKind.CBrace, before, open + 1);
        height = highest + 1;
        CheckHeight();
        return new ObjectSyntax(TextSpan.FromBounds(open, end), items.TakeArray());
    }

    private void ErrorAfterKey(int open, int mistakesBefore)
    {
        switch (kind)
        {
            case TokenKind.Newline or TokenKind.Comma:
                Error("Missing attribute value", "Expected an attribute value, introduced by an equals sign (\"=\").", CurrentSpan);
                break;
            case TokenKind.Ident:
                Error("Missing key/value separator", "Expected an equals sign (\"=\") to mark the beginning of the attribute value. If you intended to given "
                    + "an attribute name containing periods or spaces, write the name in quotes to create a string literal.", CurrentSpan);
                break;
            case TokenKind.EOF:
                ErrorUnlessAfter(mistakesBefore, "Unterminated object constructor expression", "There is no corresponding closing brace before the end of "
                    + "the file. This may be caused by incorrect brace nesting elsewhere in this file.", new TextSpan(open, 1));
                break;
            default:
                Error("Missing key/value separator", "Expected an equals sign (\"=\") to mark the beginning of the attribute value.", CurrentSpan);
                break;
        }
    }

    /// <summary>As <see cref="Error"/>, but silent when an earlier mistake in the construct explains why its end was not found.</summary>
    private void ErrorUnlessAfter(int mistakesBefore, string summary, string detail, TextSpan span)
    {
        if (mistakes == mistakesBefore) Error(summary, detail, span);
        else panicking = true;
    }

    private static string? KeywordOf(ExpressionSyntax expression) => expression switch
    {
        ScopeTraversalSyntax { Steps.Count: 1 } name => name.RootName,
        LiteralSyntax { LiteralKind: LiteralKind.Bool or LiteralKind.Null } word => word.Text,
        _ => null,
    };

    // For = ("[" | "{") "for" Identifier ("," Identifier)? "in" Expression ":" (Expression "=>")? Expression "..."? ("if" Expression)? ("]" | "}");
    private ExpressionSyntax ParseFor(int open, TokenKind close, bool newlinesBefore)
    {
        Advance();
        string? keyVariable = null;
        string valueVariable = "";
        ExpressionSyntax? collection = null, key = null, value = null, condition = null;
        bool groups = false;
        TextSpan ellipsis = default;
        int highest = 0;

        var outer = bracket;
        bracket = new Bracket(close, "Invalid 'for' expression", "Extra characters after the end of the 'for' expression.");
        if (ParseForNames("expression", ref keyVariable, ref valueVariable))
        {
            collection = ParseExpression();
            highest = height;
            if (!panicking && kind != TokenKind.Colon)
                Error("Invalid 'for' expression", "For expression requires a colon after the collection expression.", CurrentSpan);
            if (!panicking)
            {
                Advance();
                value = ParseExpression();
                highest = Math.Max(highest, height);
            }
            if (!panicking && kind == TokenKind.FatArrow)
            {
                Advance();
                key = value;
                value = ParseExpression();
                highest = Math.Max(highest, height);
            }
            if (!panicking && kind == TokenKind.Ellipsis)
            {
                ellipsis = CurrentSpan;
                groups = true;
                Advance();
            }
            if (!panicking && AtKeyword("if"))
            {
                Advance();
                condition = ParseExpression();
                highest = Math.Max(highest, height);
            }
            if (!panicking && kind != close && close == TokenKind.CBrace && key is null
                && source.GetLineIndex(value!.Span.End) != source.GetLineIndex(CurrentStart))
                Error("Invalid 'for' expression", "Key expression is required when building an object.", value.Span);
            if (!panicking && kind != close)
                Error("Invalid 'for' expression", "Extra characters after the end of the 'for' expression.", CurrentSpan);
        }

        bracket = outer;
        bool failed = panicking;
        int end = CloseBracket(close, newlinesBefore, open + 1);
        var span = TextSpan.FromBounds(open, end);
        height = highest + 1;
        CheckHeight();
        if (value is null || collection is null) return new SyntaxErrorSyntax(span);
        if (!failed) CheckForShape(close, key, value, groups, ellipsis);
        return new ForSyntax(span, keyVariable, valueVariable, collection, key, value, condition, groups);
    }

    /// <summary>What stands between <c>for</c> and the collection, of an expression or a template directive.</summary>
    private bool ParseForNames(string what, ref string? keyVariable, ref string valueVariable)
    {
        if (kind != TokenKind.Ident)
        {
            Error($"Invalid 'for' {what}", $"For {what} requires variable name after 'for'.", CurrentSpan);
            return false;
        }
        valueVariable = CurrentName();
        Advance();
        if (kind == TokenKind.Comma)
        {
            Advance();
            if (kind != TokenKind.Ident)
            {
                Error($"Invalid 'for' {what}", $"For {what} requires value variable name after comma.", CurrentSpan);
                return false;
            }
            keyVariable = valueVariable;
            valueVariable = CurrentName();
            Advance();
        }
        if (!AtKeyword("in"))
        {
            Error($"Invalid 'for' {what}", $"For {what} requires the 'in' keyword after its name declarations.", CurrentSpan);
            return false;
        }
        Advance();
        return true;
    }

    /// <summary>Mistakes of a complete for-expression: nothing is given up for them.</summary>
    private void CheckForShape(TokenKind close, ExpressionSyntax? key, ExpressionSyntax value, bool groups, TextSpan ellipsis)
    {
        if (close == TokenKind.CBrace)
        {
            if (key is null) Report("Invalid 'for' expression", "Key expression is required when building an object.", value.Span);
            return;
        }
        if (key is not null) Report("Invalid 'for' expression", "Key expression is not valid when building a tuple.", key.Span);
        if (groups) Report("Invalid 'for' expression", "Grouping ellipsis (...) cannot be used when building a tuple.", ellipsis);
    }
}
