using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Evaluation;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Differences;

/// <content>Instances of modules and resources.</content>
internal sealed partial class ReachWalk
{
    private readonly Dictionary<ResourceAddress, Cause?> instances = [];
    private readonly Dictionary<ModulePath, Cause?> places = [];
    private readonly Dictionary<(ProviderSymbol, ProviderSymbol), Cause?> providers = [];
    private readonly Lazy<HashSet<string>> providerSources = new(() => SourcesOf(difference));

    /// <summary>The places of a block's instance in both; null when base has no such block.</summary>
    public Standing? Pair(ResourceAddress address)
    {
        if (pairing.Moves.BaseOf(address) is not { } old || pairing.Head.Find(address) is not { } now || pairing.Before.Find(old) is not { } was) return null;
        return before.Instance(old.Module) is { } mine && head.Instance(address.Module) is { } theirs
            ? new Standing(Side.OfBlock(before, mine, was, old.Key), Side.OfBlock(head, theirs, now, address.Key)) : null;
    }

    private Standing? Pair(ModulePath path) =>
        pairing.Moves.BaseOf(path) is { } old && before.Instance(old) is { } mine && head.Instance(path) is { } theirs
            ? new Standing(Side.OfModule(before, mine), Side.OfModule(head, theirs)) : null;

    /// <summary>What reaches an instance of head; null when nothing does. <c>depends_on</c> of managed resources does not count.</summary>
    public Cause? Instance(ResourceAddress address)
    {
        if (instances.TryGetValue(address, out var answer)) return answer;
        if (pairing.Head.Find(address) is not { } now) return null;
        string name = address.ToString();
        instances[address] = new Cause(name, now.Location);
        if (depth >= DepthLimit) return instances[address] = new Cause(name, now.Location);
        depth++;
        var cause = Made(address, now);
        depth--;
        return instances[address] = cause is null ? null : cause.Name == name && cause.Because is null ? cause : new Cause(name, now.Location, cause);
    }

    /// <summary>What <c>depends_on</c> of an instance or of the calls around it names, when that is reached.</summary>
    public Cause? Order(ResourceAddress address)
    {
        if (pairing.Head.Find(address) is not { } now || pairing.BaseOf(now) is not ResourceSymbol was) return null;
        var pairs = new List<(BlockSymbol Was, BlockSymbol Now)> { (was, now) };
        for (var (module, earlier) = (now.Module, was.Module); module.Call is { } call
            && earlier.Call is { } old; (module, earlier) = (module.Parent!, earlier.Parent!)) pairs.Add((old, call));
        foreach (var (mine, theirs) in pairs)
        {
            if (mine.Body.GetAttribute("depends_on") is var a && theirs.Body.GetAttribute("depends_on") is not { } b) continue;
            var place = SourceLocation.At(b.Tree.Source, b.NameSpan);
            if (a is null) return new Cause($"depends_on of {ModuleComparer.NameOf(theirs)}", place);
            foreach (var reference in pairing.Head.References.From(theirs).Where(r => r.Role == ReferenceRole.DependsOn))
                if (Target(reference.Target) is { } cause) return new Cause($"depends_on of {ModuleComparer.NameOf(theirs)}", place, cause);
        }
        return null;
    }

    private Cause? Target(Symbol symbol)
    {
        if (symbol is ResourceSymbol resource) return AnyInstance(resource);
        var called = symbol switch { ModuleCallSymbol call => call.Target, OutputSymbol output => output.Module, _ => null };
        if (called is null) return null;
        return pairing.Head.Modules.Where(m => m.Path.StartsWith(called.Path)).SelectMany(m => m.Resources).Select(AnyInstance)
            .FirstOrDefault(c => c is not null);
    }

    private Cause? AnyInstance(ResourceSymbol resource)
    {
        if (pairing.BaseOf(resource) is null) return new Cause(ModuleComparer.NameOf(resource), resource.Location);
        return Instances(resource).Select(Instance).FirstOrDefault(c => c is not null);
    }

