using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0424: a resource type that its provider has replaced.</summary>
public sealed class DeprecatedResourceType : Rule
{
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
        if (row.Since.GetValueOrDefault(resource.Type) is { } since && IsBefore(context, resource.Type, since)) return;
        context.Report(new Finding(resource.Address, resource.Type, successor)
        {
            Severity = IsWarnedOf(context, resource.Type, row.WarnsFrom) ? Severity.Warning : null,
        });
    }

    /// <summary>True when the module, or the root that calls it, pins the provider to versions that do not have the successor yet.</summary>
    private static bool IsBefore(BlockContext context, string type, string since)
    {
        if (VersionNumber.Parse(since) is not { } first) return false;
        string provider = type[..type.IndexOf('_', StringComparison.Ordinal)];
        return new[] { context.Module, context.Compilation.Modules!.Root }.Select(m => VersionConstraint.Parse(m.Settings.RequiredProvider(provider)?.Version))
            .Any(c => c?.Limit is { } limit && limit.CompareTo(first) <= 0);
    }

    /// <summary>True when the module requires a version of the provider that warns of its old types on each run.</summary>
    private static bool IsWarnedOf(BlockContext context, string type, string from) =>
        VersionNumber.Parse(from) is { } first
        && VersionConstraint.Parse(context.Module.Settings
            .RequiredProvider(type[..type.IndexOf('_', StringComparison.Ordinal)])?.Version)?.Minimum?.CompareTo(first) >= 0;
}
