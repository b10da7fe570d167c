using PlanLint.Addresses;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>A module under one set of instance keys, with the values worked out so far. Guarded by the evaluation's lock.</summary>
internal sealed class ModuleInstance(Module module, ModulePath path, ModuleInstance? parent)
{
    public Module Module { get; } = module;

    public ModulePath Path { get; } = path;

    public ModuleInstance? Parent { get; } = parent;

    /// <summary>The key of the last call; null when it is not repeated.</summary>
    public InstanceKey? Key => Path.IsRoot ? null : Path.Steps[^1].Key;

    public Dictionary<(Symbol, InstanceKey?), Value> Values { get; } = [];

    public HashSet<(Symbol, InstanceKey?)> UnderWay { get; } = [];

    public Dictionary<Symbol, Repetition> Repetitions { get; } = [];
}
