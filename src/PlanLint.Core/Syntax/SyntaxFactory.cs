using System.Text;
using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>Makes native syntax: text that parses, in the layout of <c>terraform fmt</c>.</summary>
public static class SyntaxFactory
{
    /// <summary>
    /// A quoted string that stands for <paramref name="value"/>: quotes, backslashes, line ends, sequences and what is not printable are
    /// escaped.
    /// </summary>
    public static string Quote(string value) => QuotedString.Of(value);

    /// <summary>True for what may stand as a name without quotes.</summary>
    public static bool IsIdentifier(string text) => Parsing.IdentifierCharacters.IsName(text);

    /// <summary>A name bare when it is an identifier, else quoted: a key of an object.</summary>
    public static string Key(string name) => IsIdentifier(name) ? name : Quote(name);

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
