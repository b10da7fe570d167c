using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Plans.Comparers;

/// <summary>Tells what a change of a leaf means (PL0116). Sensitive leaves are compared like others; only equality gets out.</summary>
internal static class Meaning
{
    /// <summary>Texts above this length are compared as they stand: parsing them costs more than the answer is worth.</summary>
    private const int LongestText = 4 * 1024 * 1024;

    /// <summary>The class of a change.</summary>
    public static ChangeClass Classify(AttributeChange change) => change.Kind switch
    {
        AttributeChangeKind.SensitivityOnly => ChangeClass.SensitivityOnly,
        AttributeChangeKind.BecameUnknown => ChangeClass.Unknown,
        AttributeChangeKind.Changed when change.Before is { } before && change.After is { } after => ClassifyPair(change, before, after),
        _ when IsEmpty(change.Before) && IsEmpty(change.After) => ChangeClass.NullVersusEmpty,
        _ => Otherwise(change),
    };

    private static ChangeClass ClassifyPair(AttributeChange change, Value before, Value after)
    {
        if (!before.IsWhollyKnown || !after.IsWhollyKnown) return ChangeClass.Unknown;
        if (change.IsReordered) return ChangeClass.OrderOnly;
        if (IsEmpty(before) && IsEmpty(after)) return ChangeClass.NullVersusEmpty;
        if (Scalars.AreEqual(before, after)) return ChangeClass.EncodingOnly;
        if (before.StringOrNull is not { } a || after.StringOrNull is not { } b || Math.Max(a.Length, b.Length) > LongestText) return Otherwise(change);
        if (GoDuration.AreEqual(a, b) || (Quantities.IsQuantityPath(change.Path) && Quantities.AreEqual(a, b))) return ChangeClass.SameQuantity;
        return Texts.AreEqual(a, b) || Names.AreEqual(a, b) || EncodedTexts.AreEqual(a, b) ? ChangeClass.EncodingOnly : Otherwise(change);
    }

    private static ChangeClass Otherwise(AttributeChange change) => IsMetadata(change.Path) ? ChangeClass.MetadataOnly : ChangeClass.Effective;

    /// <summary>Absent, null, an empty string or an empty collection. False and 0 are settings.</summary>
    private static bool IsEmpty(Value? value) =>
        value is null || value.IsNull || (value.IsKnown
            && (value.StringOrNull is "" || (value.Kind is not (TypeKind.String or TypeKind.Number or TypeKind.Bool) && !value.Children().Any())));

    /// <summary>Labels, annotations, tags and descriptions of the object itself: those of a pod template restart its pods.</summary>
    private static bool IsMetadata(ValuePath path)
    {
        var names = path.Steps.Where(s => s.Name is not null).Select(s => s.Name!).Take(3).ToArray();
        int at = names is ["manifest" or "object", ..] ? 1 : 0;
        return names.AsSpan(at) switch
        {
            ["metadata", "labels" or "annotations", ..] => true,
            ["tags" or "tags_all" or "labels" or "annotations" or "description", ..] => at == 0,
            _ => false,
        };
    }
}
