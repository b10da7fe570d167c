using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0125: an update takes away what stands between an object and its deletion.</summary>
public sealed class DeletionGuardRemoved : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0125", "deletion-guard-removed", "Deletion guard is removed",
        "{0}: {1} changes from {2} to {3}, which lets a later apply delete it permanently.", Severity.Error)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check, withDeferred: true);

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        if (!change.IsUpdate) return;
        var guards = context.Compilation.Knowledge.DeletionGuardsOf(change.Address.Type).ToArray();
        if (guards.Length == 0) return;
        foreach (var leaf in change.AttributeChanges)
        {
            if (leaf.Kind is AttributeChangeKind.BecameUnknown or AttributeChangeKind.SensitivityOnly) continue;
            string path = WithoutIndexes(leaf.Path);
            if (guards.Any(g => g.Covers(change.Address.Type, path) && TakesAway(g, leaf.Before, leaf.After)))
                context.Report(new Finding(change.Address, leaf.Path, Quote.Of(leaf.Before), Quote.Of(leaf.After)) { Path = leaf.Path });
        }
    }

    private static bool TakesAway(DeletionGuard guard, Value? before, Value? after) => guard.Weakens switch
    {
        GuardRemoval.TrueToFalse => IsTrue(before) && !IsTrue(after),
        GuardRemoval.FalseToTrue => !IsTrue(before) && IsTrue(after),
        GuardRemoval.Shrinks => NumberOf(before) is { } old && NumberOf(after) is { } shrunk && shrunk.CompareTo(old) < 0,
        GuardRemoval.ToZero => NumberOf(before) is { } some && some.CompareTo(0) > 0 && NumberOf(after) is { } none && none.CompareTo(0) == 0,
        GuardRemoval.Becomes => after?.StringOrNull is { } text && guard.Values.Contains(text) && before?.StringOrNull != text,
        _ => throw new InvalidOperationException($"Unreachable: {guard.Weakens}"),
    };

    private static bool IsTrue(Value? value) =>
        value is { IsKnown: true, IsNull: false } && (value.Type.Kind == TypeKind.Bool ? value.AsBool : value.StringOrNull is "true");

    private static Number? NumberOf(Value? value) => value is { IsKnown: true, IsNull: false } && value.Type.Kind == TypeKind.Number ? value.AsNumber : null;

    private static string WithoutIndexes(ValuePath path) => ValuePath.Of([.. path.Steps.Where(s => s.Name is not null)]).ToString();
}
