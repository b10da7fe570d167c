using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Fixes;

/// <summary>
/// Edits of blocks and lists that keep comments and layout and that <c>terraform fmt</c> leaves alone. In JSON syntax they
/// keep the file's indentation and commas. All answer null where no edit can be made, as in blocks that lack their closing brace.
/// </summary>
public static class BlockEdits
{
    /// <summary>Adds arguments or blocks at the end of a block; lines of <paramref name="text"/> are indented as the block's body.</summary>
    public static TextEdit? Append(BlockSyntax block, string text)
    {
        var source = block.Tree.Source;
        if (source.IsJson) return JsonEdits.Append(block, text);
        if (block.CloseBrace.IsEmpty) return null;
        string newLine = source.NewLine;
        string outer = Indentation(source, block.TypeSpan.Start);
        string indented = Indent(text, outer + "  ", newLine);
        int openLine = source.GetLineIndex(block.OpenBrace.Start), closeLine = source.GetLineIndex(block.CloseBrace.Start);
        if (openLine == closeLine)
        {
            string items = string.Concat(block.Body.Items.Select(i => Indent(i.ToString(), outer + "  ", newLine) + newLine));
            string between = items.Length == 0 ? "" : newLine;
            return TextEdit.Replace(source, TextSpan.FromBounds(block.OpenBrace.End, block.CloseBrace.Start),
                newLine + items + between + indented + newLine + outer);
        }
        int lineStart = source.GetLine(closeLine).Start;
        bool separate = !source.Slice(source.GetLine(closeLine - 1)).IsWhiteSpace() && closeLine - 1 > openLine;
        return TextEdit.Insert(source, lineStart, (separate ? newLine : "") + indented + newLine);
    }

    /// <summary>
    /// Gives a resource's <c>lifecycle</c> an argument: sets it where it is written, else adds it, with the block when there is none.
    /// </summary>
    public static TextEdit? SetLifecycle(BlockSyntax resource, string name, string value)
    {
        if (resource.Body.GetBlocks("lifecycle").LastOrDefault() is not { } lifecycle)
            return Append(resource, $"lifecycle {{\n  {name} = {value}\n}}");
        if (lifecycle.Body.GetAttribute(name) is not { } attribute) return Append(lifecycle, $"{name} = {value}");
        if (attribute.Tree.IsJson && value is not ("true" or "false")) return null;
        return TextEdit.Replace(attribute.Tree.Source, attribute.Value.Span, value);
    }

    /// <summary>Adds elements to a list argument of a block, which is added when it is not written; null when it is no plain list or holds them all.</summary>
    public static TextEdit? AddToList(BlockSyntax block, string name, params IReadOnlyList<string> elements)
    {
        if (block.Body.GetAttribute(name) is not { } attribute) return Append(block, $"{name} = [{string.Join(", ", elements)}]");
        return attribute.Value is TupleSyntax list ? AddTo(list, elements) : null;
    }

    /// <summary>True when a list argument of a block holds all the elements already, as they are written.</summary>
    public static bool ListHolds(BlockSyntax block, string name, params IReadOnlyList<string> elements) =>
        block.Body.GetAttribute(name)?.Value is TupleSyntax list
        && elements.All(e => list.Elements.Any(x => NativeText(x.Tree.Source, x.Span) == e));

    /// <summary>Writes a list of references in the place of an expression.</summary>
    public static TextEdit ReplaceByReferences(ExpressionSyntax expression, IEnumerable<string> references) =>
        expression.Tree.IsJson
            ? TextEdit.Replace(expression.Tree.Source, JsonEdits.WholeString(expression), JsonEdits.List(references))
            : TextEdit.Replace(expression.Tree.Source, expression.Span, $"[{string.Join(", ", references)}]");

    /// <summary>Writes a string in the place of an expression, in the quotes of its file.</summary>
    public static TextEdit ReplaceByString(ExpressionSyntax expression, string text) => TextEdit.Replace(expression.Tree.Source, expression.Span,
        expression.Tree.IsJson ? JsonWriting.TemplateText(text) : SyntaxFactory.Quote(text));

