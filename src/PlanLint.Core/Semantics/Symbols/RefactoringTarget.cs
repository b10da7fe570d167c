using PlanLint.Addresses;
using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>What <c>from</c>, <c>to</c> or a target names: a resource, one of its instances, or a module, seen from the root.</summary>
/// <param name="Module">The module named; null when a resource is.</param>
/// <param name="Resource">The resource or instance named; null when a module is.</param>
/// <param name="Expression">The text that names it.</param>
public sealed record RefactoringTarget(ModulePath? Module, ResourceAddress? Resource, ExpressionSyntax Expression)
{
    /// <summary>The address, from the root module.</summary>
    public override string ToString() => Resource?.ToString() ?? Module!.ToString();

    /// <summary>
    /// True when <paramref name="address"/> is what is named or lies within it. Instance keys count only where the text writes them:
    /// <c>module.a</c> covers all instances of the call, in every instance of the module that says so.
    /// </summary>
    public bool Covers(ResourceAddress address)
    {
        var path = Module ?? Resource!.Module;
        if (address.Module.Steps.Length < path.Steps.Length) return false;
        for (int i = 0; i < path.Steps.Length; i++)
        {
            var (mine, theirs) = (path.Steps[i], address.Module.Steps[i]);
            if (mine.Name != theirs.Name || mine.Key is not null && mine.Key != theirs.Key) return false;
        }
        if (Resource is null) return true;
        return address.Module.Steps.Length == path.Steps.Length
            && Resource.Mode == address.Mode && Resource.Type == address.Type && Resource.Name == address.Name
            && (Resource.Key is null || Resource.Key == address.Key);
    }

    /// <summary>Reads a static address, relative to the module that writes it; null when the expression is none.</summary>
    internal static RefactoringTarget? Read(Module module, ExpressionSyntax? expression)
    {
        switch (expression)
        {
            case ScopeTraversalSyntax traversal:
                return Read(module, traversal.Steps, traversal);
            // import blocks may compute the key of what they import: aws_x.y[each.key].
            case IndexSyntax { Collection: ScopeTraversalSyntax collection }:
                return Read(module, collection.Steps, expression);
            // Or the key of a module on the way: module.a[each.key].aws_x.y.
            case RelativeTraversalSyntax { Source: IndexSyntax { Collection: ScopeTraversalSyntax call } } relative:
                return Read(module, [.. call.Steps, .. relative.Steps], expression);
            case IndexSyntax { Collection: RelativeTraversalSyntax { Source: IndexSyntax { Collection: ScopeTraversalSyntax call } } relative }:
                return Read(module, [.. call.Steps, .. relative.Steps], expression);
            // JSON syntax writes addresses as strings.
            case TemplateSyntax { LiteralValue: { } text } when ResourceAddress.TryParse(text, out var address):
                return new RefactoringTarget(null,
                    new ResourceAddress(new ModulePath([.. module.Path.Steps, .. address.Module.Steps]), address.Mode, address.Type, address.Name,
                        address.Key), expression);
            default:
                return null;
        }
    }

    private static RefactoringTarget? Read(Module module, IReadOnlyList<TraversalStep> steps, ExpressionSyntax expression)
    {
        var path = module.Path;
        int at = 0;
        while (at + 1 < steps.Count && steps[at].Name == "module" && steps[at + 1].Name is { } call)
        {
            at += 2;
            path = path.Child(call, Key(steps, ref at));
        }
        if (at == steps.Count) return at > 0 ? new RefactoringTarget(path, null, expression) : null;

        // Names of values are no resource types.
        if (steps[at].Name is "var" or "local" or "each" or "count" or "self" or "path" or "terraform" or "tofu") return null;
        var mode = steps[at].Name switch { "data" => ResourceMode.Data, "ephemeral" => ResourceMode.Ephemeral, _ => ResourceMode.Managed };
        if (mode != ResourceMode.Managed || steps[at].Name == "resource") at++;
        if (at + 1 >= steps.Count || steps[at].Name is not { } type || steps[at + 1].Name is not { } name) return null;
        at += 2;
        var key = Key(steps, ref at);
        return at == steps.Count ? new RefactoringTarget(null, new ResourceAddress(path, mode, type, name, key), expression) : null;
    }

    private static InstanceKey? Key(IReadOnlyList<TraversalStep> steps, ref int at)
    {
        if (at >= steps.Count || steps[at] is not { IsIndex: true, Key: { } text } step) return null;
        at++;
        return step.KeyKind == LiteralKind.Number && long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out long index)
            ? new InstanceKey(index)
            : new InstanceKey(text);
    }
}
