using System.Collections.Immutable;
using System.Text;

namespace PlanLint.Values;

/// <summary>Makes sets: distinct elements in cty's order. A set cannot hold marks, so those of its elements move to the set.</summary>
internal static class ValueSet
{
    /// <summary>A set of elements that all have the type given. Sorts, so n log n.</summary>
    public static Value Create(ValueType element, IEnumerable<Value> elements)
    {
        var marks = ValueMarks.None;
        var entries = new List<(Value Value, string Key)>();
        foreach (var value in elements)
        {
            marks |= value.DeepMarks;
            var unmarked = value.UnmarkedDeep;
            entries.Add((unmarked, element.IsPrimitive ? "" : HashText(unmarked)));
        }
        // OrderBy is stable: of elements that cannot be told apart the first stays first.
        var ordered = entries.OrderBy(e => e, Comparer<(Value Value, string Key)>.Create(Compare)).ToList();

        var distinct = ImmutableArray.CreateBuilder<Value>(ordered.Count);
        int runStart = 0;
        foreach (var entry in ordered)
        {
            if (distinct.Count > 0 && Compare((distinct[runStart], element.IsPrimitive ? "" : HashText(distinct[runStart])), entry) != 0)
                runStart = distinct.Count;
            bool seen = false;
            for (int i = runStart; i < distinct.Count && !seen; i++) seen = ValueEquality.AreEqual(distinct[i], entry.Value) == true;
            if (!seen) distinct.Add(entry.Value);
        }
        return Value.Set(element, distinct.ToImmutable()).WithMarks(marks);
    }

    private static int Compare((Value Value, string Key) x, (Value Value, string Key) y)
    {
        var (a, b) = (x.Value, y.Value);
        // Known values first, then nulls, then unknowns.
        int order = Rank(a).CompareTo(Rank(b));
        if (order != 0 || Rank(a) != 0) return order;
        return a.Kind switch
        {
            TypeKind.String => CodePointOrder.Instance.Compare(a.AsString, b.AsString),
            TypeKind.Number => a.AsNumber.CompareTo(b.AsNumber),
            TypeKind.Bool => a.AsBool.CompareTo(b.AsBool),
            _ => CodePointOrder.Instance.Compare(x.Key, y.Key),
        };
    }

    private static int Rank(Value value) => value.IsNull ? 1 : value.IsKnown ? 0 : 2;

    /// <summary>The text by which cty hashes and orders elements that are not primitive.</summary>
    private static string HashText(Value value)
    {
        var text = new StringBuilder();
        Append(value, text);
        return text.ToString();
    }

    private static void Append(Value value, StringBuilder text)
    {
        if (!value.IsKnown)
        {
            text.Append('?');
            return;
        }
        if (value.IsNull)
        {
            text.Append('~');
            return;
        }
        switch (value.Kind)
        {
            case TypeKind.Number:
                AppendNumber(value.AsNumber, text);
                break;
            case TypeKind.Bool:
                text.Append(value.AsBool ? 'T' : 'F');
                break;
            case TypeKind.String:
                AppendQuoted(value.AsString, text);
                break;
            case TypeKind.Map:
                text.Append('{');
                foreach (var (key, element) in value.Attributes)
                {
                    AppendQuoted(key, text);
                    text.Append(':');
                    Append(element, text);
                    text.Append(';');
                }
                text.Append('}');
                break;
            default:
                text.Append(value.Kind is TypeKind.List or TypeKind.Set ? '[' : '<');
                foreach (var element in value.Children())
                {
                    Append(element, text);
                    text.Append(';');
                }
                text.Append(value.Kind is TypeKind.List or TypeKind.Set ? ']' : '>');
                break;
        }
    }

    /// <summary>Ten digits, with an exponent when the number is very small or has more than ten.</summary>
    private static void AppendNumber(Number number, StringBuilder text)
    {
        if (number.IsInfinite)
        {
            text.Append(number);
            return;
        }
        var digits = number.GetDigits(shortest: false).Round(10);
        int exponent = digits.Digits.Length == 0 ? 0 : digits.Point - 1;
        text.Append(exponent is < -4 or >= 10 ? digits.ToExponent(-1, 'e') : digits.ToFixed(-1));
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
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                default: text.Append(c); break;
            }
        }
        text.Append('"');
    }
}