    /// <summary>
    /// Writes native syntax in the place of a part of an expression. In JSON syntax that part stands inside a string, and what is written is
    /// escaped as one.
    /// </summary>
    public static TextEdit ReplacePart(SourceText source, TextSpan span, string text) =>
        TextEdit.Replace(source, span, source.IsJson ? JsonWriting.Text(text)[1..^1] : text);

    /// <summary>Removes a member of an object in JSON syntax; null in native syntax.</summary>
    public static TextEdit? RemoveMember(ObjectItemSyntax item) => item.Tree is { IsJson: true, HasErrors: false } ? JsonEdits.Remove(item) : null;

    /// <summary>Adds a string to an object in JSON syntax, behind another member.</summary>
    public static TextEdit? AddMember(ObjectItemSyntax behind, string name, string text) => JsonEdits.AddMember(behind, name, text);

    /// <summary>A part of an expression as native syntax: of JSON syntax, without the escapes of the string that it stands in.</summary>
    public static string NativeText(SourceText source, TextSpan span) =>
        source.IsJson ? JsonEdits.Unescape(source.ToString(span)) : source.ToString(span);

    /// <summary>Adds elements to a resource's <c>ignore_changes</c>; null when it says <c>all</c>.</summary>
    public static TextEdit? IgnoreChanges(BlockSyntax resource, params IReadOnlyList<string> paths)
    {
        var lifecycle = resource.Body.GetBlocks("lifecycle").LastOrDefault();
        return lifecycle is null
            ? Append(resource, $"lifecycle {{\n  ignore_changes = [{string.Join(", ", paths)}]\n}}")
            : AddToList(lifecycle, "ignore_changes", paths);
    }

    /// <summary>Removes a block or argument with the comment lines directly above it and one blank line after it.</summary>
    public static TextEdit? Remove(BodyItemSyntax item)
    {
        var source = item.Tree.Source;
        if (source.IsJson) return JsonEdits.Remove(item);
        int first = source.GetLineIndex(item.Span.Start), last = source.GetLineIndex(Math.Max(item.Span.Start, item.Span.End - 1));
        if (!source.Slice(TextSpan.FromBounds(source.GetLine(first).Start, item.Span.Start)).IsWhiteSpace()) return TextEdit.Replace(source, item.Span, "");
        while (first > 0 && IsComment(source.Slice(source.GetLine(first - 1)))) first--;
        if (last + 1 < source.LineCount && source.Slice(source.GetLine(last + 1)).IsWhiteSpace()) last++;
        int end = last + 1 < source.LineCount ? source.GetLine(last + 1).Start : source.Length;
        return item is AttributeSyntax attribute && Realign(attribute, source) is { } realigned
            ? realigned
            : TextEdit.Replace(source, TextSpan.FromBounds(source.GetLine(first).Start, end), "");
    }

    /// <summary>
    /// Removes an argument whose name is the longest of those that <c>terraform fmt</c> aligns, and moves the others' equals signs back;
    /// null when its lines stay as they are without it.
    /// </summary>
    private static TextEdit? Realign(AttributeSyntax removed, SourceText source)
    {
        if (removed.Parent is not BodySyntax body || !IsOneLine(removed, source)) return null;
        int at = IndexOf(body, removed), first = at, last = at, longest = 0;
        // Both ways in turn, and no further than the first name as long: so the lines of a long list are not walked over for each of them.
        for (bool above = true, below = true; above || below;)
        {
            if (above && (above = first > 0 && Follows(body.Items[first - 1], body.Items[first], source)))
                longest = Math.Max(longest, ((AttributeSyntax)body.Items[--first]).NameSpan.Length);
            if (below && (below = last + 1 < body.Items.Count && Follows(body.Items[last], body.Items[last + 1], source)))
                longest = Math.Max(longest, ((AttributeSyntax)body.Items[++last]).NameSpan.Length);
            if (longest >= removed.NameSpan.Length) return null;
        }
        if (first == last) return null;
        string newLine = source.NewLine, indentation = Indentation(source, removed.Span.Start);
        int start = source.GetLine(source.GetLineIndex(body.Items[first].Span.Start)).Start, end =
            source.GetLine(source.GetLineIndex(body.Items[last].Span.Start)).End;
        var others = Enumerable.Range(first, last - first + 1).Where(i => i != at).Select(i => (AttributeSyntax)body.Items[i]);
        var lines = others.Select(a => indentation + a.Name.PadRight(longest + 1)
            + source.ToString(TextSpan.FromBounds(a.EqualsSpan.Start, source.GetLine(source.GetLineIndex(a.Span.Start)).End)));
        return TextEdit.Replace(source, TextSpan.FromBounds(start, end), string.Join(newLine, lines));
    }

