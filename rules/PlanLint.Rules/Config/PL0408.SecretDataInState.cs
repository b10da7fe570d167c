using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0408: a secret goes into the state though the type has an argument that keeps it out.</summary>
public sealed class SecretDataInState : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0408", "secret-data-in-state", "Secret is stored in the state",
        "{0}: {1} is stored in the state; {2} with its version argument keeps it out.", Severity.Note)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnBlock("resource", "*", Check);

    private static void Check(BlockContext context)
    {
        if (context.Resource is not { } resource || context.Compilation.Knowledge.WriteOnlyArgumentsOf(resource.Type) is not { } known
            || !HasWriteOnlyArguments(context)) return;
        if (known.Unless.Any(u => (resource.Body.GetAttribute(u.Key)?.Value as TemplateSyntax)?.LiteralValue == u.Value)) return;
        foreach (var (argument, writeOnly) in known.Arguments)
        {
            // A module that offers both takes either from its callers.
            if (resource.Body.GetAttribute(argument) is { } attribute && resource.Body.GetAttribute(writeOnly) is null)
                context.Report(new Finding(resource.Address, argument, writeOnly) { At = attribute.Location });
        }
    }

    /// <summary>Write-only arguments came with version 1.11 of both tools; only a tool known to be that new counts.</summary>
    private static bool HasWriteOnlyArguments(BlockContext context) =>
        context.Compilation.Plan is { ToolVersion: { Length: > 0 } tool } ? VersionNumber.Parse(tool)?.IsAtLeast(1, 11) == true
        : context.Module.Settings.RequiredVersions.Any(r => VersionConstraint.Parse(r.Value.ToString().Trim('"'))?.Minimum?.IsAtLeast(1, 11) == true);
}
