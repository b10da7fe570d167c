using System.Collections.Immutable;
using PlanLint.Addresses;
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
    private const string OffHere = "prevent_destroy of {0} depends on {2}, which is false here; destroying it would lose {1}.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0401", "stateful-without-prevent-destroy", "Stateful resource has no prevent_destroy",
        "{0} has no prevent_destroy; destroying it would lose {1}.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnBlock("resource", "*", Check);

    private static void Check(BlockContext context)
    {
        if (context.Resource is not { } resource || HeldBy(context.Compilation, resource) is not var (held, isRepairable)) return;
        if (context.Compilation.Intents.Any(i => i.Ephemeral.Any(p => p.Covers(resource.Address)))) return;
        var guard = resource.LifecycleAttribute("prevent_destroy")?.Value;
        var guarded = guard is null ? null : Known(context.Compilation, resource, guard);
        if (guarded == true || IsLeftOut(context.Compilation, resource) || IsKept(resource) || IsGuardedByProvider(context.Compilation, resource)) return;

        bool isDynamic = guard is not null and not LiteralSyntax;
        // A published module cannot say prevent_destroy for its callers: the argument takes no variables.
        var root = context.Compilation.Modules!.Root;
        bool isReusable = resource.Module.IsFetched() || root.IsReusable(context.Compilation);
        var edit = isDynamic ? null : BlockEdits.SetLifecycle(resource.Block, "prevent_destroy", "true");
        var destroyed = Destroyed(context.Compilation, resource);
        context.Report(new Finding(resource.Address, held, guard?.ToString().Trim())
        {
            Addresses = destroyed.IsEmpty ? [resource.Address] : destroyed,
            // Once a plan destroys it, that is the finding.
            YieldsTo = destroyed.IsEmpty ? "PL0301" : "PL0106,PL0114,PL0312",
            MessageFormat = isDynamic && guarded == false ? OffHere : null,
            Severity = isDynamic || isReusable || isRepairable || root.IsSample() || resource.Module.IsSample() ? Severity.Note : null,
            Fixes = edit is null ? [] : [new CodeFix("Prevent the destroy", isReusable || isRepairable ? FixSafety.Unsafe : FixSafety.Safe, [edit])],
        });
    }

    private static ImmutableArray<ResourceAddress> Destroyed(Compilation compilation, ResourceSymbol resource) => compilation.Plan is null ? []
        : [.. ChangesByBlock.Of(compilation).WithDeferred(resource.Address).Where(c => c.Destroys).Select(c => c.Address)];

    /// <summary>What is lost with the resource, and whether it hurts but can be repaired; null when nothing is lost.</summary>
    private static (string Held, bool IsRepairable)? HeldBy(Compilation compilation, ResourceSymbol resource)
    {
        if (!KnowledgeBase.IsManifest(resource.Type))
            return compilation.Knowledge.ProtectionOf(resource.Type, ValuesOf(compilation, resource)) is { PartOf: null } type
                ? (type.Holds, type.IsWarning) : null;
        if (ManifestBlock.Read(compilation, resource)?.Object is not { } declared) return null;
        if (compilation.Knowledge.ProtectionOfKind(declared.QualifiedKind) is { } kind) return (kind.Holds, kind.IsWarning);
        return compilation.Knowledge.OperatorOf(declared.Group)?.IsStateful(declared.Kind) == true ? ($"the data of a {declared.Kind}", false) : null;
    }

    /// <summary>As far as the configuration tells them: of the first instance, where there are several.</summary>
    private static Value ValuesOf(Compilation compilation, ResourceSymbol resource) =>
        compilation.Evaluation is { } evaluation && evaluation.Instances(resource).Addresses.FirstOrDefault() is { } first
            ? evaluation.ValueOf(first)
            : Value.EmptyObject;

    /// <summary>OpenTofu makes no instance of a resource with <c>enabled = false</c>.</summary>
    private static bool IsLeftOut(Compilation compilation, ResourceSymbol resource) =>
        resource.LifecycleAttribute("enabled") is { } enabled && Known(compilation, resource, enabled.Value) == false;

    /// <summary>What an argument that OpenTofu evaluates comes to; null when it is not known.</summary>
    private static bool? Known(Compilation compilation, ResourceSymbol resource, ExpressionSyntax expression)
    {
        if (expression is LiteralSyntax { LiteralKind: LiteralKind.Bool } literal) return literal.Text == "true";
        if (compilation.Evaluation?.Scope(resource.Address) is not { } scope) return null;
        return compilation.Evaluation.Evaluate(expression, scope) is { IsValid: true, Value: { IsKnown: true, IsNull: false, ContainsSensitive: false } value }
            ? value.Kind == TypeKind.Bool ? value.AsBool : value.StringOrNull switch { "true" => true, "false" => false, _ => null } : null;
    }

    private static bool IsKept(ResourceSymbol resource) => resource.LifecycleAttribute("destroy")?.Value is LiteralSyntax { Text: "false" };

    /// <summary>A guard of the provider counts unless it is known to be off; some types have one that nobody needs to write.</summary>
    private static bool IsGuardedByProvider(Compilation compilation, ResourceSymbol resource)
    {
        var known = compilation.Knowledge.DeletionGuardsOf(resource.Type).Where(g => g.Weakens == GuardRemoval.TrueToFalse).ToArray();
        var guards = resource.Body.Attributes.Where(a => known.Any(g => g.Covers(resource.Type, a.Name))).ToArray();
        if (guards.Length == 0) return known.Any(g => g.GuardsByDefault(resource.Type));
        return compilation.Evaluation?.Scope(resource.Address) is { } scope
            && guards.Any(a => compilation.Evaluation.Evaluate(a.Value, scope).Value is var value
                && (!value.IsKnown || value.Equals(Value.True) || value.StringOrNull == "true"));
    }
}
