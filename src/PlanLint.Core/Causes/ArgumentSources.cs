using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Causes;

/// <summary>What one argument is made from, through locals, variables, outputs and calls of modules.</summary>
internal sealed class ArgumentSources
{
    /// <summary>The resources it refers to, in the order in which they are met; each reference once.</summary>
    public List<ResourceUse> Resources { get; } = [];

    /// <summary>Root variables it takes values from.</summary>
    public List<VariableSymbol> Variables { get; } = [];

    /// <summary>Calls of functions that give another value on every run.</summary>
    public List<FunctionCallSyntax> Impure { get; } = [];

    /// <summary>True when something is spelled for it.</summary>
    public bool IsDeclared { get; set; }

    /// <summary>True when there was more than is followed.</summary>
    public bool IsPartial { get; set; }
}
