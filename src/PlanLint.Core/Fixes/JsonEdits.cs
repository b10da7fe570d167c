using System.Text;
using System.Text.Json;
using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Fixes;

/// <summary>
/// Edits of blocks in JSON syntax that keep the file's shape: its indentation and its commas, on one line where the object is, and valid JSON
/// afterwards. All answer null where no edit can be made.
/// </summary>
internal static class JsonEdits
{
    /// <summary>Adds arguments or blocks, written in native syntax, at the end of a block's object.</summary>
    public static TextEdit? Append(BlockSyntax block, string text)
    {
        var source = block.Tree.Source;
        var added = HclParser.ParseFile(SourceText.From(text, "added.tf"));
        if (block.Tree.HasErrors || added.HasErrors || block.CloseBrace.IsEmpty) return null;
        var names = block.Body.Items.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        if (added.Root is not FileSyntax { Body.Items: { Count: > 0 } items } || items.Any(i => !names.Add(NameOf(i)))) return null;

        int last = block.CloseBrace.Start;
        while (last > block.OpenBrace.End && char.IsWhiteSpace(source.Text[last - 1])) last--;
        bool isEmpty = last == block.OpenBrace.End;
        bool isOneLine = isEmpty ? source.LineCount < 3 : source.GetLineIndex(block.OpenBrace.Start) == source.GetLineIndex(block.CloseBrace.Start);
        var layout = isOneLine ? JsonLayout.OneLine : LayoutOf(block, isEmpty);
        if (JsonWriting.Members(items, layout, block.Type) is not { } members) return null;
        if (!isEmpty) return TextEdit.Insert(source, last, "," + (isOneLine ? " " : layout.Break) + members);
        var inside = TextSpan.FromBounds(block.OpenBrace.End, block.CloseBrace.Start);
        return TextEdit.Replace(source, inside, isOneLine ? members : layout.Break + members + layout.Outer.Break);
    }

    /// <summary>Adds references to a list of them, each of which may stand there already.</summary>
    public static TextEdit? AddTo(TupleSyntax list, IReadOnlyList<string> elements)
    {
        var source = list.Tree.Source;
        if (list.Tree.HasErrors) return null;
        var written = list.Elements.Select(e => Unquoted(Unescape(e.ToString()))).ToHashSet(StringComparer.Ordinal);
        elements = [.. elements.Select(Unquoted).Where(e => !written.Contains(e)).Select(JsonWriting.Text)];
        if (elements.Count == 0) return null;
        if (list.Elements is not [.., var last]) return TextEdit.Replace(source, list.Span, $"[{string.Join(", ", elements)}]");
        // A reference is parsed out of its string: the span is what stands between the quotes.
        int end = last.Span.End < list.Span.End && source.Text[last.Span.End] == '"' ? last.Span.End + 1 : last.Span.End;
        int line = source.GetLineIndex(last.Span.Start);
        string separator = source.GetLineIndex(list.Span.Start) == line ? ", " : "," + source.NewLine + Indentation(source, line);
        return TextEdit.Insert(source, end, string.Concat(elements.Select(e => separator + e)));
    }

    /// <summary>
    /// Removes a property, or the element of an array that is a block, with the comma that it no longer needs and the levels of labels that
    /// would hold nothing more: Terraform refuses those.
    /// </summary>
    public static TextEdit? Remove(BodyItemSyntax item)
    {
        if (item.Tree.HasErrors) return null;
        string text = item.Tree.Source.Text;
        int start = item.Span.Start, end = item.Span.End;
        if (item is BlockSyntax block && text[start] == '"' && text.AsSpan(start, block.OpenBrace.Start - start).TrimEnd().EndsWith("["))
        {
            end = After(text, end);
            if (end >= text.Length || text[end++] != ']') return null;
        }
        for (int levels = item is BlockSyntax { Labels.Count: var count } ? count : 0; levels > 0;)
        {
            int before = Before(text, start), after = After(text, end);
            if (before == 0 || after == text.Length || (text[before - 1], text[after]) is not (('{', '}') or ('[', ']'))) break;
            (start, end) = (before - 1, after + 1);
            int colon = Before(text, start) - 1;
            if (colon < 0 || text[colon] != ':') continue;
            start = StartOfString(text, Before(text, colon));
            levels--;
        }
        return Remove(item.Tree.Source, start, end);
    }

    /// <summary>Removes a member of an object, with the comma that it no longer needs.</summary>
    public static TextEdit? Remove(ObjectItemSyntax item) => Remove(item.Tree.Source, item.Span.Start, item.Span.End);

