using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>A manifest is replaced because its CRD has no schema, where the operator would have updated in place.</summary>
public sealed class ManifestLooseSchemaReplace : Rule
{
    private static readonly string[] Identity = ["apiVersion", "kind"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0305", "manifest-loose-schema-replace", "Custom resource is replaced instead of updated",
        "{0}: the operator would roll this change out, but Terraform will delete and recreate the {1} because of {2}.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true };

    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnResourceChange("kubernetes_manifest", Check);

    private static void Check(ChangeContext context)
    {
        if (!context.Change.Replaces || KubernetesObject.Of(context.Change) is not { } manifest) return;
        // A definition has no operator that would roll it out (PL0312).
        if (manifest.Kind == "CustomResourceDefinition") return;
        var paths = context.Change.ReplacePaths.Where(IsLoose).ToArray();
        if (paths.Length == 0 || context.Change.ReplacePaths.Any(p => !IsLoose(p))) return;
        bool isStateful = context.Compilation.Knowledge.OperatorOf(manifest.Group)?.IsStateful(manifest.Kind) == true
            || context.Compilation.Knowledge.IsProtected(context.Change.Address.Type, context.Change.Before);
        context.Report(
            new Finding(context.Change.Address, manifest.QualifiedKind, string.Join(", ", paths.Select(p => p.ToString()).Distinct(StringComparer.Ordinal)))
            {
                Path = paths[0],
                Severity = isStateful ? Severity.Error : null,
                Fixes = WaysOut.Ignore(context.Declaration, "Leave the object to its operator", "object"),
            });
    }

    /// <summary>A path into the object that is not part of what the object is called.</summary>
    private static bool IsLoose(ValuePath path)
    {
        if (path.Steps is not [{ Name: "manifest" or "object" }, ..]) return false;
        return path.Steps.Length == 1 || path.Steps[1].Name is not { } top
            || !Identity.Contains(top) && !(top == "metadata" && path.Steps.Length > 2 && path.Steps[2].Name is "name" or "namespace");
    }
}
