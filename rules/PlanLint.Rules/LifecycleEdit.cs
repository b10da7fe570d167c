using PlanLint.Diagnostics;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>Edits of the <c>lifecycle</c> block of a resource, laid out as <c>terraform fmt</c> does.</summary>
internal static class LifecycleEdit
{
    /// <summary>Sets an attribute of the block, which is added when there is none; null where a text edit cannot do it.</summary>
    public static TextEdit? Set(ResourceSymbol resource, string name, string value)
    {
        var block = resource.Body.Declarations[0];
        if (!block.Tree.Source.Path.EndsWith(".tf", StringComparison.Ordinal) && !block.Tree.Source.Path.EndsWith(".tofu", StringComparison.Ordinal)) return null;
        if (resource.LifecycleAttribute(name) is { } attribute) return TextEdit.Replace(attribute.Tree.Source, attribute.Value.Span, value);
        return block.Body.GetBlocks("lifecycle").FirstOrDefault() is { } lifecycle
            ? InsertItem(lifecycle, [$"{name} = {value}"], separated: lifecycle.Body.Items.Count > 0)
            : InsertItem(block, ["lifecycle {", $"  {name} = {value}", "}"], separated: block.Body.Items.Count > 0);
    }

    /// <summary>Adds lines at the end of a block's body; null for a block whose brace is missing.</summary>
    private static TextEdit? InsertItem(BlockSyntax block, string[] lines, bool separated)
    {
        if (block.CloseBrace.IsEmpty) return null;
        var source = block.Tree.Source;
        string indent = IndentOf(source, block.Span.Start);
        string text = string.Concat(lines.Select(l => $"{indent}  {l}\n"));
        int line = source.GetLineIndex(block.CloseBrace.Start);
        var start = source.GetLine(line).Start;
        bool ownLine = source.Slice(TextSpan.FromBounds(start, block.CloseBrace.Start)).IsWhiteSpace();
        // A blank line keeps the new item out of the alignment of the attributes before it.
        if (ownLine) return TextEdit.Insert(source, start, (separated ? "\n" : "") + text);
        return block.Body.Items.Count == 0
            ? TextEdit.Replace(source, TextSpan.FromBounds(block.OpenBrace.End, block.CloseBrace.Start), $"\n{text}{indent}")
            : null;
    }

    private static string IndentOf(SourceText source, int position)
    {
        var line = source.GetLine(source.GetLineIndex(position));
        var text = source.Slice(line);
        return text[..(text.Length - text.TrimStart().Length)].ToString();
    }
}
