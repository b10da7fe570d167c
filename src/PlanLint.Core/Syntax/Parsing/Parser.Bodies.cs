using System.Globalization;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Syntax.Parsing;

// Bodies: arguments, blocks and their labels.
internal sealed partial class Parser
{
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
                        Error("Unclosed configuration block", "There is no closing brace for this block before the end of the file. This may be caused by "
                            + "incorrect brace nesting elsewhere in this file.", openBrace);
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
        Report("Attribute redefined", string.Create(CultureInfo.InvariantCulture,
            $"The argument \"{attribute.Name}\" was already set on line {line}. Each argument may be set only once."), attribute.NameSpan);
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
        Error("Argument or block definition required",
            "An argument or block definition is required here. To set an argument, use the equals sign \"=\" to introduce the argument value." + hint, span);
    }

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
                Error("Unexpected comma after argument",
                    "Argument definitions must be separated by newlines, not commas. An argument definition must end with a newline.", CurrentSpan);
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
            return new BlockSyntax(TextSpan.FromBounds(typeSpan.Start, missing.Start), type, typeSpan, labels.TakeArray(), missing, missing,
                new BodySyntax(missing, []));
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
        return new BlockSyntax(TextSpan.FromBounds(typeSpan.Start, Math.Max(closeBrace.End, openBrace.End)), type, typeSpan, labels.TakeArray(), openBrace,
            closeBrace, body);
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
                    Error("Argument definition required",
                        $"A single-line block definition can contain only a single argument. If you meant to define argument \"{NameOf(identIndex)}\", use "
                            + "an equals sign to assign it a value. To define a nested block, place it on a line of its own within its parent block.",
                            TextSpan.FromBounds(tokens[identIndex].Start, tokens[index].End));
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
                Error("Invalid single-argument block definition", "Single-line block syntax can include only one argument definition. To define multiple "
                    + "arguments, use the multi-line block syntax with one argument definition per line.", CurrentSpan);
                break;
            case TokenKind.Newline:
                Error("Invalid single-argument block definition",
                    "An argument definition on the same line as its containing block creates a single-line block definition, which must also be closed on "
                        + "the same line. Place the block's closing brace immediately after the argument definition.", CurrentSpan);
                break;
            case TokenKind.EOF:
                ErrorUnlessAfter(mistakesBefore, "Unclosed configuration block", "There is no closing brace for this block before the end of the file. This "
                    + "may be caused by incorrect brace nesting elsewhere in this file.", openBrace);
                break;
            default:
                Error("Invalid single-argument block definition",
                    "A single-line block definition must end with a closing brace immediately after its single argument definition.", CurrentSpan);
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
                    Report("Invalid string literal", "Template sequences are not allowed in this string. To include a "
                        + $"literal \"{which}\", double it (as \"{which}{which}\") to escape it.", CurrentSpan);
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
}
