using PlanLint.Evaluation;
using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>A reference in a declaration, with the names that have a meaning there.</summary>
internal readonly record struct ReferenceUse(ScopeTraversalSyntax Syntax, ReferenceContext Context, ReferenceRole Role)
{
    /// <summary>Blocks whose content is a condition.</summary>
    internal static readonly HashSet<string> ConditionBlocks = new(StringComparer.Ordinal) { "precondition", "postcondition", "validation", "assert" };

    /// <summary>The references of a declaration in source order; addresses that are not values (<c>moved.from</c>, <c>ignore_changes</c>) are none.</summary>
    public static IEnumerable<ReferenceUse> In(Symbol symbol) => symbol switch
    {
        LocalSymbol local => Of(local.Value, ReferenceContext.None, ReferenceRole.Value, []),
        VariableSymbol variable => variable.Body.Blocks.Where(b => b.Type == "validation")
            .SelectMany(b => InBody(b.Body, ReferenceContext.None, ReferenceRole.Condition, [])),
        ResourceSymbol resource => InResource(resource),
        ModuleCallSymbol call => InCall(call),
        ImportSymbol import => InImport(import),
        ActionSymbol action => InAction(action),
        OutputSymbol or ProviderSymbol or CheckSymbol => InBlock((BlockSymbol)symbol),
        RemovedSymbol removed => removed.Body.Blocks.Where(b => b.Type is "provisioner" or "connection").SelectMany(InRemoved),
        _ => [],
    };

    /// <summary>The references of an expression.</summary>
    public static IEnumerable<ReferenceUse> Of(ExpressionSyntax expression, ReferenceContext context, ReferenceRole role, HashSet<string> bound)
    {
        foreach (var reference in ReferenceWalk.FreeReferences(expression))
            if (!bound.Contains(reference.RootName)) yield return new ReferenceUse(reference, context, role);
    }

    private static ReferenceContext RepetitionContext(ExpressionSyntax? count, ExpressionSyntax? forEach) =>
        (count is null ? 0 : ReferenceContext.Count) | (forEach is null ? 0 : ReferenceContext.Each);

    private static IEnumerable<ReferenceUse> InBlock(BlockSymbol symbol)
    {
        var context = symbol is ProviderSymbol { ForEach: not null } ? ReferenceContext.Each : ReferenceContext.None;
        foreach (var attribute in symbol.Body.Attributes)
        {
            if (symbol is ProviderSymbol && attribute.Name is "alias" or "version" || symbol is OutputSymbol && attribute.Name == "type") continue;
            foreach (var use in InAttribute(attribute, context)) yield return use;
        }
        foreach (var block in symbol.Body.Blocks)
        {
            // The data source of a check is a symbol of its own.
            if (symbol is CheckSymbol && block.Type == "data") continue;
            foreach (var use in InNested(block, context, [])) yield return use;
        }
    }

    /// <summary>The keys of provider configurations that are repeated: <c>each.key</c> of <c>aws.by[each.key]</c>.</summary>
    private static IEnumerable<ReferenceUse> InProviderName(ExpressionSyntax name, ReferenceContext context) => name switch
    {
        IndexSyntax index => Of(index.Key, context, ReferenceRole.Value, []),
        ObjectSyntax map => map.Items.SelectMany(i => InProviderName(i.Value, context)),
        _ => [],
    };

    private static IEnumerable<ReferenceUse> InAttribute(AttributeSyntax attribute, ReferenceContext context) => attribute.Name switch
    {
        "count" or "for_each" => Of(attribute.Value, ReferenceContext.None, ReferenceRole.Repetition, []),
        "depends_on" => Of(attribute.Value, ReferenceContext.None, ReferenceRole.DependsOn, []),
        _ => Of(attribute.Value, context, ReferenceRole.Value, []),
    };

    private static IEnumerable<ReferenceUse> InResource(ResourceSymbol resource)
    {
        var context = RepetitionContext(resource.Count, resource.ForEach);
        foreach (var attribute in resource.Body.Attributes)
        {
            foreach (var use in attribute.Name == "provider" ? InProviderName(attribute.Value, context) : InAttribute(attribute, context)) yield return use;
        }
        foreach (var block in resource.Body.Blocks)
        {
            var uses = block.Type switch
            {
                "lifecycle" => InLifecycle(block, context),
                "provisioner" => InProvisioner(block, context),
                "connection" => InBody(block.Body, context | ReferenceContext.Self, ReferenceRole.Value, []),
                _ => InNested(block, context, []),
            };
            foreach (var use in uses) yield return use;
        }
    }

    private static IEnumerable<ReferenceUse> InLifecycle(BlockSyntax lifecycle, ReferenceContext context)
    {
        foreach (var attribute in lifecycle.Body.Attributes)
        {
            // OpenTofu takes expressions here; Terraform refuses them, which is an issue of its own.
            if (attribute.Name is "enabled" or "prevent_destroy")
                foreach (var use in Of(attribute.Value, ReferenceContext.None, attribute.Name == "enabled"
                    ? ReferenceRole.Repetition
                    : ReferenceRole.Value, [])) yield return use;
            // The index of a replace_triggered_by reference may use each and count; its references are whole resources or attributes.
            if (attribute.Name is "replace_triggered_by")
                foreach (var use in Of(attribute.Value, context, ReferenceRole.ReplaceTrigger, [])) yield return use;
        }
        foreach (var block in lifecycle.Body.Blocks)
        {
            if (block.Type == "action_trigger")
            {
                foreach (var use in InActionTrigger(block, context)) yield return use;
                continue;
            }
            var inner = block.Type == "postcondition" ? context | ReferenceContext.Self : context;
            foreach (var use in InBody(block.Body, inner, ReferenceRole.Condition, [])) yield return use;
        }
    }

    /// <summary>What was removed may have had count or for_each: nobody knows any more.</summary>
    private static IEnumerable<ReferenceUse> InRemoved(BlockSyntax block) => block.Type == "provisioner"
        ? InProvisioner(block, ReferenceContext.Each | ReferenceContext.Count)
        : InBody(block.Body, ReferenceContext.Each | ReferenceContext.Count | ReferenceContext.Self, ReferenceRole.Value, []);

    private static IEnumerable<ReferenceUse> InActionTrigger(BlockSyntax trigger, ReferenceContext context)
    {
        // Events and on_failure are words, not references.
        if (trigger.Body.GetAttribute("condition") is { } condition)
            foreach (var use in Of(condition.Value, context | ReferenceContext.Self, ReferenceRole.Condition, [])) yield return use;
        if (trigger.Body.GetAttribute("actions") is { } actions)
            foreach (var use in Of(actions.Value, context | ReferenceContext.Action, ReferenceRole.ActionTrigger, [])) yield return use;
    }

    private static IEnumerable<ReferenceUse> InAction(ActionSymbol action)
    {
        var context = RepetitionContext(action.Count, action.ForEach);
        foreach (var attribute in action.Body.Attributes)
            foreach (var use in attribute.Name == "provider" ? InProviderName(attribute.Value, context) : InAttribute(attribute, context)) yield return use;
        foreach (var block in action.Body.Blocks)
            foreach (var use in InNested(block, context, [])) yield return use;
    }

    private static IEnumerable<ReferenceUse> InProvisioner(BlockSyntax provisioner, ReferenceContext context)
    {
        context |= ReferenceContext.Self;
        if (provisioner.Body.GetAttribute("when")?.Value is ScopeTraversalSyntax { RootName: "destroy" } or TemplateSyntax { LiteralValue: "destroy" })
            context |= ReferenceContext.DestroyTime;
        foreach (var attribute in provisioner.Body.Attributes)
        {
            if (attribute.Name is "when" or "on_failure") continue;
            foreach (var use in Of(attribute.Value, context, ReferenceRole.Value, [])) yield return use;
        }
        foreach (var block in provisioner.Body.Blocks)
            foreach (var use in InBody(block.Body, context, ReferenceRole.Value, [])) yield return use;
    }

    private static IEnumerable<ReferenceUse> InCall(ModuleCallSymbol call)
    {
        var context = RepetitionContext(call.Count, call.ForEach);
        foreach (var attribute in call.Body.Attributes)
        {
            if (attribute.Name == "ignore_nested_deprecations") continue;
            var where = attribute.Name is "source" or "version" ? ReferenceContext.None : context;
            foreach (var use in attribute.Name == "providers" ? InProviderName(attribute.Value, context) : InAttribute(attribute, where)) yield return use;
        }
        foreach (var block in call.Body.Blocks)
            foreach (var use in InBody(block.Body, block.Type == "lifecycle" ? ReferenceContext.None : context, block.Type == "lifecycle"
                ? ReferenceRole.Repetition
                : ReferenceRole.Value, [])) yield return use;
    }

    private static IEnumerable<ReferenceUse> InImport(ImportSymbol import)
    {
        var context = RepetitionContext(null, import.ForEach);
        foreach (var attribute in import.Body.Attributes)
        {
            var uses = attribute.Name switch
            {
                "provider" => InProviderName(attribute.Value, context),
                "to" => attribute.Value.DescendantNodes().Prepend(attribute.Value).OfType<IndexSyntax>()
                    .SelectMany(i => Of(i.Key, context, ReferenceRole.Value, [])),
                _ => InAttribute(attribute, context),
            };
            foreach (var use in uses) yield return use;
        }
    }

    /// <summary>A nested block; a <c>dynamic</c> one binds its iterator within <c>content</c>.</summary>
    private static IEnumerable<ReferenceUse> InNested(BlockSyntax block, ReferenceContext context, HashSet<string> bound)
    {
        var role = ConditionBlocks.Contains(block.Type) ? ReferenceRole.Condition : ReferenceRole.Value;
        if (block.Type != "dynamic") return InBody(block.Body, context, role, bound);
        return InDynamic(block, context, bound);
    }

    private static IEnumerable<ReferenceUse> InDynamic(BlockSyntax block, ReferenceContext context, HashSet<string> bound)
    {
        HashSet<string> inner = [.. bound, DynamicBlock.Iterator(block)];
        foreach (var attribute in block.Body.Attributes)
        {
            if (attribute.Name == "iterator") continue;
            foreach (var use in Of(attribute.Value, context, ReferenceRole.Value, attribute.Name == "labels" ? inner : bound)) yield return use;
        }
        foreach (var content in block.Body.Blocks)
            foreach (var use in InBody(content.Body, context, ReferenceRole.Value, inner)) yield return use;
    }

    private static IEnumerable<ReferenceUse> InBody(BodySyntax body, ReferenceContext context, ReferenceRole role, HashSet<string> bound)
    {
        foreach (var item in body.Items)
        {
            var uses = item switch
            {
                AttributeSyntax { Name: "depends_on" } attribute => Of(attribute.Value, context, ReferenceRole.DependsOn, bound),
                AttributeSyntax attribute => Of(attribute.Value, context, role, bound),
                BlockSyntax block => InNested(block, context, bound),
                _ => [],
            };
            foreach (var use in uses) yield return use;
        }
    }
}
