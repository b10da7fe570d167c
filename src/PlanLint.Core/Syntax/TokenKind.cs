namespace PlanLint.Syntax;

/// <summary>The kinds of tokens, with the names hashicorp/hcl gives them.</summary>
public enum TokenKind : byte
{
    /// <summary>A line end that may end an argument.</summary>
    Newline,
    /// <summary><c>#</c>, <c>//</c> (with the line end) or <c>/* */</c>.</summary>
    Comment,
    /// <summary>The empty token at the end of the text.</summary>
    EOF,
    /// <summary>A name.</summary>
    Ident,
    /// <summary>A number.</summary>
    NumberLit,
    /// <summary>The quote that opens a string.</summary>
    OQuote,
    /// <summary>Characters of a quoted string.</summary>
    QuotedLit,
    /// <summary>The quote that closes a string.</summary>
    CQuote,
    /// <summary><c>&lt;&lt;EOT</c> with its line end.</summary>
    OHeredoc,
    /// <summary>Characters of a heredoc, at most one line, or of a bare template.</summary>
    StringLit,
    /// <summary>The closing marker of a heredoc with its indentation.</summary>
    CHeredoc,
    /// <summary><c>${</c> or <c>${~</c>.</summary>
    TemplateInterp,
    /// <summary><c>%{</c> or <c>%{~</c>.</summary>
    TemplateControl,
    /// <summary><c>}</c> or <c>~}</c> that closes a template sequence.</summary>
    TemplateSeqEnd,
    /// <summary><c>{</c></summary>
    OBrace,
    /// <summary><c>}</c></summary>
    CBrace,
    /// <summary><c>[</c></summary>
    OBrack,
    /// <summary><c>]</c></summary>
    CBrack,
    /// <summary><c>(</c></summary>
    OParen,
    /// <summary><c>)</c></summary>
    CParen,
    /// <summary><c>.</c></summary>
    Dot,
    /// <summary><c>::</c></summary>
    DoubleColon,
    /// <summary><c>,</c></summary>
    Comma,
    /// <summary><c>:</c></summary>
    Colon,
    /// <summary><c>=</c></summary>
    Equal,
    /// <summary><c>?</c></summary>
    Question,
    /// <summary><c>=></c></summary>
    FatArrow,
    /// <summary><c>...</c></summary>
    Ellipsis,
    /// <summary><c>+</c></summary>
    Plus,
    /// <summary><c>-</c></summary>
    Minus,
    /// <summary><c>*</c></summary>
    Star,
    /// <summary><c>/</c></summary>
    Slash,
    /// <summary><c>%</c></summary>
    Percent,
    /// <summary><c>&amp;&amp;</c></summary>
    And,
    /// <summary><c>||</c></summary>
    Or,
    /// <summary><c>!</c></summary>
    Bang,
    /// <summary><c>==</c></summary>
    EqualOp,
    /// <summary><c>!=</c></summary>
    NotEqual,
    /// <summary><c>&lt;</c></summary>
    LessThan,
    /// <summary><c>&lt;=</c></summary>
    LessThanEq,
    /// <summary><c>&gt;</c></summary>
    GreaterThan,
    /// <summary><c>&gt;=</c></summary>
    GreaterThanEq,
    /// <summary><c>&amp;</c>, which no rule of the grammar uses; so are all kinds below.</summary>
    BitwiseAnd,
    /// <summary><c>|</c></summary>
    BitwiseOr,
    /// <summary><c>^</c></summary>
    BitwiseXor,
    /// <summary><c>~</c></summary>
    BitwiseNot,
    /// <summary><c>'</c></summary>
    Apostrophe,
    /// <summary><c>`</c></summary>
    Backtick,
    /// <summary><c>;</c></summary>
    Semicolon,
    /// <summary>A character the language does not use.</summary>
    Invalid,
    /// <summary>A byte that is not UTF-8.</summary>
    BadUTF8,
    /// <summary>Line ends inside a quoted string.</summary>
    QuotedNewline,
}
