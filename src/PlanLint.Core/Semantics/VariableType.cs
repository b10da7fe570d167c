using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>Applies a variable's type constraint.</summary>
internal static class VariableType
{
    /// <summary>True when <c>-var</c> text is the value as it stands: the variable is a primitive or has no type.</summary>
    public static bool IsPlainText(VariableSymbol variable) =>
        variable.Type is null or ScopeTraversalSyntax { RootName: "string" or "number" or "bool", Steps.Count: 1 };

    /// <summary>The value as the variable's type; unknown of that type when it cannot be converted.</summary>
    public static Value Convert(Value value, VariableSymbol variable)
    {
        var constraint = variable.Constraint;
        return constraint.Convert(value, out _, out _) ?? Value.Unknown(constraint.Type);
    }
}
