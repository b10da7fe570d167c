using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;

namespace PlanLint.Rules;

/// <summary>An update of a custom resource makes its operator delete data, stop everything, or drop a safeguard.</summary>
public sealed class OperatorDestructiveField : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0308", "operator-destructive-field", "Change makes an operator destroy or stop something",
        "{0}: {1} {2} → {3} {4}.", Severity.Error)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnResourceChange("kubernetes_manifest", Check);
        context.OnResourceChange("kubectl_manifest", Check);
    }

    private static void Check(ChangeContext context)
    {
        foreach (var (_, diff, effect) in OperatorEffects.Of(context))
        {
            if (effect.Effect is not (OperatorEffect.Rejected or OperatorEffect.Stops or OperatorEffect.DestroysData or OperatorEffect.Unguards)) continue;
            if (IsMeant(context, diff)) continue;
            context.Report(new Finding(context.Change.Address, diff.Path, Quote.Of(diff.Before), Quote.Of(diff.After), Effect(effect))
            {
                Path = diff.ResourcePath(context.Change.Address.Type),
                Confidence = effect.Evidence.Confidence == Confidence.Proven ? Confidence.Proven : Confidence.Likely,
            });
        }
    }

    /// <summary>True when an intent names the exact address and the field.</summary>
    private static bool IsMeant(ChangeContext context, ManifestDiff diff)
    {
        string path = diff.Path.ToString(), whole = diff.ResourcePath(context.Change.Address.Type).ToString();
        return context.Compilation.Intents.SelectMany(i => i.Allowances).Any(a =>
            a.Address.IsExact && a.Address.Covers(context.Change.Address) && a.Attributes.Any(p => p.Pattern != "*" && (p.Matches(path) || p.Matches(whole))));
    }

    private static string Effect(FieldEffect effect) => effect.Detail.Length > 0 ? effect.Detail : effect.Effect switch
    {
        OperatorEffect.Rejected => "is refused by the operator, so the apply fails",
        OperatorEffect.Stops => "stops all pods",
        OperatorEffect.Unguards => "switches a safeguard off",
        _ => "deletes data",
    };
}
