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
            parser.Error("Extra characters after expression", "An expression was successfully parsed, but extra characters were found after it.",
                parser.CurrentSpan);
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
        Error("Nesting too deep", string.Create(
            CultureInfo.InvariantCulture, $"Brackets, blocks and templates may be nested {MaxDepth} deep. Move inner parts to local values."), CurrentSpan);
        abandoned = true;
        return false;
    }

    private void CheckHeight()
    {
        if (height <= MaxHeight) return;
        Error("Expression too long", string.Create(
            CultureInfo.InvariantCulture, $"One expression may chain {MaxHeight} operators or indexes. Move parts to local values."), CurrentSpan);
        abandoned = true;
    }

    private SyntaxErrorSyntax Placeholder(TextSpan span)
    {
        height = 1;
        return new SyntaxErrorSyntax(span);
    }

    /// <summary>Stands for an operand that is missing: empty, behind the token read last.</summary>
    private SyntaxErrorSyntax Placeholder() => Placeholder(new TextSpan(PreviousEnd, 0));

    private TextSpan SpanOf(int tokenIndex) => TextSpan.FromBounds(tokens[tokenIndex].Start, tokens[tokenIndex].End);

    private string NameOf(int tokenIndex) => names.Get(text.AsSpan(tokens[tokenIndex].Start, tokens[tokenIndex].End - tokens[tokenIndex].Start));
}
