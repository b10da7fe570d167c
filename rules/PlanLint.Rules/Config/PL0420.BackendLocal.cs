using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0420: the state of resources that matter is kept in a local file.</summary>
public sealed class BackendLocal : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0420", "backend-local", "State is stored in a local file",
        "The state is stored in a local file, although it keeps track of {0} that cannot be remade without loss, such as {1}; configure a backend.",
        Severity.Warning)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnCompilation(Check, RuleInputs.Source);

    private static void Check(CompilationContext context)
    {
        var modules = context.Compilation.Modules!;
        var root = modules.Root;
        if (root.Settings.Backend is { } backend && !(backend is { Type: "backend", Labels: [{ Value: "local" }] })) return;
        if (root.IsReusable(context.Compilation) || root.IsSample() || root.IsCompletedLater(context.Compilation)) return;
        var held = modules.Modules.SelectMany(m => m.Resources).Where(r => r.IsManaged() && IsProtected(context.Compilation, r)).ToArray();
        if (held.Length == 0) return;
        var block = root.Settings.Backend ?? (root.Settings.Blocks is [var first, ..] ? first : null);
        context.Report(new Finding(Plural.Of(held.Length, "resource"), held[0].Address)
        {
            At = block is not null ? SourceLocation.At(block.Tree.Source, block.HeaderSpan) : SourceLocation.InFile(root.Files[0].Source.Path),
            // Without any sign that somebody applies it, the root may get its backend when it is copied to where it is used.
            Severity = IsApplied(context.Compilation) ? null : Severity.Note,
            Related = [new RelatedLocation(held[0].Location, "cannot be remade without loss")],
        });
    }

    private static bool IsApplied(Compilation compilation) =>
        compilation.Plan is not null || !compilation.States.IsEmpty || compilation.Modules!.Assignments.Count > 0
        || compilation.Modules.Root.Settings.Backend is not null
        || compilation.Modules.Files.GetKind(
            $"{compilation.Modules.Files.WorkingDirectory.TrimEnd('/')}/.terraform.lock.hcl") == Evaluation.EvaluationFileKind.File;

    private static bool IsProtected(Compilation compilation, Semantics.ResourceSymbol resource)
    {
        if (!KnowledgeBase.IsManifest(resource.Type)) return compilation.Knowledge.IsProtected(resource.Type, Value.EmptyObject);
        return ManifestBlock.Read(compilation, resource)?.Object is { } declared
            && (compilation.Knowledge.ProtectionOfKind(declared.QualifiedKind) is { IsWarning: false }
                || compilation.Knowledge.OperatorOf(declared.Group)?.IsStateful(declared.Kind) == true);
    }
}
