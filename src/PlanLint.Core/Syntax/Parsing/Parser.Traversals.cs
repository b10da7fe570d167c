using PlanLint.Text;

namespace PlanLint.Syntax.Parsing;

// References, and what follows a term: attributes, indices, splats.
internal sealed partial class Parser
{
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
            Report("Invalid legacy index syntax", "When using the legacy index syntax, chaining two indexes together is not permitted. Use the proper index "
                + $"syntax instead, like [{digits[..dot]}][{digits[(dot + 1)..]}].", span);
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
                    Error("Nested splat expression not allowed", "A splat expression (*) cannot be used inside another attribute-only splat expression. Use "
                        + "the full splat operator [*] instead.", CurrentSpan);
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
            Error("Missing close bracket on splat index", "The star for a full splat operator must be immediately followed by a closing bracket (\"]\").",
                NextCloseBracket());
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
                    Error("Attribute name required", kind == TokenKind.Star
                        ? "Splat expressions (.*) may not be used here."
                        : "Dot must be followed by attribute name.", CurrentSpan);
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
