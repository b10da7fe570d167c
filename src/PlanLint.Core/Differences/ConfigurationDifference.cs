using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Semantics;

namespace PlanLint.Differences;

/// <summary>
/// What two configurations of one root module say differently. Declarations are matched by name across files and through
/// <c>moved</c> blocks; texts are compared as trees, constants and variable files as values, files that functions read by content.
/// What base cannot hold (variable files outside the repository, modules that <c>terraform init</c> fetches) is taken as equal.
/// Linear in both configurations. Immutable.
/// </summary>
public sealed class ConfigurationDifference
{
    private ConfigurationDifference(Pairing pairing, ModuleEvaluation before, ModuleEvaluation head, ImmutableArray<Difference> differences)
    {
        Pairing = pairing;
        BaseValues = before;
        HeadValues = head;
        Differences = differences;
    }

    /// <summary>The configuration as it was.</summary>
    public ModuleTree Base => Pairing.Before;

    /// <summary>The configuration as it is.</summary>
    public ModuleTree Head => Pairing.Head;

    /// <summary>The differences, ordered by their places in head, then in base.</summary>
    public ImmutableArray<Difference> Differences { get; }

    /// <summary>True when both say the same.</summary>
    public bool IsEmpty => Differences.IsEmpty;

    /// <summary>True when base has no such root module; then everything is new.</summary>
    public bool IsBaseMissing => Base.Root.Files.Count == 0;

    /// <summary>True when a file of either does not parse: what it says there counts as different.</summary>
    public bool IsPartial => HasErrors(Base) || HasErrors(Head);

    internal Pairing Pairing { get; }

    internal ModuleEvaluation BaseValues { get; }

    internal ModuleEvaluation HeadValues { get; }

    /// <summary>Compares two configurations of one root module.</summary>
    /// <param name="base">The configuration as it was; one without files when there was none.</param>
    /// <param name="head">The configuration as it is.</param>
    public static ConfigurationDifference Between(ModuleTree @base, ModuleTree head)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(head);
        var pairing = new Pairing(@base, head);
        var now = head.Evaluation;
        var was = new ModuleEvaluation(@base, new ModuleEvaluationOptions
        {
            Variables = GivenToBoth(@base, head, now),
            Workspace = head.Workspace ?? @base.Workspace,
        });
        var found = new ModuleComparer(pairing).Compare();
        found.AddRange(AssignmentComparer.Compare(@base, head));
        var files = new FileComparer(pairing, was, now);
        found.AddRange(files.Compare());
        found.AddRange(files.CompareProviderFiles());
        found.AddRange(LockComparer.Compare(pairing.Locked));
        return new ConfigurationDifference(pairing, was, now,
            [.. found.OrderBy(d => d.Head ?? d.Base).ThenBy(d => d.Name, StringComparer.Ordinal).ThenBy(d => d.Part, StringComparer.Ordinal)]);
    }

    private static ImmutableSortedDictionary<string, Values.Value> GivenToBoth(ModuleTree before, ModuleTree head, ModuleEvaluation now)
    {
        // What head's files or defaults give was not given to base, whose files and defaults may say something else.
        var given = head.PlannedVariables.RemoveRange(
            head.PlannedVariables.Where(v => head.Assignment(v.Key) is not null || IsDefault(head.Root.Variables[v.Key], v.Value)).Select(v => v.Key));
        foreach (var assignment in head.Assignments.Where(AssignmentComparer.IsOutside))
            if (before.Assignment(assignment.Name) is null && head.Root.Variables[assignment.Name] is { } variable)
                given = given.SetItem(assignment.Name, now.ValueOf(variable, Addresses.ModulePath.Root));
        return given;
    }

    private static bool IsDefault(VariableSymbol? variable, Values.Value value) =>
        variable is { Default: { } standard } && VariableType.Convert(new Evaluator().Evaluate(standard, VariableScope.Empty).Value, variable).Equals(value);

    private static bool HasErrors(ModuleTree tree) => tree.Diagnostics.Any(d => d.Rule.Id == ToolRules.SyntaxError.Id);
}
