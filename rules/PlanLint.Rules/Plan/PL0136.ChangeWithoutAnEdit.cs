using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Causes;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0136: a change that no edit has made: a function or a data source gives another value than before.</summary>
public sealed class ChangeWithoutAnEdit : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0136", "change-without-an-edit", "Change that no edit has made",
        "{0} will be {1} although nobody need have edited anything: {2}.", Severity.Note)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check, RuleInputs.Source);

    private static void Check(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (!(change.IsUpdate || change.Replaces) || change.DeposedKey is not null) return;
        var cause = compilation.Causes!.Of(change).Cause;
        if (cause.Kind is CauseKind.Impure or CauseKind.Lookup)
            Report(context, cause.Text, cause.Confidence, cause.Path);
        // Without the state before the plan nobody knows what the data source said, but some are made to say something else.
        else if (cause.Kind is CauseKind.Configured or CauseKind.Pending && Moved(compilation, change) is { } moved)
            Report(context, Words(moved), moved.Lookup.Evidence.Confidence, moved.Path);
    }

    /// <summary>What moved on so that the change is there; null when nothing is known to have.</summary>
    internal static string? MovedOn(Compilation compilation, ResourceChange change) => Moved(compilation, change) is { } moved ? Words(moved) : null;

    private static string Words((ResourceSymbol Data, Knowledge.MovingLookup Lookup, ValuePath Path) moved) =>
        $"{moved.Data.Reference} {moved.Lookup.Moves}, and {moved.Path} takes it from there";

    private static void Report(ChangeContext context, string text, Confidence confidence, ValuePath? path)
    {
        string? argument = path?.Steps[0].Name;
        context.Report(new Finding(context.Change.Address, context.Change.ActionVerb, text)
        {
            Path = path,
            Confidence = confidence,
            // Why an object is replaced is told with the replacement.
            YieldsTo = context.Change.Replaces ? "PL0106,PL0108,PL0428" : "PL0428",
            Notes = argument is null
                ? []
                : [new DiagnosticNote("help", $"pin what {argument} refers to, or name {argument} in ignore_changes and change it on purpose")],
            Fixes = argument is null ? [] : WaysOut.Ignore(context.Declaration, $"Ignore changes of {argument}", argument),
        });
    }

    /// <summary>The first attribute that gets another known value from a data source that moves on by itself; null when there is none.</summary>
    private static (ResourceSymbol Data, Knowledge.MovingLookup Lookup, ValuePath Path)? Moved(Compilation compilation, ResourceChange change)
    {
        if (compilation.Declaration(change.Address) is not { } block
            || compilation.Plan?.Configuration?.BlockOf(change.Address) is not { } configured) return null;
        foreach (var leaf in change.AttributeChanges)
        {
            if (leaf.Kind != AttributeChangeKind.Changed || leaf.Path.Steps[0].Name is not { } argument) continue;
            foreach (string reference in configured.ReferencesAt(leaf.Path))
            {
                if (!reference.StartsWith("data.", StringComparison.Ordinal) && !reference.StartsWith("local.", StringComparison.Ordinal)) continue;
                if (Source(block.Module, reference.Split('.', '['), 0) is { } data && LookupOf(compilation, data) is { } lookup)
                    return (data, lookup, leaf.Path);
            }
        }
        return null;
    }

    private static ResourceSymbol? Source(Module module, string[] reference, int depth)
    {
        if (reference is ["data", var type, var name, ..]) return module.Resource(ResourceMode.Data, type, name);
        // A local that is nothing but the data source's answer.
        return reference is ["local", var local, ..] && depth < 8 && module.Locals[local]?.Value is ScopeTraversalSyntax value
            ? Source(module, [.. value.Steps.Select(s => s.Name ?? "")], depth + 1) : null;
    }

    private static Knowledge.MovingLookup? LookupOf(Compilation compilation, ResourceSymbol data)
    {
        var scope = compilation.Evaluation?.Scope(data.Address);
        return compilation.Knowledge.MovingLookupOf(data.Type, argument =>
            data.Body.GetAttribute(argument) is not { } attribute ? null
            : scope is null ? attribute.Value is TemplateSyntax { LiteralValue: { } text } ? Value.String(text) : null
            : compilation.Evaluation!.Evaluate(attribute.Value, scope).Value);
    }
}
