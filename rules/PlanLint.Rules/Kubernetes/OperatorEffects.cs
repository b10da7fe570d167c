using PlanLint.Analysis;
using PlanLint.Knowledge;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>Joins what a plan changes in a custom resource with what its operator does then.</summary>
internal static class OperatorEffects
{
    /// <summary>Each changed field that has a known effect, with that effect.</summary>
    public static IEnumerable<(KubernetesObject Object, ManifestDiff Diff, FieldEffect Effect)> Of(ChangeContext context)
    {
        if (!context.Change.IsUpdate || KubernetesObject.Of(context.Change.Address.Type, context.Change.After) is not { } after) yield break;
        var effects = context.Compilation.Knowledge.FieldEffectsOf(after.QualifiedKind).ToArray();
        if (effects.Length == 0) yield break;
        foreach (var diff in ManifestDiff.Of(context.Change))
        {
            string path = KubernetesObject.Notation(diff.Path);
            foreach (var effect in effects)
            {
                if (!effect.Covers(path) || !Happens(effect, diff) || IsPrevented(effect, after)) continue;
                yield return (after, diff, effect);
                break;
            }
        }
    }

    private static bool Happens(FieldEffect effect, ManifestDiff diff)
    {
        bool was = diff.Before is { IsNull: false }, isNow = diff.After is { IsNull: false };
        return effect.When switch
        {
            EffectTrigger.Changed => true,
            EffectTrigger.Added => !was && isNow,
            EffectTrigger.Removed => was && !isNow,
            EffectTrigger.Increased => Compare(diff) > 0,
            EffectTrigger.Decreased => Compare(diff) < 0,
            EffectTrigger.Becomes => isNow && ManifestDiff.TextOf(diff.After) == effect.Value,
            _ => false,
        };
    }

    /// <summary>How the amount moves; 0 when one side is none.</summary>
    private static int Compare(ManifestDiff diff) =>
        Quantity.Of(diff.Before) is { } before && Quantity.Of(diff.After) is { } after ? after.CompareTo(before) : 0;

    private static bool IsPrevented(FieldEffect effect, KubernetesObject after)
    {
        int equals = effect.UnlessAnnotation.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            && after.Content["metadata"]?["annotations"]?[effect.UnlessAnnotation[..equals]]?.StringOrNull == effect.UnlessAnnotation[(equals + 1)..];
    }
}
