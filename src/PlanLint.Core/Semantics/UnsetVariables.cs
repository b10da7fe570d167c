using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>Finds the variables of a root module that an expression asks for and nothing gives a value: no default, no file, no option.</summary>
public static class UnsetVariables
{
    /// <summary>Their names as references, ordered; those that locals ask for among them. Each local is looked at once.</summary>
    public static IReadOnlyList<string> In(ExpressionSyntax expression, ModuleTree modules)
    {
        var given = modules.Assignments.Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        var unset = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<ExpressionSyntax>([expression]);
        while (open.TryPop(out var next))
        {
            foreach (var reference in next.DescendantNodes().Prepend(next).OfType<ScopeTraversalSyntax>())
            {
                if (reference.Steps is not [_, { Name: { } name }, ..]) continue;
                if (reference.RootName == "var" && modules.Root.Variables[name] is { Default: null } && !given.Contains(name)) unset.Add($"var.{name}");
                else if (reference.RootName == "local" && seen.Add(name) && modules.Root.Locals[name] is { } local) open.Push(local.Value);
            }
        }
        return [.. unset];
    }
}
