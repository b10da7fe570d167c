using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Differences;

/// <summary>Where the things of head stood in base, as the <c>moved</c> blocks of head tell.</summary>
internal sealed class Moves
{
    private const int MostSteps = 32;

    private static readonly InstanceKey First = new(0L);

    private readonly ModuleTree before;
    private readonly ModuleTree head;
    private readonly Dictionary<string, (MovedSymbol Moved, bool IsNew)> resources = new(StringComparer.Ordinal);
    private readonly Dictionary<ModulePath, (MovedSymbol Moved, bool IsNew)> modules = [];

    public Moves(ModuleTree before, ModuleTree head)
    {
        (this.before, this.head) = (before, head);
        var known = before.Modules.SelectMany(m => m.Moved).Select(Key).ToHashSet(StringComparer.Ordinal);
        foreach (var moved in head.Modules.SelectMany(m => m.Moved))
        {
            if (moved.From is null || moved.To is null) continue;
            bool isNew = !known.Contains(Key(moved));
            if (moved.To.Resource is { } resource) resources.TryAdd(resource.ToString(), (moved, isNew));
            else modules.TryAdd(moved.To.Module!, (moved, isNew));
        }
    }

    public static string Key(MovedSymbol moved) => $"{moved.From} > {moved.To}";

    /// <summary>The address that base used; null when base has no such block. A key is carried over as long as no block names it.</summary>
    public ResourceAddress? BaseOf(ResourceAddress address) => Written(address) is { } found ? Implied(found, address) : null;

    /// <summary>The path that base used, its keys included; null when base has no such module.</summary>
    public ModulePath? BaseOf(ModulePath path) => Written(path) is { } found ? Implied(found) : null;

    /// <summary>Terraform moves the only instance of a block that gets a <c>count</c> to index 0, and back, without being told.</summary>
    private ResourceAddress Implied(ResourceAddress found, ResourceAddress asked)
    {
        var (was, now) = (before.Find(found)!, head.Find(asked));
        var key = Implied(found.Key, was.Count, was.ForEach, now is { Count: null, ForEach: null });
        var module = Implied(found.Module);
        return key == found.Key && ReferenceEquals(module, found.Module) ? found : new ResourceAddress(module, found.Mode, found.Type, found.Name, key);
    }

    private ModulePath Implied(ModulePath found)
    {
        var steps = found.Steps;
        for (int i = 0; i < steps.Length; i++)
        {
            var outer = new ModulePath(found.Steps[..(i + 1)]);
            if (before.Find(outer)?.Call is not { } was) break;
            var key = Implied(steps[i].Key, was.Count, was.ForEach, head.Find(outer)?.Call is { Count: null, ForEach: null });
            if (key != steps[i].Key) steps = steps.SetItem(i, new ModuleStep(steps[i].Name, key));
        }
        return steps == found.Steps ? found : new ModulePath(steps);
    }

    private static InstanceKey? Implied(InstanceKey? key, ExpressionSyntax? count, ExpressionSyntax? forEach, bool isOnce) =>
        key == First && count is null && forEach is null ? null
        : key is null && count is not null && isOnce ? First
        : key;

    private ResourceAddress? Written(ResourceAddress address)
    {
        if (resources.Count == 0 && modules.Count == 0) return before.Find(address) is null ? null : address;
        var asked = address;
        for (int steps = 0; steps < MostSteps; steps++)
        {
            var rule = Rule(address);
            if (before.Find(address) is not null && !(steps == 0 && rule is { IsNew: true })) return address;
            if (rule is not { } found) break;
            address = found.From;
        }
        // A block that moves what never was moves nothing.
        return before.Find(asked) is null ? null : asked;
    }

    private ModulePath? Written(ModulePath path)
    {
        var asked = path;
        for (int steps = 0; steps < MostSteps; steps++)
        {
            var rule = Rule(path);
            if (before.Find(path) is not null && !(steps == 0 && rule is { IsNew: true })) return path;
            if (rule is not { } found) break;
            path = found.From;
        }
        return before.Find(asked) is null ? null : asked;
    }

    private (ResourceAddress From, bool IsNew)? Rule(ResourceAddress address)
    {
        foreach (var module in Spellings(address.Module))
        {
            foreach (var key in (InstanceKey?[])(address.Key is null ? [null] : [address.Key, null]))
            {
                var named = new ResourceAddress(module, address.Mode, address.Type, address.Name, key);
                if (!resources.TryGetValue(named.ToString(), out var rule)) continue;
                if (rule.Moved.From!.Resource is not { } from) return null;
                return (new ResourceAddress(Keyed(from.Module, address.Module), from.Mode, from.Type, from.Name, from.Key
                    ?? (key is null ? address.Key : null)), rule.IsNew);
            }
        }
        return Rule(address.Module) is { } outer
            ? (new ResourceAddress(outer.From, address.Mode, address.Type, address.Name, address.Key), outer.IsNew)
            : null;
    }

    private (ModulePath From, bool IsNew)? Rule(ModulePath path)
    {
        for (int length = path.Steps.Length; length > 0 && modules.Count > 0; length--)
        {
            var outer = new ModulePath(path.Steps[..length]);
            foreach (var spelled in Spellings(outer))
            {
                if (!modules.TryGetValue(spelled, out var rule) || rule.Moved.From!.Module is not { } from) continue;
                var steps = Keyed(from, outer).Steps;
                // A whole call keeps its keys: module.a to module.b says nothing of them.
                if (spelled.Steps[^1].Key is null && steps[^1].Key is null && outer.Steps[^1].Key is { } key)
                    steps = steps.SetItem(steps.Length - 1, new ModuleStep(steps[^1].Name, key));
                return (new ModulePath([.. steps, .. path.Steps[length..]]), rule.IsNew);
            }
        }
        return null;
    }

    /// <summary>As it stands, without its last key, and without any: <c>moved</c> blocks of a module do not know the keys of its callers.</summary>
    private static IEnumerable<ModulePath> Spellings(ModulePath path)
    {
        yield return path;
        if (path.Steps.All(s => s.Key is null)) yield break;
        var bare = path.WithoutKeys();
        if (path.Steps.Length > 1 && path.Steps[^1].Key is not null) yield return new ModulePath(bare.Steps.SetItem(bare.Steps.Length - 1, path.Steps[^1]));
        yield return bare;
    }

    /// <summary>Gives the steps that a path shares with where it is used the keys of that place.</summary>
    private static ModulePath Keyed(ModulePath path, ModulePath place)
    {
        var steps = path.Steps;
        for (int i = 0; i < steps.Length && i < place.Steps.Length && steps[i].Name == place.Steps[i].Name; i++)
            if (steps[i].Key is null) steps = steps.SetItem(i, place.Steps[i]);
        return new ModulePath(steps);
    }
}
