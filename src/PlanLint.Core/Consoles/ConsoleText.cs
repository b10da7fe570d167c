using System.Globalization;
using System.Text;
using PlanLint.Values;

namespace PlanLint.Consoles;

/// <summary>Values as <c>terraform console</c> shows them. What is sensitive or ephemeral is named, not shown.</summary>
public static class ConsoleText
{
    /// <summary>The value over as many lines as it needs.</summary>
    public static string Of(Value value)
    {
        var text = new StringBuilder();
        Append(value, text, 0);
        return text.ToString();
    }

    private static void Append(Value value, StringBuilder text, int indent)
    {
        if (!value.IsKnown)
        {
            text.Append("(known after apply)");
            return;
        }
        if (value.IsEphemeral || value.IsSensitive)
        {
            text.Append(value.IsEphemeral ? "(ephemeral value)" : "(sensitive value)");
            return;
        }
        if (value.IsNull)
        {
            text.Append(Null(value));
            return;
        }
        switch (value.Kind)
        {
            case TypeKind.String:
                if (!TryAppendLines(value.AsString, text, indent)) AppendQuoted(value.AsString, text);
                break;
            case TypeKind.Number:
                text.Append(value.AsNumber);
                break;
            case TypeKind.Bool:
                text.Append(value.AsBool ? "true" : "false");
                break;
            case TypeKind.Object:
                AppendEntries(value, text, indent);
                break;
            case TypeKind.Tuple:
                AppendElements(value, text, indent);
                break;
            default:
                text.Append(value.Kind switch { TypeKind.List => "tolist(", TypeKind.Set => "toset(", _ => "tomap(" });
                if (value.Kind == TypeKind.Map) AppendEntries(value, text, indent);
                else AppendElements(value, text, indent);
                text.Append(')');
                break;
        }
    }

    private static string Null(Value value) => value.Kind switch
    {
        TypeKind.Dynamic => "null",
        TypeKind.String => "tostring(null)",
        TypeKind.Number => "tonumber(null)",
        TypeKind.Bool => "tobool(null)",
        TypeKind.List => $"tolist(null) /* of {value.Type.Element!.FriendlyName} */",
        TypeKind.Set => $"toset(null) /* of {value.Type.Element!.FriendlyName} */",
        TypeKind.Map => $"tomap(null) /* of {value.Type.Element!.FriendlyName} */",
        _ => $"null /* {value.Type.FriendlyName} */",
    };

    private static void AppendEntries(Value value, StringBuilder text, int indent)
    {
        text.Append('{');
        foreach (var (name, element) in value.Attributes)
        {
            text.Append('\n').Append(' ', indent + 2);
            if (!TryAppendLines(name, text, indent + 2)) AppendQuoted(name, text);
            text.Append(" = ");
            Append(element, text, indent + 2);
        }
        if (value.Attributes.Count > 0) text.Append('\n').Append(' ', indent);
        text.Append('}');
    }

    private static void AppendElements(Value value, StringBuilder text, int indent)
    {
        text.Append('[');
        foreach (var element in value.Elements)
        {
            text.Append('\n').Append(' ', indent + 2);
            Append(element, text, indent + 2);
            text.Append(',');
        }
        if (!value.Elements.IsEmpty) text.Append('\n').Append(' ', indent);
        text.Append(']');
    }

    /// <summary>Text of several lines as a heredoc whose marker none of the lines is.</summary>
    private static bool TryAppendLines(string value, StringBuilder text, int indent)
    {
        string[] lines = value.Split('\n');
        if (lines.Length < 2) return false;
        string marker = "EOT";
        while (Array.Exists(lines, l => l.Trim() == marker)) marker += "_";
        text.Append(indent > 0 ? "<<-" : "<<").Append(marker);
        foreach (string line in lines) AppendVisible(line, text.Append('\n').Append(' ', indent));
        text.Append('\n').Append(' ', indent).Append(marker);
        return true;
    }

    private static void AppendQuoted(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\t': text.Append("\\t"); break;
                case '\r': text.Append("\\r"); break;
                case '\a': text.Append("\\a"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case '\v': text.Append("\\v"); break;
                case < ' ' or '\x7F': text.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"); break;
                case '\xA0' or '\uFEFF' or (>= '\u2000' and <= '\u200F') or (>= '\u2028' and <= '\u202F') or (>= '\x80' and <= '\x9F'):
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default: text.Append(c); break;
            }
        }
        text.Append('"');
    }

    /// <summary>Control characters would drive the terminal: they are written as escapes.</summary>
    private static void AppendVisible(string line, StringBuilder text)
    {
        foreach (char c in line)
        {
            if (char.IsControl(c) && c is not ('\t' or '\r')) text.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else text.Append(c);
        }
    }
}
