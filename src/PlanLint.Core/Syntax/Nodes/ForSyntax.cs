using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary><c>[for k, v in c : x if y]</c> or <c>{for k, v in c : a => b... if y}</c>.</summary>
public sealed class ForSyntax : ExpressionSyntax
{
    internal ForSyntax(TextSpan span, string? keyVariable, string valueVariable, ExpressionSyntax collection, ExpressionSyntax? key, ExpressionSyntax value,
        ExpressionSyntax? condition, bool groups)
        : base(SyntaxKind.For, span)
    {
        KeyVariable = keyVariable;
        ValueVariable = valueVariable;
        Collection = Adopt(collection);
        Key = key is null ? null : Adopt(key);
        Value = Adopt(value);
        Condition = condition is null ? null : Adopt(condition);
        Groups = groups;
    }

    /// <summary>Name of the key or index; null when only the value is named.</summary>
    public string? KeyVariable { get; }

    /// <summary>Name of the element.</summary>
    public string ValueVariable { get; }

    /// <summary>What is iterated.</summary>
    public ExpressionSyntax Collection { get; }

    /// <summary>The key of an object-for; null for a tuple-for.</summary>
    public ExpressionSyntax? Key { get; }

    /// <summary>The result for each element.</summary>
    public ExpressionSyntax Value { get; }

    /// <summary>The filter; null when there is none.</summary>
    public ExpressionSyntax? Condition { get; }

    /// <summary>True when <c>...</c> groups values of equal keys.</summary>
    public bool Groups { get; }

    internal override int SlotCount => 2 + (Key is null ? 0 : 1) + (Condition is null ? 0 : 1);

    internal override SyntaxNode GetSlot(int index) =>
        (Key is null && index > 0 ? index + 1 : index) switch { 0 => Collection, 1 => Key!, 2 => Value, _ => Condition! };
}
