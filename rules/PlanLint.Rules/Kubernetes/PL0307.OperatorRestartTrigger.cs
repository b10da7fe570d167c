using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;

namespace PlanLint.Rules;

/// <summary>An update of a stateful custom resource makes its operator restart the pods.</summary>
public sealed class OperatorRestartTrigger : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0307", "operator-restart-trigger", "Change restarts an operator's pods",
        "{0}: {1} {2} → {3} {4}; confirm first that the latest backup can be restored.", Severity.Error)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnResourceChange("kubernetes_manifest", Check);
        context.OnResourceChange("kubectl_manifest", Check);
    }

    private static void Check(ChangeContext context)
    {
        foreach (var (manifest, diff, effect) in OperatorEffects.Of(context))
        {
            if (effect.Effect is not (OperatorEffect.Restart or OperatorEffect.Rollout or OperatorEffect.Offline)) continue;
            bool isAttested = context.Compilation.Intents.Any(i => i.Attests("restore-drill"));
            bool isSupervised = manifest.Content["spec"]?["primaryUpdateStrategy"]?.StringOrNull == "supervised";
            context.Report(new Finding(context.Change.Address, diff.Path, Quote.Of(diff.Before), Quote.Of(diff.After), Effect(effect))
            {
                Path = diff.ResourcePath(context.Change.Address.Type),
                Severity = isAttested ? Severity.Note : isSupervised ? Severity.Warning : null,
                Confidence = effect.Evidence.Confidence == Confidence.Proven ? Confidence.Proven : Confidence.Likely,
                Notes = isAttested ? [] : [new DiagnosticNote("gate", "attest = [\"restore-drill:<id>\"] in the intent, after a restore was tried")],
            });
        }
    }

    private static string Effect(FieldEffect effect) => effect.Detail.Length > 0 ? effect.Detail : effect.Effect switch
    {
        OperatorEffect.Restart => "restarts the instance pods",
        OperatorEffect.Offline => "stops the service for the time of the change",
        _ => "makes the instance pods anew, one after the other",
    };
}
