using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Differences;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Causes;

/// <summary>What the difference since the base revision reaches.</summary>
internal sealed class EditFinder(CauseInputs inputs)
{
    /// <summary>The way from an edit to a change; null when there is none, or no base revision.</summary>
    public ReachChain? Chain(ResourceChange change)
    {
        if (inputs.Reach is not { } reach || change.DeposedKey is not null) return null;
        if (reach.Find(change.Address) is { IsOrderOnly: false } chain) return chain;
        if (change.PreviousAddress is not { } previous) return null;
        // An address that base knew under its old name was moved since.
        if (reach.BaseAddressOf(change.Address) is { } old && old.Equals(previous) && !old.Equals(change.Address))
            return new ReachChain([new ReachStep($"move from {previous}", Moved(change.Address))], false);
        return null;
    }

    public Cause? Find(ResourceChange change, ReachChain? chain)
    {
        if (chain is null) return null;
        var edit = chain.Edit;
        string where = edit.Location is { Source: not null } at ? $" at {at.Path}:{at.LineSpan.Start.Line + 1}" : "";
        string way = chain.Steps.Length > 1 ? $", which reaches it through {string.Join(" → ", chain.Steps[1..].Select(s => s.Name))}" : "";
        return new Cause(CauseKind.Edited, Confidence.Proven, $"{edit.Name}{where} differs from {inputs.Revision}{way}")
        {
            Place = edit.Location,
            Steps = chain.Steps,
            Variable = chain.Steps.Select(s => VariableIn(s.Name)).FirstOrDefault(v => v is not null),
            Provider = chain.Steps.Select(s => ProviderIn(s.Name)).FirstOrDefault(p => p is not null),
        };
    }

    private SourceLocation? Moved(ResourceAddress address) => (inputs.Modules?.MovedTo.Find(address) as Symbol ?? inputs.Modules?.Find(address))?.Location;

    private static string? VariableIn(string step)
    {
        int at = step.IndexOf("var.", StringComparison.Ordinal);
        return at < 0 || step.StartsWith("module.", StringComparison.Ordinal)
            || at > 0 && step[at - 1] is not ' ' ? null : step[(at + 4)..].Split(' ', '.', '[')[0];
    }

    private static string? ProviderIn(string step) =>
        step.StartsWith("provider.", StringComparison.Ordinal) ? step["provider.".Length..] : step.StartsWith("required_providers.", StringComparison.Ordinal)
            ? step["required_providers.".Length..]
        : step.StartsWith("the locked version of ", StringComparison.Ordinal) ? step["the locked version of ".Length..] : null;
}
