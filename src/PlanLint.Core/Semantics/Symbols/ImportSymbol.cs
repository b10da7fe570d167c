using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>An <c>import</c> block.</summary>
public sealed class ImportSymbol : BlockSymbol
{
    internal ImportSymbol(Module module, BlockSyntax block) : base(module, "", block, []) =>
        To = RefactoringTarget.Read(module, Body.GetAttribute("to")?.Value);

    /// <summary>The address imported to, without a key that is computed; null when it cannot be read.</summary>
    public RefactoringTarget? To { get; }

    /// <summary>The provider's id of the live object; null when <c>identity</c> is given instead.</summary>
    public ExpressionSyntax? Id => Body.GetAttribute("id")?.Value;

    /// <summary>The <c>for_each</c> expression; null when absent.</summary>
    public ExpressionSyntax? ForEach => Body.GetAttribute("for_each")?.Value;

    /// <inheritdoc/>
    public override string Reference => $"import {To}";
}
