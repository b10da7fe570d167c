using PlanLint.Text;

namespace PlanLint.Syntax.Parsing;

// Expressions. The grammar rule stands above its method, in the notation of the HCL specification.
internal sealed partial class Parser
{
    // Expression = Operation ("?" Expression ":" Expression)?;
    private ExpressionSyntax ParseExpression()
    {
        if (!Enter())
        {
            depth--;
            return Placeholder();
        }
        var expression = ParseConditional();
        depth--;
        return expression;
    }

    private ExpressionSyntax ParseConditional()
    {
        int start = CurrentStart;
        var condition = ParseOperation(1);
        if (panicking || kind != TokenKind.Question) return condition;
        Advance();
        int highest = height;
        var whenTrue = ParseExpression();
        highest = Math.Max(highest, height);
        ExpressionSyntax whenFalse;
        if (panicking)
        {
            whenFalse = Placeholder();
        }
        else if (kind != TokenKind.Colon)
        {
            Error("Missing false expression in conditional",
                "The conditional operator (...?...:...) requires a false expression, delimited by a colon.", CurrentSpan);
            whenFalse = Placeholder();
        }
        else
        {
            Advance();
            whenFalse = ParseExpression();
        }
        height = Math.Max(highest, height) + 1;
        CheckHeight();
        return new ConditionalSyntax(TextSpan.FromBounds(start, Math.Max(whenFalse.Span.End, whenTrue.Span.End)), condition, whenTrue, whenFalse);
    }

    // Operation = Term (operator Term)*; operators of one level bind to the left.
    private ExpressionSyntax ParseOperation(int level)
    {
        var left = ParseTermWithTraversals();
        while (!panicking)
        {
            int binding = LevelOf(kind, out var @operator);
            if (binding < level) break;
            var operatorSpan = CurrentSpan;
            Advance();
            int leftHeight = height;
            var right = ParseOperation(binding + 1);
            left = new BinarySyntax(TextSpan.FromBounds(left.Span.Start, Math.Max(right.Span.End, operatorSpan.End)), @operator, operatorSpan, left, right);
            height = Math.Max(leftHeight, height) + 1;
            CheckHeight();
        }
        return left;
    }

    /// <summary>How tightly an operator binds, 1 the loosest; 0 when the token is none.</summary>
    private static int LevelOf(TokenKind kind, out OperatorKind @operator)
    {
        switch (kind)
        {
            case TokenKind.Or: @operator = OperatorKind.Or; return 1;
            case TokenKind.And: @operator = OperatorKind.And; return 2;
            case TokenKind.EqualOp: @operator = OperatorKind.Equal; return 3;
            case TokenKind.NotEqual: @operator = OperatorKind.NotEqual; return 3;
            case TokenKind.LessThan: @operator = OperatorKind.LessThan; return 4;
            case TokenKind.LessThanEq: @operator = OperatorKind.LessThanOrEqual; return 4;
            case TokenKind.GreaterThan: @operator = OperatorKind.GreaterThan; return 4;
            case TokenKind.GreaterThanEq: @operator = OperatorKind.GreaterThanOrEqual; return 4;
            case TokenKind.Plus: @operator = OperatorKind.Add; return 5;
            case TokenKind.Minus: @operator = OperatorKind.Subtract; return 5;
            case TokenKind.Star: @operator = OperatorKind.Multiply; return 6;
            case TokenKind.Slash: @operator = OperatorKind.Divide; return 6;
            case TokenKind.Percent: @operator = OperatorKind.Modulo; return 6;
            default: @operator = default; return 0;
        }
    }

    private ExpressionSyntax ParseTermWithTraversals()
    {
        if (kind == TokenKind.Ident) return ParseName();
        var term = ParseTerm();
        return panicking ? term : ParseTraversals(term, null);
    }

