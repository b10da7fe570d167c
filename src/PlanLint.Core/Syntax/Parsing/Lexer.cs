using System.Buffers;
using PlanLint.Text;

namespace PlanLint.Syntax.Parsing;

/// <summary>
/// Splits a text into the tokens of hashicorp/hcl's scanner (scan_tokens.rl): one pass, no recursion, no allocation per token.
/// Spaces and tabs are in no token.
/// </summary>
internal sealed partial class Lexer
{
    private static readonly SearchValues<char> HeredocStops = SearchValues.Create("$%\r\n");

    private static readonly SearchValues<char> HeredocStopsWithInvalid = SearchValues.Create("$%\r\n\uFFFD");

    private readonly string text;
    private readonly SourceText source;
    private readonly TokenBuffer tokens;
    private readonly bool recovers;
    private readonly bool hasInvalidUnits;

    /// <summary>Where template sequences return to: the mode they interrupt and the brace depth that ends them.</summary>
    private Frame[] frames = new Frame[8];
    private int frameCount;
    private Heredoc[] heredocs = [];
    private int heredocCount;
    private int braces;
    private int position;

    private Lexer(SourceText source, TokenBuffer tokens, bool recovers)
    {
        this.source = source;
        text = source.Text;
        this.tokens = tokens;
        this.recovers = recovers;
        hasInvalidUnits = source.InvalidUnitOffsets.Length > 0;
    }

    /// <summary>True when a token of a kind that no grammar rule uses was written.</summary>
    public bool HasBadTokens { get; private set; }

    private enum Mode : byte { Main, Quoted, Heredoc, Bare }

    /// <summary>Tokens of a file or an expression.</summary>
    /// <param name="source">The text.</param>
    /// <param name="tokens">Receives the tokens, the end of the text last.</param>
    /// <param name="recovers">
    /// Ends a quoted string at a line end when the next line plainly starts something new; otherwise, as the reference does, a
    /// missing quote swallows the lines up to the next one.
    /// </param>
    /// <returns>True when there are tokens that no grammar rule uses.</returns>
    public static bool Scan(SourceText source, TokenBuffer tokens, bool recovers)
    {
        var lexer = new Lexer(source, tokens, recovers);
        lexer.Run(Mode.Main);
        return lexer.HasBadTokens;
    }

    /// <summary>Tokens of a bare template.</summary>
    public static bool ScanTemplate(SourceText source, TokenBuffer tokens)
    {
        var lexer = new Lexer(source, tokens, recovers: false);
        lexer.Run(Mode.Bare);
        return lexer.HasBadTokens;
    }

    private void Run(Mode mode)
    {
        while (position < text.Length)
        {
            mode = mode switch
            {
                Mode.Main => ScanMain(),
                Mode.Quoted => ScanQuoted(),
                Mode.Heredoc => ScanHeredoc(),
                _ => ScanBare(),
            };
        }
        tokens.Add(TokenKind.EOF, text.Length, text.Length);
    }

    private int Bad(TokenKind kind, int at)
    {
        HasBadTokens = true;
        tokens.Add(kind, at, at + 1);
        return at + 1;
    }

    private bool IsInvalidUnit(int at) =>
        hasInvalidUnits && text[at] == '\uFFFD' && source.InvalidUnitOffsets.BinarySearch(at) >= 0;
}
