using System.Globalization;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Syntax.Parsing;

/// <summary>
/// Recursive descent over the tokens of one text; this part parses bodies. After an error the innermost construct is given up:
/// brackets skip to their end, items to the next line that can begin one, and parsing goes on, so each mistake is reported once.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>How deep brackets, blocks and templates may nest. Ten times what people write; the walkers of the tree recurse.</summary>
    internal const int MaxDepth = 400;

    /// <summary>How high an expression may grow, chains of operators and indexes included.</summary>
    internal const int MaxHeight = 1500;

    /// <summary>Reports after this many say nothing new, and a binary file would make thousands.</summary>
    private const int MaxDiagnostics = 200;

    private readonly SourceText source;
    private readonly string text;
    private readonly RawToken[] tokens;
    private readonly int tokenCount;
    private readonly NameCache names = NameCache.Current;
    private readonly List<Diagnostic> diagnostics = [];

    /// <summary>Children of the nodes being read: lists nest, so one stack of each type serves all.</summary>
    private readonly Scratch<BodyItemSyntax> items;
    private readonly Scratch<LabelSyntax> labels;
    private readonly Scratch<ExpressionSyntax> expressions;
    private readonly Scratch<ObjectItemSyntax> objectItems;
    private readonly Scratch<TraversalStep> steps;

    /// <summary>Index of the token at hand: comments are skipped, and line ends where they mean nothing.</summary>
    private int index;

    /// <summary>Index of the token read last; -1 at the start.</summary>
    private int previous = -1;

    /// <summary>Kind of the token at hand; a comment that swallowed a line end counts as the line end.</summary>
    private TokenKind kind;

    /// <summary>True where line ends mean something.</summary>
    private bool newlines = true;

    /// <summary>The innermost open bracket in which line ends mean nothing.</summary>
    private Bracket bracket;

    /// <summary>True after an error until the construct that had it is left.</summary>
    private bool panicking;

    /// <summary>True after the depth limit was met: brackets do not look for their ends, the whole item is given up.</summary>
    private bool abandoned;

    private int depth;

    /// <summary>Grows with every error that made something be given up: what is unclosed after one may be its consequence.</summary>
    private int mistakes;

    /// <summary>Height of the expression returned last.</summary>
    private int height;

    private Parser(SourceText source, TokenBuffer buffer)
    {
        this.source = source;
        text = source.Text;
        tokens = buffer.Items;
        tokenCount = buffer.Count;
        items = buffer.BodyItems;
        labels = buffer.Labels;
        expressions = buffer.Expressions;
        objectItems = buffer.ObjectItems;
        steps = buffer.Steps;
        Settle(0);
    }

    /// <summary>What ends an open bracket, and what is said when an item begins before it.</summary>
    private readonly record struct Bracket(TokenKind Close, string Summary, string Detail);

    private TextSpan CurrentSpan
    {
        get
        {
            ref readonly var token = ref tokens[index];
            return TextSpan.FromBounds(token.Start, token.End);
        }
    }

    private int CurrentStart => tokens[index].Start;

    private int PreviousEnd => previous < 0 ? 0 : tokens[previous].End;

    private TextSpan PreviousSpan => previous < 0 ? CurrentSpan : TextSpan.FromBounds(tokens[previous].Start, tokens[previous].End);

    public static SyntaxTree ParseFile(SourceText source) => Parse(source, isTemplate: false, static parser =>
    {
        var items = parser.ParseBodyItems(TokenKind.EOF, default);
        var body = new BodySyntax(new TextSpan(0, parser.text.Length), items);
        return new FileSyntax(new TextSpan(0, parser.text.Length), body);
    });

    public static SyntaxTree ParseExpression(SourceText source) => Parse(source, isTemplate: false, static parser =>
    {
        parser.SetNewlines(false);
        var expression = parser.ParseExpression();
        if (parser.kind != TokenKind.EOF && !parser.panicking)
            parser.Error("Extra characters after expression", "An expression was successfully parsed, but extra characters were found after it.", parser.CurrentSpan);
        return expression;
    });

    public static SyntaxTree ParseTemplate(SourceText source) => Parse(source, isTemplate: true, static parser =>
        parser.ParseTemplateUntil(TokenKind.EOF, parser.CurrentSpan, isHeredoc: false, isFlush: false));

    public static SyntaxTree ParseTraversal(SourceText source) => Parse(source, isTemplate: false, static parser =>
    {
        parser.SetNewlines(false);
        return parser.ParseAbsoluteTraversal();
    });

    private static SyntaxTree Parse(SourceText source, bool isTemplate, Func<Parser, SyntaxNode> rule)
    {
        var buffer = TokenBuffer.Rent();
        bool hasBadTokens = isTemplate ? Lexer.ScanTemplate(source, buffer) : Lexer.Scan(source, buffer, recovers: true);
        var parser = new Parser(source, buffer);
        if (hasBadTokens) LexicalErrors.Report(source, buffer, parser.diagnostics, MaxDiagnostics);
        var root = rule(parser);
        TokenBuffer.Return(buffer);
        var tree = new SyntaxTree(source, root, parser.diagnostics);
        if (root is FileSyntax file) file.OwnTree = tree;
        else ((ExpressionSyntax)root).OwnTree = tree;
        return tree;
    }

    // --- Tokens -------------------------------------------------------------------------------------------------------

    /// <summary>Moves to the first token at or after <paramref name="at"/> that means something here.</summary>
    private void Settle(int at)
    {
        var tokens = this.tokens;
        while (true)
        {
            ref readonly var token = ref tokens[at];
            if (token.Kind > TokenKind.Comment)
            {
                kind = token.Kind;
                break;
            }
            if (newlines && (token.Kind == TokenKind.Newline || text[token.End - 1] == '\n'))
            {
                kind = TokenKind.Newline;
                break;
            }
            at++;
        }
        index = at;
    }

    private void Advance()
    {
        previous = index;
        if (index + 1 < tokenCount) Settle(index + 1);
    }

    private bool SetNewlines(bool significant)
    {
        bool before = newlines;
        if (before != significant)
        {
            newlines = significant;
            Settle(previous + 1);
        }
        return before;
    }

    private string CurrentName() => names.Get(text.AsSpan(tokens[index].Start, tokens[index].End - tokens[index].Start));

    private bool AtKeyword(string keyword) =>
        kind == TokenKind.Ident && text.AsSpan(tokens[index].Start, tokens[index].End - tokens[index].Start).SequenceEqual(keyword);

    // --- Errors -------------------------------------------------------------------------------------------------------

    /// <summary>Reports one error and gives up the construct at hand. Silent while an earlier error is being recovered from.</summary>
    private void Error(string summary, string detail, TextSpan span)
    {
        if (panicking) return;
        panicking = true;
        mistakes++;
        // The lexer has spoken about this token already.
        if (LexicalErrors.IsBad(tokens[index].Kind) && span.Start == tokens[index].Start) return;
        Report(summary, detail, span);
    }

    /// <summary>Reports without giving anything up: the parser knows how to go on.</summary>
    private void Report(string summary, string detail, TextSpan span)
    {
        if (diagnostics.Count < MaxDiagnostics) diagnostics.Add(SyntaxErrors.Create(source, summary, detail, span));
    }

    private bool Enter()
    {
        if (++depth <= MaxDepth) return true;
        Error("Nesting too deep", string.Create(CultureInfo.InvariantCulture, $"Brackets, blocks and templates may be nested {MaxDepth} deep. Move inner parts to local values."), CurrentSpan);
        abandoned = true;
        return false;
    }

    private void CheckHeight()
    {
        if (height <= MaxHeight) return;
        Error("Expression too long", string.Create(CultureInfo.InvariantCulture, $"One expression may chain {MaxHeight} operators or indexes. Move parts to local values."), CurrentSpan);
        abandoned = true;
    }

    private SyntaxErrorSyntax Placeholder(TextSpan span)
    {
        height = 1;
        return new SyntaxErrorSyntax(span);
    }

    /// <summary>Stands for an operand that is missing: empty, behind the token read last.</summary>
    private SyntaxErrorSyntax Placeholder() => Placeholder(new TextSpan(PreviousEnd, 0));

    // --- Bodies -------------------------------------------------------------------------------------------------------

    // Body = (Attribute | Block | OneLineBlock)*;
    private BodyItemSyntax[] ParseBodyItems(TokenKind end, TextSpan openBrace)
    {
        var items = new ItemList<BodyItemSyntax>(this.items);
        int mistakesBefore = mistakes;
        HashSet<string>? seen = null;
        while (true)
        {
            if (kind == end) break;
            switch (kind)
            {
                case TokenKind.Newline:
                    Advance();
                    continue;
                case TokenKind.Ident:
                    var item = ParseItem();
                    if (item is AttributeSyntax attribute && IsDuplicate(attribute, ref items, ref seen)) continue;
                    if (item is not null) items.Add(item);
                    continue;
                case TokenKind.EOF:
                    if (mistakes == mistakesBefore && !panicking)
                        Error("Unclosed configuration block", "There is no closing brace for this block before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file.", openBrace);
                    break;
                case TokenKind.OQuote:
                    Error("Invalid argument name", "Argument names must not be quoted.", CurrentSpan);
                    RecoverItem();
                    continue;
                default:
                    Error("Argument or block definition required", kind == TokenKind.CBrace
                        ? "An argument or block definition is required here: this closing brace closes nothing."
                        : "An argument or block definition is required here.", CurrentSpan);
                    if (kind == TokenKind.CBrace)
                    {
                        Advance();
                        panicking = false;
                    }
                    else
                    {
                        RecoverItem();
                    }
                    continue;
            }
            break;
        }
        return items.TakeArray();
    }

    /// <summary>Reports a second argument of one name; the first is kept, as the reference does.</summary>
    private bool IsDuplicate(AttributeSyntax attribute, ref ItemList<BodyItemSyntax> items, ref HashSet<string>? seen)
    {
        AttributeSyntax? existing = null;
        if (seen is null && items.Count < 16)
        {
            for (int i = 0; i < items.Count && existing is null; i++)
                if (items[i] is AttributeSyntax other && other.Name == attribute.Name) existing = other;
        }
        else
        {
            if (seen is null)
            {
                seen = new HashSet<string>(StringComparer.Ordinal);
                for (int i = 0; i < items.Count; i++)
                    if (items[i] is AttributeSyntax other) seen.Add(other.Name);
            }
            if (!seen.Add(attribute.Name))
                for (int i = 0; i < items.Count && existing is null; i++)
                    if (items[i] is AttributeSyntax other && other.Name == attribute.Name) existing = other;
        }
        if (existing is null) return false;
        int line = source.GetLineIndex(existing.NameSpan.Start) + 1;
        Report("Attribute redefined", string.Create(CultureInfo.InvariantCulture, $"The argument \"{attribute.Name}\" was already set on line {line}. Each argument may be set only once."), attribute.NameSpan);
        return true;
    }

    private BodyItemSyntax? ParseItem()
    {
        int identIndex = index;
        Advance();
        switch (kind)
        {
            case TokenKind.Equal:
                return ParseAttribute(identIndex, isSingleLine: false);
            case TokenKind.OQuote or TokenKind.OBrace or TokenKind.Ident:
                return ParseBlock(identIndex);
            default:
                ErrorAfterName(identIndex);
                RecoverItem();
                return null;
        }
    }

    private void ErrorAfterName(int identIndex)
    {
        string hint = kind == TokenKind.Colon ? " Write \"=\" instead of \":\"." : "";
        var span = SpanOf(identIndex);
        if (LexicalErrors.IsBad(kind))
        {
            // One mistake, one error: the character after the name was reported.
            panicking = true;
            mistakes++;
            return;
        }
        Error("Argument or block definition required", "An argument or block definition is required here. To set an argument, use the equals sign \"=\" to introduce the argument value." + hint, span);
    }

    private TextSpan SpanOf(int tokenIndex) => TextSpan.FromBounds(tokens[tokenIndex].Start, tokens[tokenIndex].End);

    private string NameOf(int tokenIndex) => names.Get(text.AsSpan(tokens[tokenIndex].Start, tokens[tokenIndex].End - tokens[tokenIndex].Start));

    // Attribute = Identifier "=" Expression Newline;
    private AttributeSyntax ParseAttribute(int identIndex, bool isSingleLine)
    {
        var nameSpan = SpanOf(identIndex);
        var equalsSpan = CurrentSpan;
        Advance();
        var value = ParseExpression();
        int end = PreviousEnd;
        if (!panicking && !isSingleLine && kind is not (TokenKind.Newline or TokenKind.EOF))
        {
            if (kind == TokenKind.Comma)
                Error("Unexpected comma after argument", "Argument definitions must be separated by newlines, not commas. An argument definition must end with a newline.", CurrentSpan);
            else
                Error("Missing newline after argument", "An argument definition must end with a newline. Add a newline here.", CurrentSpan);
        }
        if (panicking)
        {
            if (!isSingleLine) RecoverItem();
        }
        else if (!isSingleLine)
        {
            Advance();
        }
        return new AttributeSyntax(TextSpan.FromBounds(nameSpan.Start, Math.Max(end, equalsSpan.End)), NameOf(identIndex), nameSpan, equalsSpan, value);
    }

    // Block = Identifier (StringLit | Identifier)* "{" Newline Body "}" Newline;
    private BlockSyntax? ParseBlock(int identIndex)
    {
        var typeSpan = SpanOf(identIndex);
        string type = NameOf(identIndex);
        var labels = new ItemList<LabelSyntax>(this.labels);
        while (kind != TokenKind.OBrace)
        {
            if (kind == TokenKind.OQuote)
            {
                labels.Add(ParseLabel());
                continue;
            }
            if (kind == TokenKind.Ident)
            {
                labels.Add(new LabelSyntax(CurrentSpan, CurrentName()));
                Advance();
                continue;
            }
            string detail = kind switch
            {
                TokenKind.Equal => "The equals sign \"=\" indicates an argument definition, and must not be used when defining a block.",
                TokenKind.Newline => "A block definition must have block content delimited by \"{\" and \"}\", starting on the same line as the block header.",
                _ => "Either a quoted string block label or an opening brace (\"{\") is expected here.",
            };
            // A label without its closing quote has been reported.
            if (previous > 0 && tokens[previous].Kind == TokenKind.CQuote && tokens[previous].End == tokens[previous].Start) panicking = true;
            Error("Invalid block definition", detail, CurrentSpan);
            var missing = new TextSpan(PreviousEnd, 0);
            if (NextLineOpensBody())
            {
                // The brace stands alone on the next line: the block is read as if the line end were not there.
                panicking = false;
                break;
            }
            RecoverItem();
            return new BlockSyntax(TextSpan.FromBounds(typeSpan.Start, missing.Start), type, typeSpan, labels.TakeArray(), missing, missing, new BodySyntax(missing, []));
        }

        var openBrace = CurrentSpan;
        Advance();
        BodySyntax body;
        TextSpan closeBrace;
        if (!Enter())
        {
            SkipBlock();
            closeBrace = new TextSpan(PreviousEnd, 0);
            body = new BodySyntax(TextSpan.FromBounds(openBrace.Start, PreviousEnd), []);
        }
        else if (kind is TokenKind.Newline or TokenKind.EOF or TokenKind.CBrace)
        {
            var items = ParseBodyItems(TokenKind.CBrace, openBrace);
            if (kind == TokenKind.CBrace)
            {
                closeBrace = CurrentSpan;
                Advance();
            }
            else
            {
                closeBrace = new TextSpan(CurrentStart, 0);
            }
            body = new BodySyntax(TextSpan.FromBounds(openBrace.Start, closeBrace.End), items);
        }
        else
        {
            body = ParseSingleLineBody(openBrace, out closeBrace);
        }
        depth--;

        if (kind is TokenKind.Newline)
        {
            Advance();
        }
        else if (kind != TokenKind.EOF)
        {
            Error("Missing newline after block definition", "A block definition must end with a newline. Add a newline here.", CurrentSpan);
            RecoverItem();
        }
        panicking = false;
        return new BlockSyntax(TextSpan.FromBounds(typeSpan.Start, Math.Max(closeBrace.End, openBrace.End)), type, typeSpan, labels.TakeArray(), openBrace, closeBrace, body);
    }

    /// <summary>True when the token at hand is a line end, and an opening brace begins the next line.</summary>
    private bool NextLineOpensBody()
    {
        if (kind != TokenKind.Newline || index + 1 >= tokenCount || tokens[index + 1].Kind != TokenKind.OBrace) return false;
        Advance();
        return true;
    }

    // OneLineBlock = Identifier (StringLit | Identifier)* "{" (Identifier "=" Expression)? "}" Newline;
    private BodySyntax ParseSingleLineBody(TextSpan openBrace, out TextSpan closeBrace)
    {
        BodyItemSyntax[] items = [];
        int mistakesBefore = mistakes;
        if (kind != TokenKind.Ident)
        {
            Error("Argument or block definition required", "An argument or block definition is required here.", CurrentSpan);
        }
        else
        {
            int identIndex = index;
            Advance();
            switch (kind)
            {
                case TokenKind.Equal:
                    items = [ParseAttribute(identIndex, isSingleLine: true)];
                    if (!panicking && kind != TokenKind.CBrace) ErrorAfterSingleArgument(openBrace, mistakesBefore);
                    break;
                case TokenKind.OQuote or TokenKind.OBrace or TokenKind.Ident:
                    Error("Argument definition required", $"A single-line block definition can contain only a single argument. If you meant to define argument \"{NameOf(identIndex)}\", use an equals sign to assign it a value. To define a nested block, place it on a line of its own within its parent block.", TextSpan.FromBounds(tokens[identIndex].Start, tokens[index].End));
                    break;
                default:
                    ErrorAfterName(identIndex);
                    break;
            }
        }
        if (kind != TokenKind.CBrace || panicking)
        {
            // Whatever was begun here ends where the brace does.
            if (SkipTo(TokenKind.CBrace)) panicking = false;
        }
        else
        {
            Advance();
        }
        bool closed = previous >= 0 && tokens[previous].Kind == TokenKind.CBrace;
        closeBrace = closed ? PreviousSpan : new TextSpan(PreviousEnd, 0);
        return new BodySyntax(TextSpan.FromBounds(openBrace.Start, Math.Max(closeBrace.End, openBrace.End)), items);
    }

    private void ErrorAfterSingleArgument(TextSpan openBrace, int mistakesBefore)
    {
        switch (kind)
        {
            case TokenKind.Comma:
                Error("Invalid single-argument block definition", "Single-line block syntax can include only one argument definition. To define multiple arguments, use the multi-line block syntax with one argument definition per line.", CurrentSpan);
                break;
            case TokenKind.Newline:
                Error("Invalid single-argument block definition", "An argument definition on the same line as its containing block creates a single-line block definition, which must also be closed on the same line. Place the block's closing brace immediately after the argument definition.", CurrentSpan);
                break;
            case TokenKind.EOF:
                ErrorUnlessAfter(mistakesBefore, "Unclosed configuration block", "There is no closing brace for this block before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file.", openBrace);
                break;
            default:
                Error("Invalid single-argument block definition", "A single-line block definition must end with a closing brace immediately after its single argument definition.", CurrentSpan);
                break;
        }
    }

    // Label = Identifier | '"' characters '"';
    private LabelSyntax ParseLabel()
    {
        var open = CurrentSpan;
        var value = ParsePlainString(out int end);
        return new LabelSyntax(TextSpan.FromBounds(open.Start, end), value);
    }

    /// <summary>A quoted string in which sequences are not allowed: labels, and keys of absolute traversals.</summary>
    private string ParsePlainString(out int end)
    {
        var open = CurrentSpan;
        Advance();
        string value = "";
        while (true)
        {
            switch (kind)
            {
                case TokenKind.CQuote:
                    end = tokens[index].End;
                    Advance();
                    return value;
                case TokenKind.QuotedLit:
                    string piece = Unescape(index, quoted: true, normalize: false);
                    value = value.Length == 0 ? piece : value + piece;
                    Advance();
                    continue;
                case TokenKind.TemplateInterp or TokenKind.TemplateControl:
                    mistakes++;
                    char which = text[CurrentStart];
                    Report("Invalid string literal", $"Template sequences are not allowed in this string. To include a literal \"{which}\", double it (as \"{which}{which}\") to escape it.", CurrentSpan);
                    value += which + "{ ... }";
                    Advance();
                    SkipTo(TokenKind.TemplateSeqEnd);
                    continue;
                case TokenKind.EOF:
                    Error("Unterminated string literal", "Unable to find the closing quote mark before the end of the file.", CurrentSpan);
                    end = PreviousEnd;
                    return value;
                default:
                    mistakes++;
                    if (!LexicalErrors.IsBad(kind)) Report("Invalid string literal", "This item is not valid in a string literal.", CurrentSpan);
                    Advance();
                    continue;
            }
        }
    }

    // --- Recovery -----------------------------------------------------------------------------------------------------

    /// <summary>
    /// Skips to just after the next <paramref name="close"/> of this nesting level and returns true. Returns false, having skipped
    /// to it, at what shows that the closing token is missing: an outer closing token, the start of an item, the end of the text.
    /// </summary>
    private bool SkipTo(TokenKind close)
    {
        if (abandoned) return false;
        int nesting = 0;
        for (int i = index; ; i++)
        {
            var token = tokens[i].Kind;
            switch (token)
            {
                case TokenKind.EOF:
                    Jump(i);
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
                    Jump(i);
                    if (token != close) return false;
                    Advance();
                    return true;
                case TokenKind.Ident:
                    if (StartsBlock(i) || nesting == 0 && EndsUnclosed(i, close))
                    {
                        Jump(i);
                        return false;
                    }
                    continue;
                default:
                    continue;
            }
        }
    }

    /// <summary>Skips to the end of the item at hand, or to what plainly begins the next one, and takes up parsing again.</summary>
    private void RecoverItem()
    {
        panicking = false;
        bool wasAbandoned = abandoned;
        abandoned = false;
        int nesting = 0;
        for (int i = index; ; i++)
        {
            var token = tokens[i].Kind;
            switch (token)
            {
                case TokenKind.EOF:
                    Jump(i);
                    return;
                case TokenKind.Newline:
                    if (nesting > 0) continue;
                    Jump(i + 1);
                    return;
                case TokenKind.Comment:
                    if (nesting > 0 || text[tokens[i].End - 1] != '\n') continue;
                    Jump(i + 1);
                    return;
                case TokenKind.OBrace or TokenKind.OBrack or TokenKind.OParen or TokenKind.OQuote or TokenKind.OHeredoc or TokenKind.TemplateInterp or TokenKind.TemplateControl:
                    nesting++;
                    continue;
                case TokenKind.CBrace when nesting == 0 && IsFirstOnLine(i):
                    Jump(i);
                    return;
                case TokenKind.CBrace or TokenKind.CBrack or TokenKind.CParen or TokenKind.CQuote or TokenKind.CHeredoc or TokenKind.TemplateSeqEnd:
                    if (nesting > 0) nesting--;
                    continue;
                case TokenKind.Ident:
                    if (i > previous && (StartsBlock(i) || nesting == 0 && !wasAbandoned && StartsArgument(i)))
                    {
                        Jump(i);
                        return;
                    }
                    continue;
                default:
                    continue;
            }
        }
    }

    /// <summary>Skips the rest of a block whose nesting is too deep, with its closing brace, by braces alone.</summary>
    private void SkipBlock()
    {
        int nesting = 1;
        int i = index;
        for (; tokens[i].Kind != TokenKind.EOF; i++)
        {
            if (tokens[i].Kind == TokenKind.OBrace) nesting++;
            else if (tokens[i].Kind == TokenKind.CBrace && --nesting == 0) break;
        }
        Jump(i);
        if (kind == TokenKind.CBrace) Advance();
        panicking = false;
        abandoned = false;
    }

    private void Jump(int to)
    {
        newlines = true;
        previous = to - 1;
        Settle(to);
    }

    private bool IsFirstOnLine(int i)
    {
        if (i == 0) return true;
        ref readonly var before = ref tokens[i - 1];
        return before.Kind == TokenKind.Newline || before.Kind == TokenKind.Comment && text[before.End - 1] == '\n';
    }

    /// <summary>True for <c>name =</c> at the start of a line.</summary>
    private bool StartsArgument(int i) => tokens[i + 1].Kind == TokenKind.Equal && IsFirstOnLine(i);

    /// <summary>
    /// True when the argument that begins at token <paramref name="i"/> shows that a bracket before it is not closed; false when
    /// the closing token follows all the same, as in a call with named arguments.
    /// </summary>
    private bool EndsUnclosed(int i, TokenKind close)
    {
        if (close == TokenKind.CBrace || !StartsArgument(i)) return false;
        // Enough for a call's arguments; nothing once errors are no longer reported.
        int lookahead = diagnostics.Count < MaxDiagnostics ? 500 : 0;
        int nesting = 0;
        for (int end = Math.Min(tokenCount, i + lookahead); i < end; i++)
        {
            switch (tokens[i].Kind)
            {
                case TokenKind.OBrace or TokenKind.OBrack or TokenKind.OParen or TokenKind.OQuote or TokenKind.OHeredoc or TokenKind.TemplateInterp or TokenKind.TemplateControl:
                    nesting++;
                    continue;
                case TokenKind.CBrace or TokenKind.CBrack or TokenKind.CParen or TokenKind.CQuote or TokenKind.CHeredoc or TokenKind.TemplateSeqEnd:
                    if (nesting-- == 0) return tokens[i].Kind != close;
                    continue;
                case TokenKind.Ident when StartsBlock(i):
                    return true;
                default:
                    continue;
            }
        }
        return true;
    }

    /// <summary>True for a block header at the very left of a line: nothing inside an expression looks so.</summary>
    private bool StartsBlock(int i)
    {
        int start = tokens[i].Start;
        if (start > 0 && text[start - 1] != '\n') return false;
        int at = i + 1;
        while (true)
        {
            switch (tokens[at].Kind)
            {
                case TokenKind.OBrace:
                    return true;
                case TokenKind.Ident:
                    at++;
                    continue;
                case TokenKind.OQuote when tokens[at + 1].Kind == TokenKind.QuotedLit && tokens[at + 2].Kind == TokenKind.CQuote:
                    at += 3;
                    continue;
                default:
                    return false;
            }
        }
    }
}
