using PlanLint.Diagnostics;
using PlanLint.Syntax.Parsing;
using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>The result of parsing one file: always a tree, and what was wrong with the text.</summary>
public sealed class SyntaxTree
{
    private SyntaxToken[]? tokens;

    internal SyntaxTree(SourceText source, SyntaxNode root, IReadOnlyList<Diagnostic> diagnostics, JsonOutline? json = null)
    {
        Source = source;
        Root = root;
        Diagnostics = diagnostics;
        Json = json;
        HasErrors = diagnostics.Any(d => d.Severity == Severity.Error);
    }

    /// <summary>The text.</summary>
    public SourceText Source { get; }

    /// <summary>A <see cref="FileSyntax"/>, or an expression parsed on its own.</summary>
    public SyntaxNode Root { get; }

    /// <summary>The root body; throws for an expression parsed on its own.</summary>
    public BodySyntax Body => ((FileSyntax)Root).Body;

    /// <summary>True when the text is JSON syntax.</summary>
    public bool IsJson => Json is not null;

    /// <summary>The top level of the JSON text; null for native syntax.</summary>
    public JsonOutline? Json { get; }

    /// <summary>PL0001 findings: lexical ones first, then those of the parser.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>True when an error was found.</summary>
    public bool HasErrors { get; }

    /// <summary>
    /// The tokens the parser saw, comments and line ends included, the end of the text last; scanned when first asked for. With
    /// the spaces and tabs between them they are the text. Empty for JSON syntax.
    /// </summary>
    public IReadOnlyList<SyntaxToken> Tokens => tokens ??= IsJson ? [] : Scan(Source, isTemplate: false, recovers: true);

    /// <summary>The comments in source order.</summary>
    public IEnumerable<SyntaxToken> Comments => Tokens.Where(t => t.Kind == TokenKind.Comment);

    /// <summary>The token that holds the character at <paramref name="position"/>, or the first one after it; logarithmic.</summary>
    public SyntaxToken FindToken(int position)
    {
        int index = FindTokenIndex(position);
        return index < 0 ? default : Tokens[index];
    }

    /// <summary>The innermost node that holds the character at <paramref name="position"/>; the root when none does.</summary>
    public SyntaxNode FindNode(int position)
    {
        var node = Root;
        while (node.ChildAround(new TextSpan(position, 1)) is { } inner) node = inner;
        return node;
    }

    /// <summary>Trivia directly before a token, up to the token before it, in source order.</summary>
    public IReadOnlyList<SyntaxTrivia> GetLeadingTrivia(SyntaxToken token)
    {
        int index = FindTokenIndex(token.Span.Start);
        var trivia = new List<SyntaxTrivia>();
        int end = token.Span.Start;
        for (int i = index - 1; ; i--)
        {
            int start = i < 0 ? 0 : Tokens[i].Span.End;
            if (end > start) trivia.Add(new SyntaxTrivia(TriviaKind.Whitespace, TextSpan.FromBounds(start, end)));
            if (i < 0 || Tokens[i].Kind > TokenKind.Comment) break;
            trivia.Add(new SyntaxTrivia(Tokens[i].Kind == TokenKind.Comment ? TriviaKind.Comment : TriviaKind.EndOfLine, Tokens[i].Span));
            end = Tokens[i].Span.Start;
        }
        trivia.Reverse();
        return trivia;
    }

    /// <summary>The comments that belong to a node: those on the lines directly above it, without an empty line between, in order.</summary>
    public IReadOnlyList<SyntaxToken> GetLeadingComments(SyntaxNode node)
    {
        var comments = new List<SyntaxToken>();
        int line = Source.GetLineIndex(node.Span.Start);
        for (int i = FindTokenIndex(node.Span.Start) - 1; i >= 0; i--)
        {
            var token = Tokens[i];
            if (token.Kind == TokenKind.Newline && Source.GetLineIndex(token.Span.Start) >= line - 1) continue;
            if (token.Kind != TokenKind.Comment || Source.GetLineIndex(token.Span.End - 1) < line - 1) break;
            if (i > 0 && !IsAlone(i)) break;
            comments.Add(token);
            line = Source.GetLineIndex(token.Span.Start);
        }
        comments.Reverse();
        return comments;
    }

    /// <summary>The comment behind a node on its last line; null when there is none.</summary>
    public SyntaxToken? GetTrailingComment(SyntaxNode node)
    {
        int index = FindTokenIndex(node.Span.End);
        if (index < 0 || Tokens[index].Kind != TokenKind.Comment) return null;
        return Source.GetLineIndex(Tokens[index].Span.Start) == Source.GetLineIndex(Math.Max(node.Span.End - 1, node.Span.Start)) ? Tokens[index] : null;
    }

    /// <summary>
    /// The tokens of a native-syntax text as the reference's scanner makes them, the end of the text last. In texts with a missing
    /// quote they differ from what the parser saw, which takes the string as closed at the line end.
    /// </summary>
    /// <param name="source">The text.</param>
    /// <param name="isTemplate">True for a bare template, which begins outside of any sequence.</param>
    public static IReadOnlyList<SyntaxToken> ScanTokens(SourceText source, bool isTemplate = false) => Scan(source, isTemplate, recovers: false);

    /// <summary>True when only white space stands before the token on its line.</summary>
    private bool IsAlone(int index)
    {
        var before = Tokens[index - 1];
        return before.Kind == TokenKind.Newline || before.Kind == TokenKind.Comment && Source.Text[before.Span.End - 1] == '\n';
    }

    private int FindTokenIndex(int position)
    {
        int low = 0, high = Tokens.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Tokens[middle].Span.End <= position) low = middle + 1;
            else high = middle;
        }
        return high < 0 ? -1 : low;
    }

    private static SyntaxToken[] Scan(SourceText source, bool isTemplate, bool recovers)
    {
        var buffer = TokenBuffer.Rent();
        if (isTemplate) Lexer.ScanTemplate(source, buffer);
        else Lexer.Scan(source, buffer, recovers);
        var tokens = new SyntaxToken[buffer.Count];
        for (int i = 0; i < tokens.Length; i++)
        {
            ref readonly var raw = ref buffer.Items[i];
            tokens[i] = new SyntaxToken(raw.Kind, TextSpan.FromBounds(raw.Start, raw.End));
        }
        TokenBuffer.Return(buffer);
        return tokens;
    }
}
