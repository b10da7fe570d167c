using PlanLint.Addresses;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Provenance;

/// <summary>Compares the blocks of each module with those that the plan was made from.</summary>
internal sealed class BlockComparer
{
    private readonly PlanConfiguration configuration;
    private readonly ModuleTree modules;
    private readonly List<ProvenanceDifference> differences = [];
    private readonly HashSet<ResourceAddress> generated;
    private readonly HashSet<(string Type, string Name)> blockTypes = [];

    private bool isPartial;

    private BlockComparer(Plan plan, PlanConfiguration configuration, ModuleTree modules)
    {
        this.configuration = configuration;
        this.modules = modules;
        // -generate-config-out writes blocks after planning, and an import may stand without a block.
        generated = [.. plan.ResourceChanges.Where(c => c.GeneratedConfig is not null || c.Importing is not null).Select(c => c.Address.BlockAddress())];
        foreach (var resource in configuration.Resources.Values)
            foreach (var (name, node) in resource.Expressions.Names ?? NameMap<ConfiguredExpression>.Empty)
                if (node.Names is not null || node.Items is not null) blockTypes.Add((resource.Address.Type, name));
    }

    /// <summary>What the blocks say differently; null when the plan holds none to compare with. Linear in both; evaluates nothing.</summary>
    public static BlockComparison? Compare(Plan plan, ModuleTree modules)
    {
        if (plan.Configuration is not { } configuration) return null;
        var comparer = new BlockComparer(plan, configuration, modules);
        comparer.Compare();
        return new BlockComparison([.. comparer.differences], comparer.isPartial);
    }

    private void Compare()
    {
        foreach (var module in modules.Modules) CompareModule(module);
        var calls = configuration.ModuleCalls.Values
            .Where(c => !IsBelowUnloaded(c.Module) && modules.Find(ParentOf(c.Module))?.ModuleCalls[Last(c.Module)] is null).ToArray();
        foreach (var call in calls) OnlyInPlan(call.Module.ToString());
        var missing = calls.Select(c => c.Module).ToHashSet();
        foreach (var address in configuration.Resources.Keys)
        {
            if (address.Mode == ResourceMode.Ephemeral || modules.Find(address) is not null || generated.Contains(address)) continue;
            if (!IsBelowUnloaded(address.Module) && !IsBelow(address.Module, missing)) OnlyInPlan(address.ToString());
        }
        foreach (var provider in configuration.Providers.Values.Where(p => p.Module.Length == 0 && IsBlock(p)))
            if (modules.Root.Providers[ReferenceOf(provider)] is null && !modules.IsCompletedByTerragrunt) OnlyInPlan($"provider {ReferenceOf(provider)}");
    }

    private void CompareModule(Module module)
    {
        foreach (var resource in module.Resources)
        {
            if (resource.Mode == ResourceMode.Ephemeral || generated.Contains(resource.Address)) continue;
            if (configuration.Resources.GetValueOrDefault(resource.Address) is { } planned) CompareResource(resource, planned);
            else OnlyInConfiguration(resource, resource.Address.ToString());
        }
        foreach (var call in module.ModuleCalls) CompareCall(module, call);
        var outputs = module.Parent is null ? configuration.Outputs : configuration.ModuleCalls.GetValueOrDefault(module.Path.ManifestKey)?.Outputs;
        if (outputs is not null) CompareOutputs(module, outputs);
        if (module.Parent is null) CompareProviders(module);
    }

    private void CompareOutputs(Module module, IReadOnlyDictionary<string, ConfiguredOutput> planned)
    {
        foreach (var output in module.Outputs)
        {
            if (!planned.TryGetValue(output.Name, out var theirs)) OnlyInConfiguration(output, Address(module, output.Reference));
            else if (ExpressionComparer.Differ(output.Value, theirs.Expression))
                Content(output, output.Body.GetAttribute("value"), Address(module, output.Reference), "has another value in the plan's configuration");
        }
        foreach (string name in planned.Keys)
            if (module.Outputs[name] is null) OnlyInPlan(Address(module, $"output.{name}"));
    }

