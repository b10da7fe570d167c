using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Causes;

/// <summary>What the configuration says, since before the base revision or since nobody knows when.</summary>
internal sealed class ConfigurationFinder(CauseInputs inputs, LeafSources sources)
{
    public Cause? Find(ResourceChange change, bool isReached)
    {
        if (Say(change) is not { } said) return null;
        // Without a base revision, and where the base does not tell, nobody knows since when.
        bool isOld = inputs.Reach is { Difference: { IsPartial: false, IsBaseMissing: false } } && !isReached;
        string text = isOld ? $"{said.Text}, and it was so at {inputs.Revision} already" : said.Text;
        return new Cause(isOld ? CauseKind.Pending : CauseKind.Configured, said.IsSure ? Confidence.Proven : Confidence.Likely, text)
        {
            Place = said.Place,
            Variable = said.Variable,
        };
    }

    private Saying? Say(ResourceChange change)
    {
        if (change.DeposedKey is not null) return new Saying("an earlier apply replaced the object and could not destroy the old one");
        if (change.Importing is not null && !change.Mutates) return new Saying("an import block names it", Import(change.Address));
        if (change.Forgets && !change.Replaces) return new Saying("a removed block names it", Removed(change.Address));
        if (change.IsDelete) return Deleted(change);
        bool isDeclared = inputs.Modules?.Find(change.Address) is not null
            || inputs.Modules is null && inputs.Plan.Configuration?.BlockOf(change.Address) is not null;
        if (change.IsCreate) return isDeclared
            || inputs.Modules is null && inputs.Plan.Configuration is null ? new Saying("the configuration has it, and the state does not") : null;
        if (change.IsNoOp) return change.PreviousAddress is { } previous ? new Saying($"it is moved from {previous}", Moved(change.Address)) : null;
        return Spelled(change);
    }

    private Saying? Deleted(ResourceChange change) => change.ActionReason switch
    {
        "delete_because_no_resource_config" => new Saying("the state has it, and no block declares it"),
        "delete_because_wrong_repetition" => new Saying("count or for_each came to its block or went"),
        "delete_because_count_index" => new Saying("its index is out of the range of count"),
        "delete_because_each_key" => new Saying("its key is not in for_each"),
        "delete_because_no_module" => new Saying("its module instance is not in the configuration"),
        "delete_because_no_move_target" => new Saying("it was moved to an address that the configuration does not have"),
        "delete_because_enabled_false" => new Saying("enabled is false"),
        _ when inputs.Modules is { } modules && modules.Find(change.Address) is null => new Saying("the state has it, and no block declares it"),
        _ => null,
    };

    private Saying? Spelled(ResourceChange change)
    {
        Saying? extra = null;
        foreach (var (leaf, made) in sources.Declared(change))
        {
            if (leaf.Kind == AttributeChangeKind.BecameUnknown && made.Resources.Count > 0) continue;
            var variable = made.Variables.Count > 0 && inputs.Modules!.Root.Variables[made.Variables[0].Name] is not null ? made.Variables[0].Name : null;
            string how = variable is null ? "" : $" through var.{variable}";
            // What the object has beyond the configuration may have been added outside, or taken out of the configuration before.
            if (leaf.Kind == AttributeChangeKind.Removed)
                extra ??= new Saying($"the object has {leaf.Path}, and the configuration does not{how}", null, variable, IsSure: false);
            else return new Saying($"the configuration sets {leaf.Path}{how}, and the object has another value", null, variable);
        }
        if (extra is not null) return extra;
        if (inputs.Modules is null && inputs.Plan.Configuration?.BlockOf(change.Address) is { } block)
            foreach (var leaf in change.AttributeChanges)
                if (leaf.Kind != AttributeChangeKind.BecameUnknown && block.Declares(leaf.Path))
                    return new Saying($"the configuration sets {leaf.Path}, and the object has another value");
        return null;
    }

    private SourceLocation? Import(ResourceAddress address) => inputs.Modules?.ImportedTo.Find(address)?.Location;

    private SourceLocation? Removed(ResourceAddress address) => inputs.Modules?.RemovedFrom.Find(address)?.Location;

    private SourceLocation? Moved(ResourceAddress address) => inputs.Modules?.MovedTo.Find(address)?.Location;

    private sealed record Saying(string Text, SourceLocation? Place = null, string? Variable = null, bool IsSure = true);
}
