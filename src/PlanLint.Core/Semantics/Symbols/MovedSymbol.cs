using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>A <c>moved</c> block.</summary>
public sealed class MovedSymbol : BlockSymbol
{
    internal MovedSymbol(Module module, BlockSyntax block) : base(module, "", block, [])
    {
        From = RefactoringTarget.Read(module, Body.GetAttribute("from")?.Value);
        To = RefactoringTarget.Read(module, Body.GetAttribute("to")?.Value);
    }

    /// <summary>The old address; null when it cannot be read.</summary>
    public RefactoringTarget? From { get; }

    /// <summary>The new address; null when it cannot be read.</summary>
    public RefactoringTarget? To { get; }

    /// <inheritdoc/>
    public override string Reference => $"moved {From}";
}