    /// <summary>The instances that can be listed, and the block for those that cannot.</summary>
    public IEnumerable<ResourceAddress> Instances(ResourceSymbol resource)
    {
        var expansion = head.Instances(resource);
        return expansion.IsComplete ? expansion.Addresses : expansion.Addresses.Append(resource.Address);
    }

    private Cause? Made(ResourceAddress address, ResourceSymbol now)
    {
        if (pairing.IsOpaque(now.Module)) return Fetched(address, now);
        if (Pair(address) is not { } standing) return Place(address.Module) ?? new Cause(address.ToString(), now.Location);
        var was = (ResourceSymbol)standing.Before.Block!;
        if (IsNowhere(was, now, standing)) return null;
        if (was.Type != now.Type || was.Mode != now.Mode) return new Cause(address.ToString(), now.Location);
        return (IsListed(standing) ? null : Place(address.Module)) ?? Existence(was, now, standing.Before.Key, standing.Head.Key, standing)
            ?? Provider(was, now) ?? Body(was, now, standing) ?? FilesOf(now, standing) ?? Named(address)
            ?? (now.Mode == ResourceMode.Managed ? null : Order(address));
    }

    /// <summary>A file that the provider reads for an instance and that is another than before.</summary>
    private Cause? FilesOf(ResourceSymbol now, Standing standing)
    {
        if (!readsOther.Value.Contains(now)) return null;
        foreach (var argument in ProviderFiles.In(now))
            if (pairing.Files.Changed(standing.Head.Evaluate(argument.Value)) is not null)
                return new Cause($"the files that {argument.Name} of {ModuleComparer.NameOf(now)} names",
                    SourceLocation.At(argument.Tree.Source, argument.NameSpan));
        return null;
    }

    private readonly Lazy<HashSet<Symbol>> readsOther = new(() =>
        [.. difference.Differences.Where(d => d.Kind == DifferenceKind.FileContent && d.Part is not null).SelectMany(d => d.Symbols).OfType<ResourceSymbol>()]);

    /// <summary>Whether a module instance is there, and was.</summary>
    private Cause? Place(ModulePath path)
    {
        if (path.IsRoot) return null;
        if (places.TryGetValue(path, out var answer)) return answer;
        places[path] = null;
        return places[path] = Find();

        Cause? Find()
        {
            var call = pairing.Head.Find(path)?.Call;
            if (call is null || Pair(path) is not { Before.Instance: { Parent: { } mine } was, Head.Instance: { Parent: { } theirs } now })
                return new Cause(path.ToString(), call?.Location);
            var outer = new ModulePath(path.Steps[..^1]);
            if (Place(outer) is { } cause) return cause;
            var standing = new Standing(Side.OfModule(before, mine), Side.OfModule(head, theirs));
            var earlier = was.Module.Call!;
            if (!call.IsLocal || !earlier.IsLocal)
                foreach (string argument in (string[])["source", "version"])
                    if (!Plain.Same(earlier.Body.GetAttribute(argument)?.Value, call.Body.GetAttribute(argument)?.Value))
                        return new Cause($"{argument} of {ModuleComparer.NameOf(call)}", call.Location);
            return Existence(earlier, call, was.Key, now.Key, standing);
        }
    }

