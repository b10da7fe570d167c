using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>
/// Changes a file by its nodes and leaves every other byte as it is. Collects edits; nothing is parsed until the result is.
/// For native syntax.
/// </summary>
public sealed class SyntaxEditor
{
    private readonly SyntaxTree tree;
    private readonly List<TextEdit> edits = [];

    /// <summary>An editor of the tree's text.</summary>
    public SyntaxEditor(SyntaxTree tree) => this.tree = tree;

    /// <summary>The edits so far, by position; edits at one place stay in the order they were made.</summary>
    public IReadOnlyList<TextEdit> Edits => [.. edits.OrderBy(e => e.Span.Start)];

    /// <summary>Puts text in a node's place.</summary>
    public void Replace(SyntaxNode node, string text) => Add(node.Span, text);

    /// <summary>Removes an attribute or block with its lines and the comments directly above it.</summary>
    public void Remove(BodyItemSyntax item)
    {
        int start = tree.GetLeadingComments(item) is [var first, ..] ? first.Span.Start : item.Span.Start;
        int lineStart = LineStart(start);
        if (!IsBlank(lineStart, start))
        {
            Add(item.Span, "");
            return;
        }
        int end = LineEnd(item.Span.End);
        // One of the two empty lines around it goes too.
        bool emptyBefore = lineStart > 0 && IsBlank(LineStart(lineStart - 1), lineStart - 1);
        if (emptyBefore && end < tree.Source.Length && IsBlank(end, LineEnd(end))) end = LineEnd(end);
        Add(TextSpan.FromBounds(lineStart, end), "");
    }

    /// <summary>Inserts whole lines before an item and the comments directly above it; indented like the item.</summary>
    public void InsertBefore(BodyItemSyntax item, string lines)
    {
        int start = tree.GetLeadingComments(item) is [var first, ..] ? first.Span.Start : item.Span.Start;
        int lineStart = LineStart(start);
        Add(new TextSpan(lineStart, 0), Indented(lines, Indentation(start)));
    }

    /// <summary>Inserts whole lines after an item; indented like the item.</summary>
    public void InsertAfter(BodyItemSyntax item, string lines)
    {
        int end = LineEnd(item.Span.End);
        Add(new TextSpan(end, 0), WithLineBreak(end) + Indented(lines, Indentation(item.Span.Start)));
    }

    /// <summary>Sets an attribute: replaces its value, or adds it behind the body's last attribute, else as its first item.</summary>
    public void SetAttribute(BodySyntax body, string name, string expression)
    {
        if (body.GetAttribute(name) is { } existing) Replace(existing.Value, expression);
        else if (body.Attributes.LastOrDefault() is { } last) InsertAfter(last, SyntaxFactory.Attribute(name, expression));
        else InsertFirst(body, SyntaxFactory.Attribute(name, expression));
    }

    /// <summary>Adds whole lines at the end of a body.</summary>
    public void Append(BodySyntax body, string lines)
    {
        if (body.Items.Count > 0) InsertAfter(body.Items[^1], lines);
        else InsertFirst(body, lines);
    }

    /// <summary>The text with the edits applied. Throws when edits overlap, which is a mistake of the caller.</summary>
    public SourceText Apply()
    {
        var result = new StringBuilder(tree.Source.Length + 256);
        int position = 0;
        foreach (var edit in Edits)
        {
            if (edit.Span.Start < position) throw new InvalidOperationException("Edits overlap.");
            result.Append(tree.Source.Text, position, edit.Span.Start - position).Append(edit.NewText);
            position = edit.Span.End;
        }
        result.Append(tree.Source.Text, position, tree.Source.Length - position);
        return SourceText.From(result.ToString(), tree.Source.Path);
    }

    private void InsertFirst(BodySyntax body, string lines)
    {
        if (body.Parent is not BlockSyntax block)
        {
            Add(new TextSpan(tree.Source.Length, 0), WithLineBreak(tree.Source.Length) + lines);
            return;
        }
        string outer = Indentation(block.Span.Start);
        string inner = Indented(lines, outer + "  ");
        int lineEnd = LineEnd(block.OpenBrace.End);
        if (lineEnd <= block.CloseBrace.Start) Add(new TextSpan(lineEnd, 0), inner);
        else Add(TextSpan.FromBounds(block.OpenBrace.End, block.CloseBrace.Start), "\n" + inner + outer);
    }

    private void Add(TextSpan span, string text) => edits.Add(TextEdit.Replace(tree.Source, span, text));

    private int LineStart(int position)
    {
        while (position > 0 && tree.Source.Text[position - 1] != '\n') position--;
        return position;
    }

    /// <summary>Offset just past the line end at or after <paramref name="position"/>.</summary>
    private int LineEnd(int position)
    {
        int length = tree.Source.Text.AsSpan(position).IndexOf('\n');
        return length < 0 ? tree.Source.Length : position + length + 1;
    }

    private bool IsBlank(int start, int end) => tree.Source.Text.AsSpan(start, end - start).IsWhiteSpace();

    private string Indentation(int position)
    {
        int start = LineStart(position);
        int end = start;
        while (end < position && tree.Source.Text[end] is ' ' or '\t') end++;
        return tree.Source.Text[start..end];
    }

    /// <summary>A line end when the text does not have one before <paramref name="position"/>.</summary>
    private string WithLineBreak(int position) => position == 0 || tree.Source.Text[position - 1] == '\n' ? "" : "\n";

    private static string Indented(string lines, string indentation)
    {
        if (indentation.Length == 0) return lines;
        var result = new StringBuilder(lines.Length + 64);
        foreach (var line in lines.AsSpan().EnumerateLines())
        {
            if (!line.IsEmpty) result.Append(indentation).Append(line);
            result.Append('\n');
        }
        // The enumerator sees an empty line behind a final line end.
        if (lines.EndsWith('\n')) result.Length--;
        return result.ToString();
    }
}
