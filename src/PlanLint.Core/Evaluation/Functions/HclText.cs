using System.Text;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Evaluation.Functions;

/// <summary>
/// Values as HCL text, laid out as <c>terraform fmt</c> leaves it: the equals signs of neighbouring lines aligned, and each line
/// indented by the brackets that lines before it left open, however many of them one line opened.
/// </summary>
internal sealed class HclText
{
    private readonly StringBuilder output = new(), line = new();
    private readonly Stack<int> open = new();
    private int balance;

    private HclText() { }

    /// <summary>An expression.</summary>
    public static string Of(Value value)
    {
        var text = new HclText();
        text.Append(value);
        text.EndLine();
        return text.output.ToString(0, text.output.Length - 1);
    }

    /// <summary>A body with one attribute for each entry, whose names must be identifiers.</summary>
    public static string OfAttributes(NameMap<Value> attributes)
    {
        var text = new HclText();
        text.AppendEntries(attributes);
        return text.output.ToString();
    }

    private void Append(Value value)
    {
        if (value.IsNull)
        {
            line.Append("null");
            return;
        }
        switch (value.Kind)
        {
            case TypeKind.String:
                line.Append(SyntaxFactory.Quote(value.AsString));
                break;
            case TypeKind.Number:
                line.Append(value.AsNumber);
                break;
            case TypeKind.Bool:
                line.Append(value.AsBool ? "true" : "false");
                break;
            case TypeKind.Map or TypeKind.Object when value.Attributes.Count == 0:
                line.Append("{}");
                break;
            case TypeKind.Map or TypeKind.Object:
                line.Append('{');
                balance++;
                EndLine();
                AppendEntries(value.Attributes);
                line.Append('}');
                balance--;
                break;
            default:
                line.Append('[');
                balance++;
                for (int i = 0; i < value.Elements.Length; i++)
                {
                    if (i > 0) line.Append(", ");
                    Append(value.Elements[i]);
                }
                line.Append(']');
                balance--;
                break;
        }
    }

    private void AppendEntries(NameMap<Value> entries)
    {
        for (int i = 0; i < entries.Count;)
        {
            int end = i;
            while (end < entries.Count && IsOneLine(entries.ValueArray[end])) end++;
            int widest = Enumerable.Range(i, end - i).Select(at => Graphemes.Count(SyntaxFactory.Key(entries.NameArray[at]))).DefaultIfEmpty(0).Max();
            end = Math.Max(end, i + 1);
            for (; i < end; i++)
            {
                string name = SyntaxFactory.Key(entries.NameArray[i]);
                line.Append(name).Append(' ', Math.Max(0, widest - Graphemes.Count(name))).Append(" = ");
                Append(entries.ValueArray[i]);
                EndLine();
            }
        }
    }

    private static bool IsOneLine(Value value) => value.Kind is TypeKind.Map or TypeKind.Object
        ? value.Attributes.Count == 0
        : value.Elements.All(IsOneLine);

    /// <summary>A line that closes more than it opens stands where the line that opened stands; one that closes as much as it opens is one level in.</summary>
    private void EndLine()
    {
        int closed = Math.Max(-balance, 0);
        while (closed > 0 && open.TryPop(out int opened))
        {
            if (opened > closed) open.Push(opened - closed);
            closed = Math.Max(closed - opened, 0);
        }
        output.Append(' ', open.Count * 2).Append(line).Append('\n');
        if (balance > 0) open.Push(balance);
        line.Clear();
        balance = 0;
    }
}