    /// <summary>Whether an instance exists in both, as far as its block's <c>count</c> or <c>for_each</c> decides.</summary>
    private Cause? Existence(BlockSymbol was, BlockSymbol now, InstanceKey? oldKey, InstanceKey? key, Standing standing)
    {
        var (mine, theirs) = (before.RepetitionOf(was, standing.Before.Instance.Path), head.RepetitionOf(now, standing.Head.Instance.Path));
        if (mine is { Kind: RepetitionKind.Once, IsKnown: true } && theirs is { Kind: RepetitionKind.Once, IsKnown: true }) return null;
        var expression = OriginGraph.RepeatedBy(now) ?? OriginGraph.RepeatedBy(was)!;
        var changed = new Cause($"{RepeatingArgument(mine.Kind, theirs.Kind)} of {ModuleComparer.NameOf(now)}", expression.Location);
        if (Has(mine, oldKey) is { } had && Has(theirs, key) is { } has)
        {
            if (had == has) return null;
            var (left, right) = (OriginGraph.RepeatedBy(was), OriginGraph.RepeatedBy(now));
            return changed with { Because = left is null || right is null ? null : Compare(left, right, standing.OfModule, []) };
        }
        if (mine.Kind != theirs.Kind || oldKey != key || OriginGraph.RepeatedBy(was) is not { } earlier || OriginGraph.RepeatedBy(now) is not { } later)
            return changed;
        var path = key is { Text: { } text } ? ImmutableArray.Create<PathStep>(text) : [];
        return Compare(earlier, later, standing.OfModule, path) is { } cause ? changed with { Because = cause } : null;
    }

    /// <summary>True when an instance came from another module, and both modules are known to be there: then neither is asked for the other.</summary>
    private bool IsListed(Standing standing) =>
        !standing.Before.Instance.Path.Equals(pairing.Moves.BaseOf(standing.Head.Instance.Path))
        && before.Instances(standing.Before.Instance.Module, out _).Contains(standing.Before.Instance.Path)
        && head.Instances(standing.Head.Instance.Module, out _).Contains(standing.Head.Instance.Path);

    /// <summary>True for a key that neither configuration has: an instance that is in a state only.</summary>
    private bool IsNowhere(ResourceSymbol was, ResourceSymbol now, Standing standing) =>
        Has(before.RepetitionOf(was, standing.Before.Instance.Path), standing.Before.Key) == false
        && Has(head.RepetitionOf(now, standing.Head.Instance.Path), standing.Head.Key) == false;

    private static string RepeatingArgument(RepetitionKind mine, RepetitionKind theirs) => theirs is RepetitionKind.Once ? NameOf(mine) : NameOf(theirs);

    private static string NameOf(RepetitionKind kind) =>
        kind switch { RepetitionKind.Count => "count", RepetitionKind.Disabled => "lifecycle.enabled", _ => "for_each" };

    private static bool? Has(Repetition repetition, InstanceKey? key) =>
        repetition.Kind == RepetitionKind.Once ? repetition.IsKnown ? key is null : null : repetition.Kind == RepetitionKind.Disabled
            ? false
            : repetition.IsKnown && key is { } k ? repetition.Keys.BinarySearch(k) >= 0 : null;

    /// <summary>A module that base does not hold is the same module; what it is given may differ.</summary>
    private Cause? Fetched(ResourceAddress address, ResourceSymbol now)
    {
        for (var module = now.Module; module.Call is { } call; module = module.Parent!)
        {
            if (pairing.IsOpaque(module.Parent!)) continue;
            if (pairing.BaseOf(call) is not ModuleCallSymbol was) return new Cause(ModuleComparer.NameOf(call), call.Location);
            var outer = new ModulePath(address.Module.Steps[..module.Parent!.Path.Steps.Length]);
            if (Pair(outer) is not { } standing) return new Cause(ModuleComparer.NameOf(call), call.Location);
            return Place(outer) ?? Arguments(was, call, standing, address.Module.Steps[outer.Steps.Length].Key) ?? Provider(null, now);
        }
        return null;
    }

    /// <summary>All that a call passes, when nobody knows what is made of it.</summary>
    private Cause? Arguments(ModuleCallSymbol was, ModuleCallSymbol now, Standing standing, InstanceKey? key)
    {
        var at = new Standing(Side.OfBlock(before, standing.Before.Instance, was, key), Side.OfBlock(head, standing.Head.Instance, now, key));
        string name = ModuleComparer.NameOf(now);
        if (key is not null && Existence(was, now, key, key, standing) is { } cause) return cause;
        foreach (string argument in was.Body.Attributes.Concat(now.Body.Attributes).Select(a => a.Name).Distinct(StringComparer.Ordinal))
        {
            if (key is not null && argument is "for_each" or "count" || argument == "depends_on") continue;
            var (mine, theirs) = (was.Body.GetAttribute(argument), now.Body.GetAttribute(argument));
            if (mine is null || theirs is null) return new Cause($"{argument} of {name}", (theirs ?? mine)!.Location);
            var found = argument is "providers"
                ? Plain.Same(mine.Value, theirs.Value) ? null : Edited(theirs.Value)
                : Compare(mine.Value, theirs.Value, at, []);
            if (found is not null) return new Cause($"{argument} of {name}", SourceLocation.At(theirs.Tree.Source, theirs.NameSpan), found);
        }
        return null;
    }

