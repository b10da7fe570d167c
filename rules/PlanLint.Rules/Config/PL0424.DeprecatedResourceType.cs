using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0424: a resource type that its provider has replaced.</summary>
public sealed class DeprecatedResourceType : Rule
{
    private const string OfData = "{0}: {1} is deprecated in favour of {2}; read that instead.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0424", "deprecated-resource-type", "Resource type is deprecated",
        "{0}: {1} is deprecated in favour of {2}; import under the new type and remove the old one without destroying it.", Severity.Note)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context)
    {
        context.OnBlock("resource", "*", Check);
        context.OnBlock("data", "*", Check);
    }

    private static void Check(BlockContext context)
    {
        if (context.Resource is not { } resource || context.Module.IsFetched()
            || context.Compilation.Knowledge.SuccessorOf(resource.Type, context.Block.Type == "resource") is not var (row, successor)) return;
        if (row.Since.GetValueOrDefault(resource.Type) is { } since && IsBefore(context, resource, since)) return;
        context.Report(new Finding(resource.Address, resource.Type, successor)
        {
            // Nothing of a data source is in the state that would have to move.
            MessageFormat = context.Block.Type == "data" || successor.EndsWith("()", StringComparison.Ordinal) ? OfData : null,
            Severity = IsWarnedOf(context, resource, row.WarnsFrom) ? Severity.Warning : null,
        });
    }

    /// <summary>True when the module, or the root that calls it, pins the provider to versions that do not have the successor yet.</summary>
    private static bool IsBefore(BlockContext context, ResourceSymbol resource, string since) => VersionNumber.Parse(since) is { } first
        && new[] { context.Module, context.Compilation.Modules!.Root }
            .Any(m => Required(m, resource)?.Limit is { } limit && limit.CompareTo(first) <= 0);

    /// <summary>True when the module requires a version of the provider that warns of its old types on each run.</summary>
    private static bool IsWarnedOf(BlockContext context, ResourceSymbol resource, string from) =>
        VersionNumber.Parse(from) is { } first && Required(context.Module, resource)?.Minimum?.CompareTo(first) >= 0;

    private static VersionConstraint? Required(Module module, ResourceSymbol resource) =>
        VersionConstraint.Parse(module.Settings.RequiredProvider(resource.ProviderLocalName)?.Version);
}
