using System.Text;
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
            Error("Missing false expression in conditional", "The conditional operator (...?...:...) requires a false expression, delimited by a colon.", CurrentSpan);
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

    // Term = Identifier ("::" Identifier)* "(" Arguments ")" | Identifier Traversal*;
    private ExpressionSyntax ParseName()
    {
        if (BeginsItem())
        {
            Error(bracket.Summary, bracket.Detail, SpanOf(index + 1));
            return Placeholder();
        }
        int identIndex = index;
        Advance();
        if (kind is TokenKind.OParen or TokenKind.DoubleColon)
        {
            var call = ParseFunctionCall(identIndex);
            return panicking ? call : ParseTraversals(call, null);
        }
        height = 1;
        var span = SpanOf(identIndex);
        if (span.Length is 4 or 5)
        {
            var word = text.AsSpan(span.Start, span.Length);
            if (word is "true") return ParseTraversals(new LiteralSyntax(span, LiteralKind.Bool, "true"), null);
            if (word is "false") return ParseTraversals(new LiteralSyntax(span, LiteralKind.Bool, "false"), null);
            if (word is "null") return ParseTraversals(new LiteralSyntax(span, LiteralKind.Null, "null"), null);
        }
        return ParseTraversals(null, new TraversalStep(span, NameOf(identIndex), LiteralKind.Null, null));
    }

    /// <summary>
    /// True when the name at hand plainly begins the next argument or block: a bracket before it is not closed. Looked at before
    /// the name is read as an operand, because the item wants it.
    /// </summary>
    private bool BeginsItem() =>
        !newlines && tokens[index + 1].Kind is TokenKind.Equal or TokenKind.OQuote or TokenKind.OBrace or TokenKind.Ident
        && bracket.Close != default && IsFirstOnLine(index) && (StartsBlock(index) || EndsUnclosed(index, bracket.Close));

    /// <summary>
    /// Traversal = "." Identifier | "." number | "[" Expression "]" | ".*" … | "[*]" …;
    /// reads the steps that follow <paramref name="source"/>, or the root name <paramref name="root"/>.
    /// </summary>
    private ExpressionSyntax ParseTraversals(ExpressionSyntax? source, TraversalStep? root)
    {
        if (kind is not (TokenKind.Dot or TokenKind.OBrack))
            return source ?? new ScopeTraversalSyntax(root!.Span, [root]);

        int start = root?.Span.Start ?? source!.Span.Start;
        // The steps not yet put into a node; they continue the root, or the expression in source.
        var steps = new ItemList<TraversalStep>(this.steps);
        if (root is not null) steps.Add(root);
        bool isScope = root is not null;

        ExpressionSyntax Close()
        {
            if (steps.Count == 0) return source!;
            var array = steps.TakeArray();
            ExpressionSyntax node;
            if (isScope)
            {
                node = new ScopeTraversalSyntax(TextSpan.FromBounds(start, array[^1].Span.End), array);
                height = 1;
            }
            else
            {
                node = new RelativeTraversalSyntax(TextSpan.FromBounds(start, array[^1].Span.End), source!, array);
                height++;
                CheckHeight();
            }
            isScope = false;
            source = node;
            return node;
        }

        while (!panicking)
        {
            if (kind == TokenKind.Dot)
            {
                int dotStart = CurrentStart;
                Advance();
                switch (kind)
                {
                    case TokenKind.Ident:
                        steps.Add(new TraversalStep(TextSpan.FromBounds(dotStart, tokens[index].End), CurrentName(), LiteralKind.Null, null));
                        Advance();
                        continue;
                    case TokenKind.NumberLit:
                        steps.Add(ParseLegacyIndex(dotStart));
                        continue;
                    case TokenKind.Star:
                        var splatSource = Close();
                        source = ParseAttributeSplat(splatSource, start, dotStart);
                        continue;
                    default:
                        Error("Invalid attribute name", "An attribute name is required after a dot.", CurrentSpan);
                        var incomplete = Close();
                        height++;
                        return new SyntaxErrorSyntax(TextSpan.FromBounds(incomplete.Span.Start, dotStart + 1));
                }
            }
            if (kind != TokenKind.OBrack) break;

            int open = CurrentStart;
            Advance();
            if (kind == TokenKind.Star)
            {
                var splatSource = Close();
                source = ParseFullSplat(splatSource, start, open);
                continue;
            }
            bool before = SetNewlines(false);
            int heightBefore = height;
            var outer = bracket;
            bracket = new Bracket(TokenKind.CBrack, "Missing close bracket on index", "The index operator must end with a closing bracket (\"]\").");
            var key = ParseExpression();
            bracket = outer;
            int keyHeight = height;
            if (!panicking && kind != TokenKind.CBrack)
                Error("Missing close bracket on index", "The index operator must end with a closing bracket (\"]\").", NextCloseBracket());
            if (panicking)
            {
                if (SkipTo(TokenKind.CBrack)) panicking = false;
                newlines = before;
                Settle(previous + 1);
            }
            else
            {
                newlines = before;
                Advance();
            }
            var brackets = TextSpan.FromBounds(open, Math.Max(PreviousEnd, open + 1));
            height = heightBefore;
            if (key is LiteralSyntax literal)
            {
                steps.Add(new TraversalStep(brackets, null, literal.LiteralKind, literal.Text));
            }
            else if (key is TemplateSyntax { LiteralValue: { } keyText })
            {
                steps.Add(new TraversalStep(brackets, null, LiteralKind.String, keyText));
            }
            else
            {
                var collection = Close();
                height = Math.Max(height, keyHeight) + 1;
                CheckHeight();
                source = new IndexSyntax(TextSpan.FromBounds(start, brackets.End), collection, key);
            }
        }
        return Close();
    }

    /// <summary>The bracket that would close this one, or the end of the text: there the reference reports an index without its end.</summary>
    private TextSpan NextCloseBracket()
    {
        if (panicking || diagnostics.Count >= MaxDiagnostics) return CurrentSpan;
        int nesting = 0;
        for (int i = Math.Min(index + 1, tokenCount - 1); ; i++)
        {
            var token = tokens[i].Kind;
            if (token == TokenKind.OBrack) nesting++;
            if (token == TokenKind.EOF || token == TokenKind.CBrack && nesting-- == 0) return SpanOf(i);
        }
    }

    private TraversalStep ParseLegacyIndex(int dotStart)
    {
        var span = CurrentSpan;
        string digits = CurrentName();
        int dot = digits.IndexOf('.', StringComparison.Ordinal);
        if (dot >= 0)
            Report("Invalid legacy index syntax", $"When using the legacy index syntax, chaining two indexes together is not permitted. Use the proper index syntax instead, like [{digits[..dot]}][{digits[(dot + 1)..]}].", span);
        Advance();
        return new TraversalStep(TextSpan.FromBounds(dotStart, span.End), null, LiteralKind.Number, digits);
    }

    // AttributeSplat = "." "*" ("." (Identifier | number))*;
    private SplatSyntax ParseAttributeSplat(ExpressionSyntax source, int start, int dotStart)
    {
        int sourceHeight = height;
        var marker = TextSpan.FromBounds(dotStart, tokens[index].End);
        Advance();
        int firstStart = CurrentStart;
        int end = marker.End;
        var steps = new ItemList<TraversalStep>(this.steps);
        while (kind == TokenKind.Dot)
        {
            int stepStart = CurrentStart;
            Advance();
            if (kind == TokenKind.NumberLit)
            {
                steps.Add(ParseLegacyIndex(stepStart));
                end = PreviousEnd;
                continue;
            }
            if (kind != TokenKind.Ident)
            {
                if (kind == TokenKind.Star)
                    Error("Nested splat expression not allowed", "A splat expression (*) cannot be used inside another attribute-only splat expression. Use the full splat operator [*] instead.", CurrentSpan);
                else
                    Error("Invalid attribute name", "An attribute name is required after a dot.", CurrentSpan);
                break;
            }
            steps.Add(new TraversalStep(TextSpan.FromBounds(stepStart, tokens[index].End), CurrentName(), LiteralKind.Null, null));
            end = tokens[index].End;
            Advance();
        }
        ExpressionSyntax each = new AnonSymbolSyntax(marker);
        if (steps.Count > 0) each = new RelativeTraversalSyntax(TextSpan.FromBounds(firstStart, end), each, steps.TakeArray());
        height = Math.Max(sourceHeight, 2) + 1;
        CheckHeight();
        return new SplatSyntax(TextSpan.FromBounds(start, end), source, each, marker, isFull: false);
    }

    // FullSplat = "[" "*" "]" ("." Identifier | Index)*;
    private SplatSyntax ParseFullSplat(ExpressionSyntax source, int start, int open)
    {
        int sourceHeight = height;
        Advance();
        if (kind != TokenKind.CBrack)
        {
            Error("Missing close bracket on splat index", "The star for a full splat operator must be immediately followed by a closing bracket (\"]\").", NextCloseBracket());
            bool before = newlines;
            if (SkipTo(TokenKind.CBrack)) panicking = false;
            newlines = before;
            Settle(previous + 1);
        }
        else
        {
            Advance();
        }
        var marker = TextSpan.FromBounds(open, Math.Max(PreviousEnd, open + 1));
        ExpressionSyntax each = new AnonSymbolSyntax(marker);
        height = 1;
        if (!panicking && Enter()) each = ParseTraversals(each, null);
        if (!panicking || abandoned) depth--;
        height = Math.Max(sourceHeight, height) + 1;
        CheckHeight();
        return new SplatSyntax(TextSpan.FromBounds(start, Math.Max(each.Span.End, marker.End)), source, each, marker, isFull: true);
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
                    Error("Missing closing parenthesis", "An expanded function argument (with ...) must be immediately followed by closing parentheses.", ellipsis);
                break;
            }
            if (kind == TokenKind.EOF)
            {
                ErrorUnlessAfter(mistakesBefore, "Unterminated function call", "There is no closing parenthesis for this function call before the end of the file. This may be caused by incorrect parenthesis nesting elsewhere in this file.", TextSpan.FromBounds(nameStart, open.End));
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
                case TokenKind.OBrace or TokenKind.OBrack or TokenKind.OParen or TokenKind.OQuote or TokenKind.OHeredoc or TokenKind.TemplateInterp or TokenKind.TemplateControl:
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
                ErrorUnlessAfter(mistakesBefore, "Unterminated tuple constructor expression", "There is no corresponding closing bracket before the end of the file. This may be caused by incorrect bracket nesting elsewhere in this file.", new TextSpan(open, 1));
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
                ErrorUnlessAfter(mistakesBefore, "Unterminated object constructor expression", "There is no corresponding closing brace before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file.", new TextSpan(open, 1));
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
                Error("Missing key/value separator", "Expected an equals sign (\"=\") to mark the beginning of the attribute value. If you intended to given an attribute name containing periods or spaces, write the name in quotes to create a string literal.", CurrentSpan);
                break;
            case TokenKind.EOF:
                ErrorUnlessAfter(mistakesBefore, "Unterminated object constructor expression", "There is no corresponding closing brace before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file.", new TextSpan(open, 1));
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
            if (!panicking && kind != close && close == TokenKind.CBrace && key is null && source.GetLineIndex(value!.Span.End) != source.GetLineIndex(CurrentStart))
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

    // AbsoluteTraversal = Identifier ("." Identifier | "[" (number | string) "]")*;
    private ExpressionSyntax ParseAbsoluteTraversal()
    {
        int start = CurrentStart;
        if (kind != TokenKind.Ident)
        {
            Error("Variable name required", "Must begin with a variable name.", CurrentSpan);
            return Placeholder();
        }
        var steps = new ItemList<TraversalStep>(this.steps);
        steps.Add(new TraversalStep(CurrentSpan, CurrentName(), LiteralKind.Null, null));
        Advance();
        while (kind != TokenKind.EOF && !panicking)
        {
            int stepStart = CurrentStart;
            if (kind == TokenKind.Dot)
            {
                Advance();
                if (kind != TokenKind.Ident)
                {
                    Error("Attribute name required", kind == TokenKind.Star ? "Splat expressions (.*) may not be used here." : "Dot must be followed by attribute name.", CurrentSpan);
                    break;
                }
                steps.Add(new TraversalStep(TextSpan.FromBounds(stepStart, tokens[index].End), CurrentName(), LiteralKind.Null, null));
                Advance();
            }
            else if (kind == TokenKind.OBrack)
            {
                if (ParseTraversalKey(stepStart) is not { } step) break;
                steps.Add(step);
            }
            else
            {
                Error("Invalid character", "Expected an attribute access or an index operator.", CurrentSpan);
            }
        }
        var array = steps.TakeArray();
        return new ScopeTraversalSyntax(TextSpan.FromBounds(start, array[^1].Span.End), array);
    }

    private TraversalStep? ParseTraversalKey(int start)
    {
        Advance();
        string key;
        var keyKind = LiteralKind.String;
        switch (kind)
        {
            case TokenKind.NumberLit:
                key = ParseNumber().Text;
                keyKind = LiteralKind.Number;
                break;
            case TokenKind.OQuote:
                key = ParsePlainString(out _);
                break;
            case TokenKind.Star:
                Error("Attribute name required", "Splat expressions ([*]) may not be used here.", CurrentSpan);
                return null;
            default:
                Error("Index value required", "Index brackets must contain either a literal number or a literal string.", CurrentSpan);
                return null;
        }
        int end = tokens[index].End;
        if (kind == TokenKind.CBrack) Advance();
        else Error("Unclosed index brackets", "Index key must be followed by a closing bracket.", CurrentSpan);
        return new TraversalStep(TextSpan.FromBounds(start, end), null, keyKind, key);
    }
}
