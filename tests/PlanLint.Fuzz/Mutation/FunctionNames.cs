using PlanLint.Evaluation.Functions;

namespace PlanLint.Fuzz.Mutation;

/// <summary>The functions that expressions may call.</summary>
internal static class FunctionNames
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Of { get; } = [.. FunctionTable.Names.Order(StringComparer.Ordinal)];
}