    private void CompareProviders(Module root)
    {
        foreach (var provider in root.Providers)
        {
            var planned = configuration.Providers.Values.FirstOrDefault(p => p.Module.Length == 0 && ReferenceOf(p) == provider.Reference);
            string subject = $"provider {provider.Reference}";
            if (planned is null)
            {
                if (provider.Alias is not null) OnlyInConfiguration(provider, subject);
                continue;
            }
            foreach (var attribute in provider.Body.Attributes)
                if (attribute.Name is not ("alias" or "version") && ExpressionComparer.Differ(attribute.Value, planned.Expressions[attribute.Name]))
                    Argument(provider, attribute, subject);
            foreach (var (name, node) in planned.Expressions.Names ?? NameMap<ConfiguredExpression>.Empty)
                if (node.Names is null && node.Items is null && provider.Body.GetAttribute(name) is null
                    && ExpressionComparer.Differ((ExpressionSyntax?)null, node) && !provider.Body.Blocks.Any(b => b.Type == name))
                    Removed(provider, name, subject);
        }
    }

    private void CompareResource(ResourceSymbol resource, ConfiguredResource planned)
    {
        string subject = resource.Address.ToString();
        if (ExpressionComparer.DifferAsRepetition(resource.Count, planned.Count)) Repetition(resource, "count", subject);
        if (ExpressionComparer.DifferAsRepetition(resource.ForEach, planned.ForEach)) Repetition(resource, "for_each", subject);
        if (AliasDiffers(resource, planned))
            Content(resource, resource.Body.GetAttribute("provider"), subject, "uses another provider configuration in the plan's configuration");
        if (!Targets(resource.Body.GetAttribute("depends_on")).SetEquals(planned.DependsOn.Select(WithoutKey)))
            Content(resource, resource.Body.GetAttribute("depends_on"), subject, "has another 'depends_on' in the plan's configuration");
        if (!resource.Body.GetBlocks("provisioner").Select(b => b.Labels.Count > 0 ? b.Labels[0].Value : "").SequenceEqual(planned.Provisioners))
            Content(resource, null, subject, "has other provisioners in the plan's configuration");

        foreach (var attribute in resource.Body.Attributes)
            if (!IsMeta(attribute.Name) && ExpressionComparer.Differ(attribute.Value, planned.Expressions[attribute.Name]))
                Argument(resource, attribute, subject);
        var blocks = resource.Body.Blocks.Where(b => !ConfiguredBody.MetaBlocks.Contains(b.Type)).ToLookup(MergedBody.MadeType, StringComparer.Ordinal);
        foreach (var group in blocks)
        {
            BlockSyntax[] written = [.. group.Where(b => b.Type != "dynamic")];
            // What a dynamic block makes is in no plan's configuration, nor are blocks that stand for an attribute.
            bool differs = planned.Expressions[group.Key] is { } node
                ? ExpressionComparer.Differ(written, node)
                : written.Length > 0 && blockTypes.Contains((resource.Type, group.Key));
            if (differs) Content(resource, group.First(), subject, $"has another block '{group.Key}' in the plan's configuration");
        }
        foreach (var (name, node) in planned.Expressions.Names ?? NameMap<ConfiguredExpression>.Empty)
            if (resource.Body.GetAttribute(name) is null && !blocks.Contains(name) && ExpressionComparer.Differ((ExpressionSyntax?)null, node))
                Removed(resource, name, subject);
    }

    private void CompareCall(Module module, ModuleCallSymbol call)
    {
        var path = module.Path.Child(call.Name);
        string subject = path.ToString();
        if (configuration.ModuleCalls.GetValueOrDefault(path.ManifestKey) is not { } planned)
        {
            OnlyInConfiguration(call, subject);
            return;
        }
        if (call.Target is null) isPartial = true;
        if (call.Source is { } source && planned.Source.Length > 0 && !ModuleSource.AreSame(source, planned.Source)) ModuleDiffers(call, "source", subject);
        if (Literal(call.Body.GetAttribute("version")) != planned.VersionConstraint) ModuleDiffers(call, "version", subject);
        if (ExpressionComparer.DifferAsRepetition(call.Count, planned.Count)) Repetition(call, "count", subject);
        if (ExpressionComparer.DifferAsRepetition(call.ForEach, planned.ForEach)) Repetition(call, "for_each", subject);
        if (!Targets(call.Body.GetAttribute("depends_on")).SetEquals(planned.DependsOn.Select(WithoutKey)))
            Content(call, call.Body.GetAttribute("depends_on"), subject, "has another 'depends_on' in the plan's configuration");
        foreach (var argument in call.Arguments)
            if (ExpressionComparer.Differ(argument.Value, planned.Arguments[argument.Name])) Argument(call, argument, subject);
        foreach (var (name, node) in planned.Arguments.Names ?? NameMap<ConfiguredExpression>.Empty)
            if (call.Argument(name) is null && ExpressionComparer.Differ((ExpressionSyntax?)null, node)) Removed(call, name, subject);
    }

    private static bool IsMeta(string name) => ConfiguredBody.MetaArguments.Contains(name);

