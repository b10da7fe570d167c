using PlanLint.Addresses;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Effects;

/// <summary>
/// Which attributes of resources something in the configuration reads. What cannot be told is taken as read: plan files keep no locals, so
/// in a module that uses one everything is.
/// </summary>
internal sealed class AttributeReads
{
    private readonly Dictionary<(ModulePath Module, string Block), HashSet<string>> names = [];
    private readonly HashSet<(ModulePath Module, string Block)> wholes = [];
    private readonly HashSet<string> wholesAnywhere = new(StringComparer.Ordinal);
    private readonly HashSet<ModulePath> opaque = [];
    private readonly Plan plan;

    private AttributeReads(Plan plan) => this.plan = plan;

    /// <summary>What the configuration in a plan reads; one pass over it.</summary>
    public static AttributeReads Of(Plan plan)
    {
        var reads = new AttributeReads(plan);
        if (plan.Configuration is not { } configuration) return reads;
        foreach (var resource in configuration.Resources.Values)
        {
            reads.Add(resource.Address.Module, resource.Expressions);
            reads.Add(resource.Address.Module, resource.Count);
            reads.Add(resource.Address.Module, resource.ForEach);
        }
        foreach (var call in configuration.ModuleCalls.Values)
        {
            var caller = new ModulePath(call.Module.Steps[..^1]);
            reads.Add(caller, call.Arguments);
            reads.Add(caller, call.Count);
            reads.Add(caller, call.ForEach);
            foreach (var output in call.Outputs.Values) reads.Add(call.Module, output.Expression);
        }
        foreach (var output in configuration.Outputs.Values) reads.Add(ModulePath.Root, output.Expression);
        foreach (var reference in configuration.Providers.Values.SelectMany(p => p.Expressions.AllReferences()))
            if (Parse(reference) is ({ } block, _)) reads.wholesAnywhere.Add(block);
        foreach (var relevant in plan.RelevantAttributes)
            reads.Add((relevant.Resource.Module.WithoutKeys(), Block(relevant.Resource)), relevant.Attribute.Steps is [{ Name: { } name }, ..] ? name : null);
        return reads;
    }

    /// <summary>True when the configuration sets the attribute at a path, or something may read it.</summary>
    public bool Counts(ResourceAddress instance, ValuePath path)
    {
        if (plan.Configuration is not { } configuration || path.Steps is not [{ Name: { } name }, ..]) return true;
        if (configuration.BlockOf(instance)?.Declares(path) == true) return true;
        var key = (instance.Module.WithoutKeys(), Block(instance));
        return opaque.Contains(key.Item1) || wholes.Contains(key) || wholesAnywhere.Contains(key.Item2)
            || names.TryGetValue(key, out var read) && read.Contains(name);
    }

    private static string Block(ResourceAddress address) => $"{(address.Mode == ResourceMode.Data ? "data." : "")}{address.Type}.{address.Name}";

    private void Add(ModulePath module, ConfiguredExpression? expression)
    {
        if (expression is null) return;
        foreach (var child in expression.Names?.Values ?? []) Add(module, child);
        foreach (var child in expression.Items ?? []) Add(module, child);
        if (expression.References.IsDefaultOrEmpty) return;
        // Terraform writes each reference with all that it is a part of: a.b.c, then a.b.
        var parents = expression.References.SelectMany(Parents).ToHashSet(StringComparer.Ordinal);
        foreach (string reference in expression.References)
        {
            if (reference.StartsWith("local.", StringComparison.Ordinal)) opaque.Add(module);
            if (!parents.Contains(reference) && Parse(reference) is ({ } block, var name)) Add((module, block), name);
        }
    }

    private void Add((ModulePath Module, string Block) key, string? name)
    {
        if (name is null) wholes.Add(key);
        else if (names.TryGetValue(key, out var known)) known.Add(name);
        else names[key] = [name];
    }

    private static IEnumerable<string> Parents(string reference)
    {
        for (int i = reference.Length - 1; i > 0; i--)
            if (reference[i] is '.' or '[') yield return reference[..i];
    }

    /// <summary>The block that a reference leads to, and the attribute after it; no block for variables, modules and the like.</summary>
    private static (string? Block, string? Name) Parse(string reference)
    {
        string[] parts = Split(reference);
        if (parts is ["var" or "local" or "module" or "each" or "count" or "self" or "path" or "terraform" or "tofu" or "ephemeral", ..]) return default;
        int length = parts is ["data", ..] ? 3 : 2;
        if (parts.Length < length) return default;
        int next = length < parts.Length && parts[length].StartsWith('[') ? length + 1 : length;
        return (string.Join('.', parts.Take(length)), next < parts.Length && !parts[next].StartsWith('[') ? parts[next] : null);
    }

    /// <summary>Names, and indexes with their brackets.</summary>
    private static string[] Split(string reference)
    {
        var parts = new List<string>();
        int start = 0, i = 0;
        while (i < reference.Length)
        {
            if (reference[i] == '[')
            {
                if (i > start) parts.Add(reference[start..i]);
                start = i;
                bool isQuoted = false;
                for (; i < reference.Length && (isQuoted || reference[i] != ']'); i++)
                {
                    if (reference[i] == '\\') i++;
                    else if (reference[i] == '"') isQuoted = !isQuoted;
                }
                i = Math.Min(i + 1, reference.Length);
                parts.Add(reference[start..i]);
                start = i;
            }
            else if (reference[i] == '.')
            {
                if (i > start) parts.Add(reference[start..i]);
                start = ++i;
            }
            else i++;
        }
        if (reference.Length > start) parts.Add(reference[start..]);
        return [.. parts];
    }
}
