using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>A manifest manages an object that an operator writes to as well, without the guard that makes this bearable.</summary>
public sealed class ManifestOnOperatorCrd : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0301", "manifest-on-operator-crd", "Manifest of an operator's custom resource has no guard",
        "{0} manages {1}, reconciled by {2}; {3}.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true, Confidence = Confidence.Likely };

    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnBlock("resource", "kubernetes_manifest", Check);
        context.OnBlock("resource", "kubectl_manifest", Check);
    }

    private static void Check(BlockContext context)
    {
        if (ManifestBlock.Read(context.Compilation, context.Resource) is not { Object.Group.Length: > 0 } manifest) return;
        var declared = manifest.Object;
        if (context.Compilation.Knowledge.OperatorOf(declared.Group) is not { IsHarmless: false } known) return;

        bool isStateful = known.IsStateful(declared.Kind);
        string[] uncovered = [.. known.MutatedPaths(declared.Kind).SelectMany(declared.PartsAt).Where(p => !manifest.Leaves(p.Path))
            .Select(p => p.Path.ToString()).Distinct(StringComparer.Ordinal)];
        bool isUnguarded = isStateful && !IsPrevented(manifest);
        bool isOpen = uncovered.Length > 0 || !manifest.LeavesToOthers && manifest.IsKubernetesManifest;
        if (!isUnguarded && !isOpen) return;

        bool isReadOnly = known.ReadOnlyKinds.Contains(declared.Kind);
        context.Report(new Finding(manifest.Resource.Address, declared.QualifiedKind, known.Name, Consequence(isReadOnly, isUnguarded, uncovered))
        {
            Severity = isStateful ? Severity.Error : isReadOnly ? Severity.Note : Severity.Warning,
            Fixes = Fix(manifest, isUnguarded, isOpen && !isReadOnly, uncovered) is { } fix ? [fix] : [],
            Notes = [.. known.Evidence.Links.Select(l => new DiagnosticNote("see", l))],
        });
    }

    private static string Consequence(bool isReadOnly, bool isUnguarded, string[] uncovered)
    {
        if (isReadOnly) return "it is only read there, but its defaults may show as diffs after an import";
        string writes = uncovered.Length > 0 ? $"it rewrites {string.Join(", ", uncovered)}" : "it writes defaults, finalizers and annotations into it";
        return isUnguarded ? $"{writes}, and nothing prevents a destroy, which loses its data" : $"{writes}; expect diffs after an import, and replacement "
            + "if the CRD's schema is loose";
    }

    /// <summary>A dynamic expression, which OpenTofu allows, counts as a guard: somebody thought of it.</summary>
    private static bool IsPrevented(ManifestBlock manifest) =>
        manifest.Resource.LifecycleAttribute("prevent_destroy")?.Value is { } value && value is not LiteralSyntax { Text: "false" };

    private static CodeFix? Fix(ManifestBlock manifest, bool isUnguarded, bool isOpen, string[] uncovered)
    {
        var block = manifest.Resource.Block;
        var edits = new List<TextEdit>();
        if (isOpen && manifest.IsKubernetesManifest)
        {
            // Setting the list drops the provider's own two entries, so they are written again.
            string[] fields = manifest.LeavesToOthers ? uncovered : ["metadata.labels", "metadata.annotations", .. uncovered];
            string text = $"computed_fields = [{string.Join(", ", fields.Select(SyntaxFactory.Quote))}]";
            if (isUnguarded && !manifest.LeavesToOthers && !manifest.Resource.Lifecycle.Any())
                return BlockEdits.Append(block, $"{text}\n\nlifecycle {{\n  prevent_destroy = true\n}}") is { } both
                    ? new CodeFix("Guard the operator's object", FixSafety.Safe, [both])
                    : null;
            var edit = manifest.LeavesToOthers
                ? BlockEdits.AddToList(block, "computed_fields", [.. fields.Select(SyntaxFactory.Quote)])
                : BlockEdits.Append(block, text);
            if (edit is not null) edits.Add(edit);
        }
        if (isUnguarded && BlockEdits.SetLifecycle(block, "prevent_destroy", "true") is { } prevent) edits.Add(prevent);
        return edits.Count == 0 ? null : new CodeFix("Guard the operator's object", FixSafety.Safe, [.. edits]);
    }
}
