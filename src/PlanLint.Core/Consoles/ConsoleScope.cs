using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Consoles;

/// <summary>
/// The names of a module as the console has them without a state: resources are unknown as a whole, as the console's expressions
/// may ask for attributes that no file names.
/// </summary>
public sealed class ConsoleScope : Scope
{
    private readonly Scope module;

    /// <summary>A console in a module's scope.</summary>
    public ConsoleScope(Scope module) => this.module = module;

    /// <inheritdoc/>
    public override Value? Resolve(IReadOnlyList<TraversalStep> steps, ScopeTraversalSyntax at, EvaluationContext context, out int consumed)
    {
        consumed = steps[0].Name switch
        {
            "var" or "local" or "module" or "path" or "terraform" or "tofu" or "each" or "count" or "self" => 0,
            "data" or "ephemeral" or "resource" => 3,
            _ => 2,
        };
        return consumed > 0 && consumed <= steps.Count ? Value.DynamicUnknown : module.Resolve(steps, at, context, out consumed);
    }

    /// <inheritdoc/>
    public override void Check(ScopeTraversalSyntax reference, EvaluationContext context)
    {
        // Terraform has a summary of its own for this one reference.
        if (reference.Steps is [{ Name: "each" }, { Name: "value" }, ..])
            context.ReportReference(reference, reference.Span, "each.value cannot be used in this context", "A reference to \"each.value\" has been used in "
                + "a context in which it is unavailable, such as when the configuration no longer contains the value in its \"for_each\" expression.");
        else
            module.Check(reference, context);
    }

    /// <inheritdoc/>
    public override bool HasProvider(string localName) => module.HasProvider(localName);
}