    /// <summary>Only aliases count: how a plan names default configurations depends on its version.</summary>
    private static bool AliasDiffers(ResourceSymbol resource, ConfiguredResource planned)
    {
        if (resource.Module.Parent is not null || planned.ProviderConfigKey.Length == 0) return false;
        // One chosen by a key, which no plan spells.
        if (resource.Body.GetAttribute("provider") is not null && resource.ProviderReference is null) return false;
        string name = resource.ProviderReference ?? resource.ProviderLocalName;
        bool hasAlias = name.Contains('.', StringComparison.Ordinal) || planned.ProviderConfigKey.Contains('.', StringComparison.Ordinal);
        return hasAlias && name != planned.ProviderConfigKey;
    }

    /// <summary>What <c>depends_on</c> names, without instance keys and attributes.</summary>
    private static HashSet<string> Targets(AttributeSyntax? dependsOn)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (dependsOn?.Value is not TupleSyntax list) return names;
        foreach (var element in list.Elements)
            if (element is ScopeTraversalSyntax reference)
                names.Add(string.Join('.', reference.Steps.Take(reference.RootName == "data" ? 3 : 2).Select(s => s.Name)));
            // Terraform still takes the quotes of 0.11.
            else if (element is TemplateSyntax { LiteralValue: { } quoted }) names.Add(WithoutKey(quoted));
        return names;
    }

    private static string WithoutKey(string reference)
    {
        string name = reference.Split('[')[0];
        string[] parts = name.Split('.');
        return string.Join('.', parts.Take(parts[0] == "data" ? 3 : 2));
    }

    private static string Literal(AttributeSyntax? attribute) => (attribute?.Value as TemplateSyntax)?.LiteralValue ?? "";

    /// <summary>Entries without alias and arguments come from resources or <c>configuration_aliases</c>, not from blocks.</summary>
    private static bool IsBlock(ConfiguredProvider provider) => provider.Expressions.Names is { Count: > 0 };

    private static string ReferenceOf(ConfiguredProvider provider) => provider.Alias.Length == 0 ? provider.Name : $"{provider.Name}.{provider.Alias}";

    private static string Address(Module module, string reference) => module.Parent is null ? reference : $"{module.Path}.{reference}";

    private bool IsBelowUnloaded(ModulePath path)
    {
        for (int depth = 1; depth <= path.Steps.Length; depth++)
        {
            if (modules.Find(new ModulePath(path.Steps[..depth])) is not null) continue;
            return modules.Find(new ModulePath(path.Steps[..(depth - 1)]))?.ModuleCalls[path.Steps[depth - 1].Name] is { Target: null };
        }
        return false;
    }

    private static bool IsBelow(ModulePath path, HashSet<ModulePath> outer)
    {
        for (int depth = 1; depth <= path.Steps.Length; depth++)
            if (outer.Contains(new ModulePath(path.Steps[..depth]))) return true;
        return false;
    }

    private static ModulePath ParentOf(ModulePath path) => new(path.Steps[..^1]);

    private static string Last(ModulePath path) => path.Steps[^1].Name;

    private void OnlyInPlan(string subject) =>
        differences.Add(new(ProvenanceDifferenceKind.Block, subject, "is in the plan, but not in the configuration", null));

    private void OnlyInConfiguration(Symbol symbol, string subject) =>
        differences.Add(new(ProvenanceDifferenceKind.Block, subject, "is in the configuration, but not in the plan", symbol.Location));

    private void Argument(BlockSymbol block, AttributeSyntax attribute, string subject) =>
        Content(block, attribute, subject, $"has another '{attribute.Name}' in the plan's configuration");

    private void Removed(BlockSymbol block, string name, string subject) => Content(block, null, subject, $"has '{name}' in the plan's configuration only");

    private void Content(BlockSymbol block, SyntaxNode? node, string subject, string text) =>
        differences.Add(new(ProvenanceDifferenceKind.Content, subject, text, Place(block, node)));

    private void Repetition(BlockSymbol block, string argument, string subject) =>
        differences.Add(new(ProvenanceDifferenceKind.Repetition, subject, $"has another '{argument}' in the plan's configuration",
            Place(block, block.Body.GetAttribute(argument))));

    private void ModuleDiffers(ModuleCallSymbol call, string argument, string subject) =>
        differences.Add(new(ProvenanceDifferenceKind.Module, subject, $"has another '{argument}' in the plan's configuration",
            Place(call, call.Body.GetAttribute(argument))));

    private static SourceLocation Place(BlockSymbol block, SyntaxNode? node) => node is null ? block.Location : SourceMap.Place(node);
}
