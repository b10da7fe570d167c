using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>A <c>removed</c> block.</summary>
public sealed class RemovedSymbol : BlockSymbol
{
    internal RemovedSymbol(Module module, BlockSyntax block) : base(module, "", block, []) =>
        From = RefactoringTarget.Read(module, Body.GetAttribute("from")?.Value);

    /// <summary>What is no longer managed; null when it cannot be read.</summary>
    public RefactoringTarget? From { get; }

    /// <summary>False when <c>lifecycle { destroy = false }</c> says that the object stays.</summary>
    public bool Destroys => !Body.GetBlocks("lifecycle").Any(b => b.Body.GetAttribute("destroy")?.Value is LiteralSyntax { Text: "false" });

    /// <inheritdoc/>
    public override string Reference => $"removed {From}";
}
