using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary><c>action</c> blocks, and the triggers that run them.</summary>
internal sealed partial class ModuleValidator
{
    private static readonly string[] TriggerEvents = ["before_create", "after_create", "before_update", "after_update", "before_destroy", "after_destroy"];

    private void CheckAction(ActionSymbol action)
    {
        if (!versions.Allow(LanguageFeature.Action))
        {
            issues.Add(TerraformWords.TooNew(TerraformWords.UnsupportedBlock(action.Block, []), LanguageFeature.Action));
            return;
        }
        CheckRepetition(action.Count, action.ForEach, action.Body);
        CheckBlock(action.Block, BlockSchema.TopLevel["action"], action.Body);
        foreach (var second in action.Block.Body.GetBlocks("config").Skip(1).Take(1))
            Report(HeaderOf(second), "Duplicate config block", "An action must contain only one nested \"config\" block.");
    }

    private void CheckActionTrigger(BlockSyntax trigger)
    {
        if (!versions.Allow(LanguageFeature.Action)) return;
        CheckBlock(trigger, BlockSchema.ActionTrigger, null);
        if (trigger.Body.GetAttribute("events") is { } events) CheckEvents(trigger, events.Value);
        if (trigger.Body.GetAttribute("actions") is { } actions)
        {
            if (actions.Value is not TupleSyntax { Elements: var named }) ReportNoList(actions.Value);
            else if (named.Count == 0) Report(HeaderOf(trigger), "No actions specified", "At least one action must be specified for an action_trigger.");
        }
        if (trigger.Body.GetAttribute("on_failure") is { } failure && Keyword(failure.Value) is not ("halt" or "taint" or "continue"))
            Report(failure.Value, "Invalid \"on_failure\" keyword",
                "The \"on_failure\" argument requires one of the following keywords: halt, taint or continue.");
    }

    private void CheckEvents(BlockSyntax trigger, ExpressionSyntax events)
    {
        if (events is not TupleSyntax { Elements: var named })
        {
            ReportNoList(events);
            return;
        }
        if (named.Count == 0) Report(HeaderOf(trigger), "No events specified", "At least one event must be specified for an action_trigger.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in named)
        {
            string word = Keyword(item) ?? "";
            if (!TriggerEvents.Contains(word))
                Report(item, $"Invalid \"event\" value {word}".TrimEnd(),
                    $"The \"event\" argument supports the following values: {string.Join(", ", TriggerEvents)}.");
            else if (!seen.Add(word)) Report(item, $"Duplicate \"{word}\" event", "The event is already defined in this action_trigger block.");
        }
    }

    /// <summary>A bare word, which JSON writes as a string; null for anything else.</summary>
    private static string? Keyword(ExpressionSyntax value) =>
        value is ScopeTraversalSyntax { Steps.Count: 1 } bare ? bare.RootName : value.Tree.Source.IsJson ? (value as TemplateSyntax)?.LiteralValue : null;
}
