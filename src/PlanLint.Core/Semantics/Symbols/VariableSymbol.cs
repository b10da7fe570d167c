using PlanLint.Evaluation;
using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>A <c>variable</c> block: an input of the module.</summary>
public sealed class VariableSymbol : BlockSymbol
{
    private readonly Lazy<TypeConstraint> constraint;

    internal VariableSymbol(Module module, BlockSyntax block, IReadOnlyList<BlockSyntax> overrides)
        : base(module, block.Labels[0].Value, block, overrides) =>
        constraint = new(() => Type is { } type ? TypeConstraint.Parse(type).Constraint : TypeConstraint.Any);

    /// <summary>The type constraint; null when none is given, which means any type.</summary>
    public ExpressionSyntax? Type => Body.GetAttribute("type")?.Value;

    /// <summary>The type constraint, read; <c>any</c> when none is given or it cannot be read.</summary>
    public TypeConstraint Constraint => constraint.Value;

    /// <summary>The default; null when the variable must be given.</summary>
    public ExpressionSyntax? Default => Body.GetAttribute("default")?.Value;

    /// <summary>True when a caller must give it.</summary>
    public bool IsRequired => Default is null;

    /// <summary>True when <c>sensitive = true</c> is written.</summary>
    public bool IsSensitive => Body.GetAttribute("sensitive")?.Value is LiteralSyntax { Text: "true" };

    /// <summary>True when <c>ephemeral = true</c> is written.</summary>
    public bool IsEphemeral => Body.GetAttribute("ephemeral")?.Value is LiteralSyntax { Text: "true" };

    /// <summary>False when <c>nullable = false</c> is written: a null then means the default.</summary>
    public bool IsNullable => Body.GetAttribute("nullable")?.Value is not LiteralSyntax { Text: "false" };

    /// <inheritdoc/>
    public override string Reference => $"var.{Name}";
}
