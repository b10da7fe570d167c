using System.Text;
using PlanLint.Syntax;

namespace PlanLint.Fixes;

/// <summary>
/// Native syntax that PlanLint wrote, in JSON syntax. Null for what it does not write: templates with interpolations, heredocs, several
/// blocks of one type.
/// </summary>
internal static class JsonWriting
{
    /// <summary>Arguments whose strings Terraform reads as references.</summary>
    private static readonly HashSet<string> References =
        new(["depends_on", "provider", "providers", "ignore_changes", "replace_triggered_by", "from", "to"], StringComparer.Ordinal);

    /// <summary>Items as the members of an object, without its braces.</summary>
    public static string? Members(IEnumerable<BodyItemSyntax> items, JsonLayout layout, string blockType)
    {
        var members = items.Select(i => Member(i, layout, blockType)).ToArray();
        return members.Any(m => m is null) ? null : string.Join("," + (layout.NewLine is null ? " " : layout.Break), members);
    }

    /// <summary>A JSON string of these characters.</summary>
    public static string Text(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (c < ' ') quoted.Append("\\u00").Append(((int)c).ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
            else quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }

    /// <summary>A JSON string that Terraform, which reads it as a template, takes for these characters.</summary>
    public static string TemplateText(string text) => Text(text.Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal));

    private static string? Member(BodyItemSyntax item, JsonLayout layout, string blockType)
    {
        if (item is AttributeSyntax attribute)
        {
            bool isReference = References.Contains(attribute.Name) || (attribute.Name == "type" && blockType == "variable");
            return Expression(attribute.Value, layout, isReference) is { } value ? $"{Text(attribute.Name)}: {value}" : null;
        }
        var block = (BlockSyntax)item;
        if (block.Labels.Count > 0) return null;
        return Members(block.Body.Items, layout.Inner, block.Type) is { } members ? $"{Text(block.Type)}: {Object(members, layout)}" : null;
    }

    private static string Object(string members, JsonLayout layout) => members.Length == 0 ? "{}" : "{" + layout.Inner.Break + members + layout.Break + "}";

    private static string? Expression(ExpressionSyntax value, JsonLayout layout, bool isReference)
    {
        switch (value)
        {
            case LiteralSyntax { LiteralKind: LiteralKind.Bool or LiteralKind.Number or LiteralKind.Null }:
                return value.ToString().Trim();
            case TemplateSyntax { IsHeredoc: false, LiteralValue: { } text }:
                return isReference ? Text(text) : TemplateText(text);
            case TemplateSyntax:
                return null;
            case TupleSyntax list:
                var elements = list.Elements.Select(e => Expression(e, layout, isReference)).ToArray();
                return elements.Any(e => e is null) ? null : $"[{string.Join(", ", elements)}]";
            case ObjectSyntax map:
                var members = map.Items.Select(
                    i => i.Key.LiteralKey is { } key && Expression(i.Value, layout.Inner, isReference) is { } inner ? $"{Text(key)}: {inner}" : null).ToArray();
                return members.Any(m => m is null) ? null : Object(string.Join("," + (layout.NewLine is null ? " " : layout.Inner.Break), members), layout);
            default:
                string written = value.ToString().Trim();
                return Text(isReference ? written : "${" + written + "}");
        }
    }
}
