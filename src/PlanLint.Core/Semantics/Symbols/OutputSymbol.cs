using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>An <c>output</c> block.</summary>
public sealed class OutputSymbol : BlockSymbol
{
    internal OutputSymbol(Module module, BlockSyntax block, IReadOnlyList<BlockSyntax> overrides)
        : base(module, block.Labels[0].Value, block, overrides) { }

    /// <summary>The value; null when the block is not complete.</summary>
    public ExpressionSyntax? Value => Body.GetAttribute("value")?.Value;

    /// <summary>The type constraint that Terraform takes since 1.15; null when none is given.</summary>
    public ExpressionSyntax? Type => Body.GetAttribute("type")?.Value;

    /// <summary>True when <c>sensitive = true</c> is written.</summary>
    public bool IsSensitive => Body.GetAttribute("sensitive")?.Value is LiteralSyntax { Text: "true" };

    /// <summary><c>output.name</c>, as graphs and checks call it; expressions cannot name an output of their own module.</summary>
    public override string Reference => $"output.{Name}";
}
