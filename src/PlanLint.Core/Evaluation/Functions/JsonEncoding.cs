using System.Globalization;
using System.Text;
using PlanLint.Values;

namespace PlanLint.Evaluation.Functions;

/// <summary>
/// Values as JSON text the way <c>jsonencode</c> writes it: no blanks, keys in order, numbers in full, and Go's escapes, which no
/// writer of ours makes.
/// </summary>
internal static class JsonEncoding
{
    public static string Encode(Value value)
    {
        var text = new StringBuilder();
        Append(value, text);
        return text.ToString();
    }

    private static void Append(Value value, StringBuilder text)
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
            case TypeKind.Map or TypeKind.Object:
                text.Append('{');
                bool isFirst = true;
                foreach (var (name, element) in value.Attributes)
                {
                    if (!isFirst) text.Append(',');
                    isFirst = false;
                    AppendString(name, text);
                    text.Append(':');
                    Append(element, text);
                }
                text.Append('}');
                break;
            default:
                text.Append('[');
                bool first = true;
                foreach (var element in value.Elements)
                {
                    if (!first) text.Append(',');
                    first = false;
                    Append(element, text);
                }
                text.Append(']');
                break;
        }
    }

    private static void AppendString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029':
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default: text.Append(c); break;
            }
        }
        text.Append('"');
    }
}