    private Cause? Provider(ResourceSymbol? was, ResourceSymbol now)
    {
        string source = SettingsComparer.SourceOf(now.ProviderLocalName, now.Module.Settings.RequiredProvider(now.ProviderLocalName));
        if (providerSources.Value.Contains(source))
            return new Cause($"{SettingsComparer.Providers}{now.ProviderLocalName}", now.Module.Settings.RequiredProvider(now.ProviderLocalName)?.Location);
        if (pairing.Locked.FirstOrDefault(l => l.Head.Is(source)).Head is { } locked) return new Cause(LockComparer.NameOf(locked), locked.Location);
        var theirs = now.ProviderConfiguration;
        var mine = was is null ? theirs is null ? null : pairing.BaseOf(theirs) as ProviderSymbol : was.ProviderConfiguration;
        if (mine is null && theirs is null)
            return was is null || was.ProviderReference == now.ProviderReference ? null : new Cause($"provider of {ModuleComparer.NameOf(now)}", now.Location);
        // A block without arguments says what none says.
        if (mine is null || theirs is null)
            return Says(mine ?? theirs!) ? new Cause(ModuleComparer.NameOf(theirs ?? mine!), (theirs ?? mine!).Location) : null;
        if (providers.TryGetValue((mine, theirs), out var answer)) return answer;
        providers[(mine, theirs)] = null;
        if (before.Instance(mine.Module.Path) is not { } left || head.Instance(theirs.Module.Path) is not { } right) return null;
        var cause = Body(mine, theirs, new Standing(Side.OfModule(before, left), Side.OfModule(head, right)));
        return providers[(mine, theirs)] = cause is null ? null : new Cause(ModuleComparer.NameOf(theirs), theirs.Location, cause);
    }

    private static bool Says(ProviderSymbol provider) =>
        provider.Body.Blocks.Count > 0 || provider.Body.Attributes.Any(a => a.Name is not ("alias" or "version"));

    /// <summary>New or edited blocks that name an address without being its declaration.</summary>
    private Cause? Named(ResourceAddress address)
    {
        foreach (var (target, place, name) in named.Value)
            if (target.Covers(address)) return new Cause(name, place);
        return null;
    }

    private readonly Lazy<List<(RefactoringTarget Target, SourceLocation Place, string Name)>> named = new(() =>
        [.. from d in difference.Differences
            where d.Kind != DifferenceKind.Removed || d.Head is not null
            from symbol in d.Symbols.OfType<ImportSymbol>()
            where symbol.To is not null
            select (symbol.To, symbol.Location, ModuleComparer.NameOf(symbol))]);

    private static HashSet<string> SourcesOf(ConfigurationDifference difference)
    {
        var sources = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (before, head) in difference.Head.Modules.Select(m => (difference.Pairing.BaseOf(m), m)))
        {
            if (before is null) continue;
            foreach (string name in before.Settings.RequiredProviders.Concat(head.Settings.RequiredProviders).Select(p => p.LocalName))
            {
                var (mine, theirs) = (before.Settings.RequiredProvider(name), head.Settings.RequiredProvider(name));
                if (mine?.Version == theirs?.Version && SettingsComparer.SourceOf(name, mine) == SettingsComparer.SourceOf(name, theirs)) continue;
                sources.Add(SettingsComparer.SourceOf(name, theirs));
            }
        }
        return sources;
    }
}