    // Term = Number | Template | Tuple | Object | For | "(" Expression ")" | ("-" | "!") Term;
    private ExpressionSyntax ParseTerm()
    {
        switch (kind)
        {
            case TokenKind.NumberLit:
                return ParseNumber();
            case TokenKind.OQuote:
                return ParseQuotedTemplate();
            case TokenKind.OHeredoc:
                return ParseHeredoc();
            case TokenKind.OParen:
                return ParseParens();
            case TokenKind.OBrack:
                return ParseTuple();
            case TokenKind.OBrace:
                return ParseObject();
            case TokenKind.Minus or TokenKind.Bang:
                return ParseUnary();
            case TokenKind.EOF:
                Error("Missing expression", "Expected the start of an expression, but found the end of the file.", CurrentSpan);
                return Placeholder();
            case TokenKind.Newline:
                Error("Invalid expression", "Expected the start of an expression, but found the end of the line.", CurrentSpan);
                return Placeholder();
            default:
                Error("Invalid expression", "Expected the start of an expression, but found an invalid expression token.", CurrentSpan);
                return Placeholder();
        }
    }

    private LiteralSyntax ParseNumber()
    {
        var span = CurrentSpan;
        var digits = text.AsSpan(span.Start, span.Length);
        int dot = digits.IndexOf('.');
        if (dot >= 0 && digits[(dot + 1)..].Contains('.') || !IsNumber(digits))
        {
            // The token is taken for a number all the same, so nothing is given up.
            Report("Invalid number literal", "Failed to recognize the value of this number literal. Write it in quotes if it is not a number.", span);
        }
        var literal = new LiteralSyntax(span, LiteralKind.Number, CurrentName());
        Advance();
        height = 1;
        return literal;
    }

    /// <summary>False when an exponent is followed by more than digits, or is too large to compute with.</summary>
    private static bool IsNumber(ReadOnlySpan<char> digits)
    {
        int exponent = digits.IndexOfAny('e', 'E');
        if (exponent < 0) return true;
        var power = digits[(exponent + 1)..];
        if (power.IndexOfAny('e', 'E') >= 0 || power.Contains('.')) return false;
        if (power[0] is '+' or '-') power = power[1..];
        power = power.TrimStart('0');
        return power.Length < 10 && (power.Length == 0 || long.Parse(power, System.Globalization.CultureInfo.InvariantCulture) <= 646456993);
    }

    // Unary = ("-" | "!") Term; binds tighter than every binary operator, looser than a traversal.
    private ExpressionSyntax ParseUnary()
    {
        var symbol = CurrentSpan;
        var @operator = kind == TokenKind.Minus ? OperatorKind.Negate : OperatorKind.Not;
        Advance();
        if (!Enter())
        {
            depth--;
            return Placeholder(symbol);
        }
        var operand = ParseTermWithTraversals();
        depth--;
        height++;
        CheckHeight();
        return new UnarySyntax(TextSpan.FromBounds(symbol.Start, Math.Max(operand.Span.End, symbol.End)), @operator, operand);
    }

    // Parens = "(" Expression ")"; line ends mean nothing inside.
    private ExpressionSyntax ParseParens()
    {
        int open = CurrentStart;
        Advance();
        bool before = SetNewlines(false);
        var outer = bracket;
        bracket = new Bracket(TokenKind.CParen, "Unbalanced parentheses", "Expected a closing parenthesis to terminate the expression.");
        var inner = ParseExpression();
        bracket = outer;
        if (!panicking && kind != TokenKind.CParen)
            Error("Unbalanced parentheses", "Expected a closing parenthesis to terminate the expression.", CurrentSpan);
        int end = CloseBracket(TokenKind.CParen, before, open + 1);
        height++;
        CheckHeight();
        return new ParensSyntax(TextSpan.FromBounds(open, Math.Max(end, inner.Span.End)), inner);
    }

    /// <summary>Reads the closing token, or recovers to it, and restores what line ends mean; returns the end of the construct.</summary>
    private int CloseBracket(TokenKind close, bool newlinesBefore, int atLeast)
    {
        if (!panicking)
        {
            newlines = newlinesBefore;
            Advance();
            return PreviousEnd;
        }
        bool closed = SkipTo(close);
        if (closed) panicking = false;
        newlines = newlinesBefore;
        Settle(previous + 1);
        return Math.Max(PreviousEnd, atLeast);
    }
}
