using System.Globalization;
using System.Text;

namespace PlanLint.Syntax;

/// <summary>Makes native syntax: text that parses, in the layout of <c>terraform fmt</c>.</summary>
public static class SyntaxFactory
{
    /// <summary>A quoted string that stands for <paramref name="value"/>: quotes, backslashes, line ends and sequences are escaped.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
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
                case < ' ' or '\u007F': text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); break;
                default: text.Append(c); break;
            }
        }
        return text.Append('"').ToString();
    }

    /// <summary>A name bare when it is an identifier, else quoted: a key of an object.</summary>
    public static string Key(string name) => Parsing.IdentifierCharacters.IsName(name) ? name : Quote(name);

    /// <summary><c>name = expression</c> with its line end.</summary>
    /// <param name="name">An identifier.</param>
    /// <param name="expression">The value as it is to be written.</param>
    public static string Attribute(string name, string expression) => $"{name} = {expression}\n";

    /// <summary>A block with its line end.</summary>
    /// <param name="type">An identifier.</param>
    /// <param name="labels">The labels, unquoted.</param>
    /// <param name="items">Attributes and blocks made by this class.</param>
    public static string Block(string type, IEnumerable<string> labels, params IEnumerable<string> items)
    {
        var text = new StringBuilder(type);
        foreach (string label in labels) text.Append(' ').Append(Quote(label));
        text.Append(" {\n");
        foreach (string item in items) text.Append(item);
        return HclFormatter.Format(text.Append("}\n").ToString());
    }
}
