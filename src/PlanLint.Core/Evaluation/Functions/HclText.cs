using System.Text;
using PlanLint.Values;

namespace PlanLint.Evaluation.Functions;

/// <summary>Values as HCL text, laid out as <c>terraform fmt</c> leaves it.</summary>
internal static class HclText
{
    /// <summary>True for what can be a name without quotes.</summary>
    public static bool IsIdentifier(string name)
    {
        bool first = true;
        foreach (var rune in name.EnumerateRunes())
        {
            if (!(Rune.IsLetter(rune) || rune.Value == '_' || (!first && (Rune.IsLetterOrDigit(rune) || rune.Value == '-')))) return false;
            first = false;
        }
        return !first;
    }

    /// <summary>One line for each attribute, the equals signs of neighbours that fit on a line aligned.</summary>
    public static void AppendAttributes(NameMap<Value> attributes, StringBuilder text) => AppendEntries(attributes, text, 0, quotesNames: false);

    public static void Append(Value value, StringBuilder text, int indent)
    {
        if (value.IsNull)
        {
            text.Append("null");
            return;
        }
        switch (value.Kind)
        {
            case TypeKind.String:
                AppendString(value.AsString, text);
                break;
            case TypeKind.Number:
                text.Append(value.AsNumber);
                break;
            case TypeKind.Bool:
                text.Append(value.AsBool ? "true" : "false");
                break;
            case TypeKind.Map or TypeKind.Object when value.Attributes.Count == 0:
                text.Append("{}");
                break;
            case TypeKind.Map or TypeKind.Object:
                text.Append("{\n");
                AppendEntries(value.Attributes, text, indent + 1, quotesNames: true);
                text.Append(' ', indent * 2).Append('}');
                break;
            default:
                text.Append('[');
                for (int i = 0; i < value.Elements.Length; i++)
                {
                    if (i > 0) text.Append(", ");
                    Append(value.Elements[i], text, indent);
                }
                text.Append(']');
                break;
        }
    }

    private static void AppendEntries(NameMap<Value> entries, StringBuilder text, int indent, bool quotesNames)
    {
        var rows = entries.Select(e =>
        {
            var name = new StringBuilder();
            if (quotesNames && !IsIdentifier(e.Key)) AppendString(e.Key, name);
            else name.Append(e.Key);
            var value = new StringBuilder();
            Append(e.Value, value, indent);
            return (Name: name.ToString(), Value: value.ToString());
        }).ToList();
        for (int i = 0; i < rows.Count;)
        {
            // Entries of several lines end a group, and stand with the group before them only when they follow it.
            int end = i;
            while (end < rows.Count && !rows[end].Value.Contains('\n', StringComparison.Ordinal)) end++;
            bool alone = end == i;
            if (alone) end++;
            int widest = alone ? 0 : rows.GetRange(i, end - i).Max(r => Graphemes.Count(r.Name));
            for (; i < end; i++)
            {
                text.Append(' ', indent * 2).Append(rows[i].Name).Append(' ', Math.Max(0, widest - Graphemes.Count(rows[i].Name))).Append(" = ").Append(rows[i].Value).Append('\n');
            }
        }
    }

    private static void AppendString(string value, StringBuilder text)
    {
        text.Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '$' or '%' when i + 1 < value.Length && value[i + 1] == '{': text.Append(c).Append(c); break;
                default: text.Append(c); break;
            }
        }
        text.Append('"');
    }
}
