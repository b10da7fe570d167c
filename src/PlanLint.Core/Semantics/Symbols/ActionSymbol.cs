using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>An <c>action</c> block of Terraform 1.14: something a provider does that is no resource. Resources trigger it, or the command line.</summary>
public sealed class ActionSymbol : BlockSymbol
{
    internal ActionSymbol(Module module, BlockSyntax block, IReadOnlyList<BlockSyntax> overrides)
        : base(module, block.Labels[1].Value, block, overrides) => Type = block.Labels[0].Value;

    /// <summary>The action type, such as <c>aws_lambda_invoke</c>.</summary>
    public string Type { get; }

    /// <summary>The <c>count</c> expression; null when absent.</summary>
    public ExpressionSyntax? Count => Body.GetAttribute("count")?.Value;

    /// <summary>The <c>for_each</c> expression; null when absent.</summary>
    public ExpressionSyntax? ForEach => Body.GetAttribute("for_each")?.Value;

    /// <inheritdoc/>
    public override string Reference => ReferenceTo(Type, Name);

    internal static string ReferenceTo(string type, string name) => $"action.{type}.{name}";
}
