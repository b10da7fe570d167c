namespace PlanLint.Syntax;

/// <summary>What a literal is.</summary>
public enum LiteralKind : byte
{
    /// <summary>A string piece of a template.</summary>
    String,
    /// <summary>A number.</summary>
    Number,
    /// <summary><c>true</c> or <c>false</c>.</summary>
    Bool,
    /// <summary><c>null</c>.</summary>
    Null,
}
