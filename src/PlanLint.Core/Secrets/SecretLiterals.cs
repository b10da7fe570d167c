using PlanLint.Diagnostics;
using PlanLint.Syntax;

namespace PlanLint.Secrets;

/// <summary>Finds strings that look like secrets: by known formats, by the name of what holds them, by how random they are.</summary>
public static class SecretLiterals
{
    /// <summary>Arguments whose text is for people or for Terraform.</summary>
    private static readonly HashSet<string> PlainArguments = new(StringComparer.Ordinal)
        { "description", "error_message", "condition", "source", "version", "type", "display_name", "comment", "documentation", "required_version", "title",
            "label", "labels_as_tags" };

    /// <summary>What a named string looks like, by a known format or by its name, a noun for messages; null when it looks like no secret.</summary>
    public static string? Judge(string name, string value, Placeholders placeholders)
    {
        foreach (var (_, what) in SecretFormats.In(value)) return what;
        return SecretNames.Judge(name, value, placeholders);
    }

    /// <summary>The secrets of one file, in source order.</summary>
    public static IEnumerable<SecretLiteral> In(SyntaxTree tree, Placeholders placeholders)
    {
        foreach (var node in tree.Root.DescendantNodes())
            if (node is TemplateSyntax template && Holder(template) is { } holder)
                foreach (var found in In(template, holder, placeholders)) yield return found;
    }

    private static IEnumerable<SecretLiteral> In(TemplateSyntax template, SecretHolder holder, Placeholders placeholders)
    {
        bool found = false;
        foreach (var part in template.Parts)
        {
            if (part is not LiteralSyntax { LiteralKind: LiteralKind.String } literal) continue;
            foreach (var (value, what) in SecretFormats.In(literal.Text))
            {
                found = true;
                yield return new SecretLiteral(value, holder.Name, what, template, Confidence.Likely);
            }
        }
        if (found) yield break;
        if (template.IsHeredoc)
        {
            foreach (var entry in HeredocEntries(template))
                if (SecretNames.Judge(entry.Key, entry.Value, placeholders) is { } judged)
                    yield return new SecretLiteral(entry.Value, entry.Key, judged, template, Confidence.Likely);
        }
        else if (holder.IsDirect && template.LiteralValue is { } text)
        {
            if (SecretNames.Judge(holder.Name, text, placeholders) is { } judged)
                yield return new SecretLiteral(text, holder.Name, judged, template, Confidence.Likely);
            else if (SecretNames.LooksRandom(holder.Name, text) && !placeholders.Matches(text))
                yield return new SecretLiteral(text, holder.Name, "a random-looking string", template, Confidence.Heuristic);
        }
    }

    /// <summary><c>key: value</c> and <c>key=value</c> lines of a text that stands in the configuration.</summary>
    private static IEnumerable<(string Key, string Value)> HeredocEntries(TemplateSyntax template)
    {
        if (template.Parts.Count > 64) yield break;
        foreach (var part in template.Parts)
        {
            if (part is not LiteralSyntax literal) continue;
            string[] lines = literal.Text.Split('\n');
            // The last line of a piece goes on in an interpolation, unless it is the last piece.
            int complete = ReferenceEquals(part, template.Parts[^1]) ? lines.Length : lines.Length - 1;
            for (int i = ReferenceEquals(part, template.Parts[0]) ? 0 : 1; i < complete; i++)
            {
                string line = lines[i].Trim().TrimStart('-').Trim();
                int at = line.AsSpan().IndexOfAny(':', '=');
                if (at is <= 0 or > 60) continue;
                string key = line[..at].Trim().Trim('"', '\''), value = line[(at + 1)..].Trim().TrimEnd(',', ';').Trim('"', '\'');
                if (value.Length is > 3 and < 200 && !key.Contains(' ', StringComparison.Ordinal)) yield return (key, value);
            }
        }
    }

    /// <summary>What holds a string; null where strings are text for people.</summary>
    private static SecretHolder? Holder(TemplateSyntax template)
    {
        bool isDirect = true;
        for (SyntaxNode node = template; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case ObjectKeySyntax: return null;
                case ObjectItemSyntax item:
                    return item.Key.LiteralKey is { } key
                    ? PlainArguments.Contains(key) ? null : new SecretHolder(key, isDirect)
                    : new SecretHolder("", isDirect);
                case AttributeSyntax attribute:
                    return PlainArguments.Contains(attribute.Name) && !IsVariableFile(attribute)
                    ? null
                    : new SecretHolder(NameOf(attribute), isDirect);
                case TupleSyntax or ParensSyntax or ConditionalSyntax: continue;
                case BlockSyntax: return null;
                // What a function makes of a string, or a string within another, is judged by known formats alone.
                default: isDirect = false; continue;
            }
        }
        return null;
    }

    private static bool IsVariableFile(AttributeSyntax attribute) => attribute.Parent?.Parent is FileSyntax;

    /// <summary>The attribute's name; of a default the variable's, and of a <c>value</c> beside a <c>name</c> what that says.</summary>
    private static string NameOf(AttributeSyntax attribute)
    {
        if (attribute.Parent is not BodySyntax body || body.Parent is not BlockSyntax block) return attribute.Name;
        if (attribute.Name == "default" && block is { Type: "variable", Labels: [var label] }) return label.Value;
        if (attribute.Name == "value" && (body.GetAttribute("name")?.Value as TemplateSyntax)?.LiteralValue is { } name) return name;
        return attribute.Name;
    }

    private readonly record struct SecretHolder(string Name, bool IsDirect);
}