    private static int IndexOf(BodySyntax body, AttributeSyntax attribute)
    {
        int low = 0, high = body.Items.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (body.Items[middle].Span.Start < attribute.Span.Start) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>True for two arguments of one line each on lines that follow each other.</summary>
    private static bool Follows(BodyItemSyntax above, BodyItemSyntax below, SourceText source) =>
        IsOneLine(above, source) && IsOneLine(below, source) && source.GetLineIndex(above.Span.Start) + 1 == source.GetLineIndex(below.Span.Start);

    private static bool IsOneLine(BodyItemSyntax item, SourceText source) =>
        item is AttributeSyntax && source.GetLineIndex(item.Span.Start) == source.GetLineIndex(item.Span.End);

    /// <summary>
    /// One edit that makes several within a top-level block, and lays the block out anew when <c>terraform fmt</c> had nothing to say
    /// about it before: a longer name moves the equals signs of its neighbours.
    /// </summary>
    public static TextEdit? Formatted(BlockSyntax block, params IReadOnlyList<TextEdit> edits)
    {
        var source = block.Tree.Source;
        // Nobody formats JSON but its author: an edit that fits is left as it is.
        if (source.IsJson && edits is [var only]) return only;
        string before = source.ToString(block.Span), after = before;
        foreach (var edit in edits.OrderByDescending(e => e.Span.Start))
        {
            if (edit.Source != source || edit.Span.Start < block.Span.Start || edit.Span.End > block.Span.End) return null;
            after = after[..(edit.Span.Start - block.Span.Start)] + edit.NewText + after[(edit.Span.End - block.Span.Start)..];
        }
        if (!source.IsJson && HclFormatter.Format(before) == before) after = HclFormatter.Format(after);
        int start = 0, end = 0, shorter = Math.Min(before.Length, after.Length);
        while (start < shorter && before[start] == after[start]) start++;
        while (end < shorter - start && before[^(end + 1)] == after[^(end + 1)]) end++;
        return TextEdit.Replace(source, TextSpan.FromBounds(block.Span.Start + start, block.Span.End - end), after[start..^end]);
    }

    private static TextEdit? AddTo(TupleSyntax list, IReadOnlyList<string> elements)
    {
        var source = list.Tree.Source;
        if (source.IsJson) return JsonEdits.AddTo(list, elements);
        elements = [.. elements.Where(e => !list.Elements.Any(x => x.ToString() == e))];
        if (elements.Count == 0) return null;
        if (list.Elements is not [.., var last]) return TextEdit.Replace(source, list.Span, $"[{string.Join(", ", elements)}]");
        bool multiLine = source.GetLineIndex(list.Span.Start) != source.GetLineIndex(last.Span.Start);
        string separator = multiLine ? "," + source.NewLine + Indentation(source, last.Span.Start) : ", ";
        return TextEdit.Insert(source, last.Span.End, string.Concat(elements.Select(e => separator + e)));
    }

    private static bool IsComment(ReadOnlySpan<char> line)
    {
        line = line.TrimStart();
        return line.StartsWith("#") || line.StartsWith("//");
    }

    private static string Indentation(SourceText source, int position)
    {
        var line = source.Slice(source.GetLine(source.GetLineIndex(position)));
        return line[..(line.Length - line.TrimStart().Length)].ToString();
    }

    private static string Indent(string text, string indentation, string newLine) =>
        string.Join(newLine, text.Split('\n').Select(l => l.Length == 0 ? l : indentation + l.TrimEnd('\r')));
}
