using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Knowledge;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0401: a resource that holds what cannot be made again may be destroyed by one wrong plan.</summary>
public sealed class StatefulWithoutPreventDestroy : Rule
{
    /// <summary>Arguments by which providers guard their objects themselves.</summary>
    private static readonly string[] NativeGuards = ["deletion_protection", "deletion_protection_enabled", "terraform_deletion_protection", "prevent_deletion", "prevent_destroy_if_contains_resources", "purge_protection_enabled"];

    /// <summary>Types that such an argument guards unless it says false.</summary>
    private static readonly HashSet<string> GuardedByDefault = new(StringComparer.Ordinal)
        { "google_bigquery_table", "google_bigtable_instance", "google_container_cluster", "google_spanner_database", "google_sql_database_instance" };

    /// <summary>Types that say how another resource keeps its data: to guard that one is enough.</summary>
    private static readonly HashSet<string> Settings = new(StringComparer.Ordinal) { "aws_s3_bucket_policy", "aws_s3_bucket_versioning" };

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0401", "stateful-without-prevent-destroy", "Resource with state may be destroyed",
        "{0} holds {1} and has no prevent_destroy.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnBlock("resource", "*", Check);

    private static void Check(BlockContext context)
    {
        if (context.Resource is not { } resource || Settings.Contains(resource.Type) || HeldBy(context.Compilation, resource) is not var (held, isRepairable)) return;
        if (context.Compilation.Intents.Any(i => i.Ephemeral.Any(p => p.Covers(resource.Address)))) return;
        var guard = resource.LifecycleAttribute("prevent_destroy")?.Value;
        if (guard is LiteralSyntax { Text: "true" } || IsKept(resource) || IsGuardedByProvider(context.Compilation, resource)) return;

        bool isDynamic = guard is not null and not LiteralSyntax;
        // A published module cannot say prevent_destroy for its callers: the argument takes no variables.
        var root = context.Compilation.Modules!.Root;
        bool isReusable = resource.Module.IsFetched() || root.IsReusable(context.Compilation);
        var edit = isDynamic ? null : BlockEdits.SetLifecycle(resource.Block, "prevent_destroy", "true");
        context.Report(new Finding(resource.Address, held)
        {
            Severity = isDynamic || isReusable || isRepairable || root.IsSample() || resource.Module.IsSample() ? Severity.Note : null,
            Fixes = edit is null ? [] : [new CodeFix("Prevent the destroy", isReusable || isRepairable ? FixSafety.Unsafe : FixSafety.Safe, [edit])],
        });
    }

    /// <summary>What is lost with the resource, and whether it hurts but can be repaired; null when nothing is lost.</summary>
    private static (string Held, bool IsRepairable)? HeldBy(Compilation compilation, ResourceSymbol resource)
    {
        if (!KnowledgeBase.IsManifest(resource.Type))
            return compilation.Knowledge.ProtectionOf(resource.Type, Value.EmptyObject) is { } type ? (type.Holds, type.IsWarning) : null;
        if (ManifestBlock.Read(compilation, resource)?.Object is not { } declared) return null;
        if (compilation.Knowledge.ProtectionOfKind(declared.QualifiedKind) is { } kind) return (kind.Holds, kind.IsWarning);
        return compilation.Knowledge.OperatorOf(declared.Group)?.IsStateful(declared.Kind) == true ? ($"the data of a {declared.Kind}", false) : null;
    }

    private static bool IsKept(ResourceSymbol resource) => resource.LifecycleAttribute("destroy")?.Value is LiteralSyntax { Text: "false" };

    /// <summary>A guard of the provider counts unless it is known to be off; some types have one that nobody needs to write.</summary>
    private static bool IsGuardedByProvider(Compilation compilation, ResourceSymbol resource)
    {
        var guards = NativeGuards.Select(resource.Body.GetAttribute).OfType<AttributeSyntax>().ToArray();
        if (guards.Length == 0) return GuardedByDefault.Contains(resource.Type);
        return compilation.Evaluation?.Scope(resource.Address) is { } scope
            && guards.Any(a => compilation.Evaluation.Evaluate(a.Value, scope).Value is var value && (!value.IsKnown || value.Equals(Value.True) || value.StringOrNull == "true"));
    }
}
