using System.Collections.Immutable;
using PlanLint.Plans.Comparers;
using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>
/// Walks two values side by side and collects the leaves that differ. Sequences are compared by index, as Terraform's paths are.
/// </summary>
internal sealed class ValueDifference
{
    private readonly ImmutableArray<AttributeChange>.Builder changes = ImmutableArray.CreateBuilder<AttributeChange>();
    private readonly List<PathStep> path = [];
    private bool isReordered;

    /// <summary>Compares two whole values.</summary>
    public void Compare(Value before, Value after) => Compare(before, after, false, false);

    /// <summary>What was found, ordered by path.</summary>
    public ImmutableArray<AttributeChange> ToChanges()
    {
        changes.Sort(static (a, b) => a.Path.CompareTo(b.Path));
        return changes.DrainToImmutable();
    }

    private void Compare(Value? before, Value? after, bool sensitiveBefore, bool sensitiveAfter)
    {
        if (sensitiveBefore == sensitiveAfter && Value.AreCertainlySame(before, after)) return;
        sensitiveBefore |= before?.IsSensitive == true;
        sensitiveAfter |= after?.IsSensitive == true;
        bool isBefore = before is { IsNull: false }, isAfter = after is { IsNull: false };
        if (!isBefore && !isAfter) return;
        if (after is { IsKnown: false })
        {
            if (before is not { IsKnown: false }) Add(AttributeChangeKind.BecameUnknown, before, after, sensitiveBefore, sensitiveAfter);
        }
        else if (!isBefore) AddLeaves(AttributeChangeKind.Added, after!, sensitiveAfter);
        else if (!isAfter) AddLeaves(AttributeChangeKind.Removed, before!, sensitiveBefore);
        else if (before!.AttributeCount > 0 && after!.AttributeCount > 0) CompareObjects(before, after, sensitiveBefore, sensitiveAfter);
        else if (before.ElementCount > 0 && after!.ElementCount > 0) CompareSequences(before.Elements, after.Elements, sensitiveBefore, sensitiveAfter);
        else if (IsEmpty(before) && IsFilledLike(before, after!)) AddLeaves(AttributeChangeKind.Added, after!, sensitiveAfter);
        else if (IsEmpty(after!) && IsFilledLike(after!, before)) AddLeaves(AttributeChangeKind.Removed, before, sensitiveBefore);
        else if (!IsSame(before, after!)) Add(AttributeChangeKind.Changed, before, after, sensitiveBefore, sensitiveAfter);
        else if (sensitiveBefore != sensitiveAfter) Add(AttributeChangeKind.SensitivityOnly, before, after, sensitiveBefore, sensitiveAfter);
    }

    private void CompareObjects(Value before, Value after, bool sensitiveBefore, bool sensitiveAfter)
    {
        if (before.IsSensitive != after.IsSensitive && before.Equals(after))
        {
            Add(AttributeChangeKind.SensitivityOnly, before, after, sensitiveBefore, sensitiveAfter);
            return;
        }
        if (sensitiveBefore == sensitiveAfter)
        {
            foreach (var (name, first, second) in Value.PairsThatMayDiffer(before, after)) CompareAt(name, first, second, sensitiveBefore, sensitiveAfter);
            return;
        }
        foreach (var (name, value) in before.Attributes) CompareAt(name, value, after[name], sensitiveBefore, sensitiveAfter);
        foreach (var (name, value) in after.Attributes)
            if (before[name] is null) CompareAt(name, null, value, sensitiveBefore, sensitiveAfter);
    }

    private void CompareAt(string name, Value? before, Value? after, bool sensitiveBefore, bool sensitiveAfter)
    {
        path.Add(name);
        Compare(before, after, sensitiveBefore, sensitiveAfter);
        path.RemoveAt(path.Count - 1);
    }

    private void CompareSequences(ImmutableArray<Value> before, ImmutableArray<Value> after, bool sensitiveBefore, bool sensitiveAfter)
    {
        bool wasReordered = isReordered;
        isReordered = ListOrder.IsReordered(path, before, after);
        for (int i = 0; i < Math.Max(before.Length, after.Length); i++)
        {
            path.Add(i);
            Compare(i < before.Length ? before[i] : null, i < after.Length ? after[i] : null, sensitiveBefore, sensitiveAfter);
            path.RemoveAt(path.Count - 1);
        }
        isReordered = wasReordered;
    }

    /// <summary>Adds what an appearing or vanishing value holds; nulls in it are as good as absent.</summary>
    private void AddLeaves(AttributeChangeKind kind, Value value, bool isSensitive)
    {
        isSensitive |= value.IsSensitive;
        if (value.IsNull) return;
        if (!value.IsKnown || IsEmpty(value) || (value.AttributeCount == 0 && value.ElementCount == 0))
        {
            bool isAdded = kind == AttributeChangeKind.Added;
            Add(value.IsKnown || !isAdded ? kind : AttributeChangeKind.BecameUnknown, isAdded ? null : value, isAdded ? value : null, isSensitive, isSensitive);
            return;
        }
        foreach (var (name, child) in value.Attributes)
        {
            path.Add(name);
            AddLeaves(kind, child, isSensitive);
            path.RemoveAt(path.Count - 1);
        }
        for (int i = 0; i < value.Elements.Length; i++)
        {
            path.Add(i);
            AddLeaves(kind, value.Elements[i], isSensitive);
            path.RemoveAt(path.Count - 1);
        }
    }

    private void Add(AttributeChangeKind kind, Value? before, Value? after, bool sensitiveBefore, bool sensitiveAfter) =>
        changes.Add(new AttributeChange(
            ValuePath.Of([.. path]),
            kind,
            sensitiveBefore ? before?.WithSensitive(true) : before,
            sensitiveAfter ? after?.WithSensitive(true) : after)
        { IsReordered = isReordered });

    /// <summary>Equality that does not ask whether an empty collection is a list or a map: plan JSON does not say.</summary>
    private static bool IsSame(Value a, Value b) => a.Equals(b) || (IsEmpty(a) && IsEmpty(b) && IsMapping(a) == IsMapping(b));

    private static bool IsEmpty(Value value) =>
        value is { IsNull: false, IsKnown: true } && value.Kind is not (TypeKind.String or TypeKind.Number or TypeKind.Bool) && value.AttributeCount == 0
        && value.ElementCount == 0;

    private static bool IsFilledLike(Value empty, Value filled) => IsMapping(empty) ? filled.AttributeCount > 0 : filled.ElementCount > 0;

    private static bool IsMapping(Value value) => value.Kind is TypeKind.Object or TypeKind.Map;
}
