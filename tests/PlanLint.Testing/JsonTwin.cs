using System.Text;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Testing;

/// <summary>Configuration in native syntax as the same in JSON syntax, two blanks a level, comments left out.</summary>
public static class JsonTwin
{
    private static readonly HashSet<string> References =
        new(["depends_on", "provider", "providers", "ignore_changes", "replace_triggered_by", "from", "to"], StringComparer.Ordinal);

    /// <summary>Blocks without labels that Terraform itself knows; what stands in a provider's blocks is a list of objects.</summary>
    private static readonly HashSet<string> Single = new(
        ["terraform", "locals", "lifecycle", "required_providers", "cloud", "content", "connection", "precondition", "postcondition", "moved", "removed", "import", "validation", "check", "assert"],
        StringComparer.Ordinal);

    /// <summary>The text in JSON syntax; null when the configuration does not parse.</summary>
    public static string? Of(string text)
    {
        var tree = HclParser.ParseFile(SourceText.From(text, "main.tf"));
        return tree is { HasErrors: false, Root: FileSyntax file } ? Write(Body(file.Body, ""), "") + "\n" : null;
    }

    private static Dictionary<string, object> Body(BodySyntax body, string type)
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var item in body.Items)
        {
            if (item is AttributeSyntax attribute)
            {
                members[attribute.Name] = Expression(attribute.Value, References.Contains(attribute.Name) || type == "variable" && attribute.Name == "type");
                continue;
            }
            var block = (BlockSyntax)item;
            var level = members;
            string name = block.Type;
            foreach (var label in block.Labels)
            {
                if (!level.TryGetValue(name, out object? inner)) level[name] = inner = new Dictionary<string, object>(StringComparer.Ordinal);
                (level, name) = ((Dictionary<string, object>)inner, label.Value);
            }
            var written = Body(block.Body, block.Type);
            if (!level.TryGetValue(name, out object? others)) level[name] = block.Labels.Count > 0 || Single.Contains(block.Type) ? written : new List<object> { written };
            else if (others is List<object> list) list.Add(written);
            else level[name] = new List<object> { others, written };
        }
        return members;
    }

    private static object Expression(ExpressionSyntax value, bool isReference) => value switch
    {
        LiteralSyntax { LiteralKind: not LiteralKind.String } => new Raw(value.ToString().Trim()),
        TemplateSyntax template => string.Concat(template.Parts.Select(p => p is LiteralSyntax { LiteralKind: LiteralKind.String } literal
            ? isReference ? literal.Text : literal.Text.Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal)
            : "${" + p.ToString() + "}")),
        TupleSyntax list => list.Elements.Select(e => Expression(e, isReference)).ToList(),
        ObjectSyntax map when map.Items.All(i => i.Key.LiteralKey is not null) =>
            map.Items.GroupBy(i => i.Key.LiteralKey!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Expression(g.Last().Value, isReference), StringComparer.Ordinal),
        TemplateWrapSyntax wrap => "${" + wrap.Wrapped + "}",
        _ => isReference ? value.ToString().Trim() : "${" + value.ToString().Trim() + "}",
    };

    private static string Write(object value, string indentation)
    {
        string inner = indentation + "  ";
        return value switch
        {
            Raw raw => raw.Text,
            string text => Text(text),
            List<object> { Count: 0 } => "[]",
            List<object> list when list.TrueForAll(e => e is string or Raw) => $"[{string.Join(", ", list.Select(e => Write(e, inner)))}]",
            List<object> list => $"[\n{string.Join(",\n", list.Select(e => inner + Write(e, inner)))}\n{indentation}]",
            Dictionary<string, object> { Count: 0 } => "{}",
            Dictionary<string, object> map => $"{{\n{string.Join(",\n", map.Select(m => $"{inner}{Text(m.Key)}: {Write(m.Value, inner)}"))}\n{indentation}}}",
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };
    }

    private static string Text(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (c < ' ') quoted.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else quoted.Append(c);
        return quoted.Append('"').ToString();
    }

    private sealed record Raw(string Text);
}