    /// <summary>
    /// Removes a comment, which is a string under the name <c>//</c>: the whole property, or of an array of several the one element.
    /// </summary>
    /// <param name="source">JSON that parses.</param>
    /// <param name="comment">The string with its quotes.</param>
    public static TextEdit? RemoveComment(SourceText source, TextSpan comment)
    {
        string text = source.Text;
        int start = comment.Start, end = comment.End;
        int before = Before(text, start), after = After(text, end);
        if (before > 0 && after < text.Length && text[before - 1] == '[' && text[after] == ']') (before, end) = (Before(text, before - 1), after + 1);
        if (before == 0 || text[before - 1] != ':') return Remove(source, start, end);
        int name = Before(text, before - 1);
        return text.AsSpan(0, name).EndsWith("\"//\"") ? Remove(source, name - 4, end) : null;
    }

    /// <summary>Adds a member behind another of the same object: on a line of its own where that has one.</summary>
    public static TextEdit? AddMember(ObjectItemSyntax behind, string name, string text)
    {
        var source = behind.Tree.Source;
        if (behind.Tree.HasErrors) return null;
        int line = source.GetLineIndex(behind.Span.Start);
        bool isAlone = source.Slice(TextSpan.FromBounds(source.GetLine(line).Start, behind.Span.Start)).IsWhiteSpace();
        string separator = isAlone ? "," + source.NewLine + Indentation(source, line) : ", ";
        return TextEdit.Insert(source, behind.Span.End, $"{separator}{JsonWriting.Text(name)}: {JsonWriting.TemplateText(text)}");
    }

    /// <summary>The place of an expression with the quotes of the string that it was parsed out of.</summary>
    public static TextSpan WholeString(ExpressionSyntax expression)
    {
        var (text, span) = (expression.Tree.Source.Text, expression.Span);
        bool isInside = span.Start > 0 && text[span.Start - 1] == '"' && span.End < text.Length && text[span.End] == '"' && text[span.Start] != '"';
        return isInside ? TextSpan.FromBounds(span.Start - 1, span.End + 1) : span;
    }

    /// <summary>The characters that a part of a JSON string stands for.</summary>
    public static string Unescape(string part)
    {
        if (!part.Contains('\\', StringComparison.Ordinal)) return part;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes($"\"{part}\""));
        reader.Read();
        return reader.GetString()!;
    }

    private static TextEdit? Remove(SourceText source, int start, int end)
    {
        string text = source.Text;
        int after = After(text, end);
        if (after < text.Length && text[after] == ',') return TextEdit.Replace(source, TextSpan.FromBounds(start, After(text, after + 1)), "");
        int before = Before(text, start);
        if (before == 0) return null;
        return text[before - 1] == ','
            ? TextEdit.Replace(source, TextSpan.FromBounds(before - 1, end), "")
            : TextEdit.Replace(source, TextSpan.FromBounds(before, after), "");
    }

    /// <summary>A list of references as JSON has it.</summary>
    public static string List(IEnumerable<string> references) => $"[{string.Join(", ", references.Select(JsonWriting.Text))}]";

    private static int Before(string text, int position)
    {
        while (position > 0 && char.IsWhiteSpace(text[position - 1])) position--;
        return position;
    }

    /// <summary>Where the string begins that ends before a position.</summary>
    private static int StartOfString(string text, int end)
    {
        for (int start = end - 2; ; start--)
        {
            if (text[start] != '"') continue;
            int escapes = 0;
            while (text[start - 1 - escapes] == '\\') escapes++;
            if (escapes % 2 == 0) return start;
        }
    }

    private static int After(string text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
        return position;
    }

    private static string NameOf(BodyItemSyntax item) => item is AttributeSyntax attribute ? attribute.Name : ((BlockSyntax)item).Type;

    private static string Unquoted(string element) => element.Length > 1 && element[0] == '"' && element[^1] == '"' ? element[1..^1] : element;

    private static JsonLayout LayoutOf(BlockSyntax block, bool isEmpty)
    {
        var source = block.Tree.Source;
        string outer = Indentation(source, source.GetLineIndex(block.CloseBrace.Start));
        int first = After(source.Text, block.OpenBrace.End);
        string own = isEmpty ? "" : Indentation(source, source.GetLineIndex(first));
        string unit = own.Length > outer.Length && own.StartsWith(outer, StringComparison.Ordinal) ? own[outer.Length..] : Unit(source);
        return new JsonLayout(source.NewLine, outer, unit).Inner;
    }

    /// <summary>What the first indented line is indented by.</summary>
    private static string Unit(SourceText source)
    {
        for (int i = 0; i < source.LineCount; i++)
            if (Indentation(source, i) is { Length: > 0 } indentation) return indentation;
        return "  ";
    }

    private static string Indentation(SourceText source, int line)
    {
        var text = source.Slice(source.GetLine(line));
        return text[..(text.Length - text.TrimStart().Length)].ToString();
    }
}
