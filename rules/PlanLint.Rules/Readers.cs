using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>
/// What reads attributes of a resource block: resources, provider configurations and root outputs, through locals, outputs and module
/// arguments.
/// </summary>
/// <param name="Resources">Blocks that read one, ordered.</param>
/// <param name="Providers">Provider blocks that read one, in source order.</param>
/// <param name="Outputs">Root outputs that read one, ordered.</param>
internal sealed record Readers(IReadOnlyList<ResourceAddress> Resources, IReadOnlyList<ProviderSymbol> Providers, IReadOnlyList<string> Outputs)
{
    /// <summary>Readers of those attributes of a block; of any attribute when it is read as a whole.</summary>
    /// <param name="compilation">The run; without a configuration, what the plan file keeps of it is asked.</param>
    /// <param name="block">The block that is read.</param>
    /// <param name="isMeant">Which attributes count.</param>
    public static Readers Of(Compilation compilation, ResourceAddress block, Func<string, bool> isMeant)
    {
        if (compilation.Modules is { } modules && modules.Find(block) is { } symbol) return InConfiguration(modules, symbol, isMeant);
        return compilation.Plan?.Configuration is { } configured ? InPlan(configured, block, isMeant) : new Readers([], [], []);
    }

    private static Readers InConfiguration(ModuleTree modules, ResourceSymbol start, Func<string, bool> isMeant)
    {
        var resources = new SortedSet<ResourceAddress>();
        var outputs = new SortedSet<string>(StringComparer.Ordinal);
        var providers = new List<ProviderSymbol>();
        var seen = new HashSet<Symbol> { start };
        var pending = new Queue<Symbol>(seen);
        while (pending.TryDequeue(out var read))
            foreach (var reference in modules.References.To(read))
            {
                if (reference.Role is not (ReferenceRole.Value or ReferenceRole.Repetition)) continue;
                if (ReferenceEquals(read, start) && AttributeOf(reference.Syntax, start.Mode) is { } attribute && !isMeant(attribute)) continue;
                switch (reference.From)
                {
                    case ResourceSymbol resource:
                        if (!ReferenceEquals(resource, start)) resources.Add(resource.Address);
                        break;
                    case ProviderSymbol provider:
                        if (seen.Add(provider)) providers.Add(provider);
                        break;
                    case ModuleCallSymbol call:
                        foreach (var variable in Fed(call, reference.Syntax))
                            if (seen.Add(variable)) pending.Enqueue(variable);
                        break;
                    case OutputSymbol output when output.Module.Path.IsRoot:
                        outputs.Add(output.Name);
                        break;
                    case LocalSymbol or OutputSymbol:
                        if (seen.Add(reference.From)) pending.Enqueue(reference.From);
                        break;
                }
            }
        return new Readers([.. resources], providers, [.. outputs]);
    }

    /// <summary>The attribute that a reference to a resource reads; null for the resource as a whole.</summary>
    private static string? AttributeOf(ScopeTraversalSyntax reference, ResourceMode mode) =>
        reference.Steps.Skip(mode == ResourceMode.Managed ? 2 : 3).FirstOrDefault(s => s.Name is not null)?.Name;

    /// <summary>Variables of a called module that an argument with that reference feeds.</summary>
    private static IEnumerable<VariableSymbol> Fed(ModuleCallSymbol call, ScopeTraversalSyntax reference) => call.Target is null ? [] :
        call.Arguments.Where(a => ReferenceEquals(a.Tree, reference.Tree) && a.Span.Contains(reference.Span)).Select(a => call.Target.Variables[a.Name])
            .OfType<VariableSymbol>();

    /// <summary>The same by the plan file, which knows no locals.</summary>
    private static Readers InPlan(PlanConfiguration configured, ResourceAddress block, Func<string, bool> isMeant)
    {
        string name = ResourceName(block);
        bool Reads(IEnumerable<string> references) => references.Any(r =>
            r.StartsWith(name + ".", StringComparison.Ordinal) && isMeant(FirstName(r[(name.Length + 1)..]))
            || r.StartsWith(name + "[", StringComparison.Ordinal) && r.IndexOf("].", StringComparison.Ordinal) is > 0 and var end
            && isMeant(FirstName(r[(end + 2)..])));
        var resources = configured.Resources.Values.Where(r => r.Address.Module.Equals(block.Module) && !r.Address.Equals(block) && Reads(r.References))
            .Select(r => r.Address).Order();
        var outputs = block.Module.IsRoot ? configured.Outputs.Where(o => Reads(o.Value.References)).Select(o => o.Key) : [];
        return new Readers([.. resources], [], [.. outputs]);
    }

    private static string ResourceName(ResourceAddress block) =>
        block.Mode == ResourceMode.Data ? $"data.{block.Type}.{block.Name}" : $"{block.Type}.{block.Name}";

    private static string FirstName(string path)
    {
        int end = path.AsSpan().IndexOfAny('.', '[');
        return end < 0 ? path : path[..end];
    }
}
