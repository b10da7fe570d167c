using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>A manifest declares a field that its operator rewrites, so every plan shows a difference.</summary>
public sealed class DeclaresOperatorMutatedField : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0302", "declares-operator-mutated-field", "Manifest declares a field that the operator rewrites",
        "{0} declares {1}, which {2} rewrites; add it to {3} or remove it.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true, Confidence = Confidence.Likely };

    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnBlock("resource", "kubernetes_manifest", Check);
        context.OnBlock("resource", "kubectl_manifest", Check);
    }

    private static void Check(BlockContext context)
    {
        if (ManifestBlock.Read(context.Compilation, context.Resource) is not { } manifest) return;
        var declared = manifest.Object;
        if (context.Compilation.Knowledge.OperatorOf(declared.Group) is not { } known) return;
        foreach (var (path, value) in known.MutatedPaths(declared.Kind).SelectMany(declared.PartsAt).DistinctBy(p => p.Path))
        {
            if (manifest.Leaves(path)) continue;
            // What the webhook would write anyway is not rewritten.
            if (known.DefaultOf(declared.Kind, KubernetesObject.Notation(path)) is { } written && ManifestDiff.TextOf(value) == written) continue;
            context.Report(new Finding(manifest.Resource.Address, path, known.Name, manifest.LeavingArgument)
            {
                At = manifest.Find(path).Location,
                Path = path,
                Fixes = Fix(manifest, path.ToString()) is { } edit ? [new CodeFix($"Leave {path} to {known.Name}", FixSafety.Safe, [edit])] : [],
            });
        }
    }

    private static TextEdit? Fix(ManifestBlock manifest, string path)
    {
        if (!manifest.IsKubernetesManifest) return null;
        // Setting the list drops the provider's own two entries, so they are written again.
        string[] fields = manifest.LeavesToOthers ? [path] : ["metadata.labels", "metadata.annotations", path];
        return BlockEdits.AddToList(manifest.Resource.Block, "computed_fields", [.. fields.Select(SyntaxFactory.Quote)]);
    }
}
