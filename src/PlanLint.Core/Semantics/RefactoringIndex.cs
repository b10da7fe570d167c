using PlanLint.Addresses;

namespace PlanLint.Semantics;

/// <summary>
/// Blocks of one kind by what one of their targets names, for questions about many addresses: each answer costs as much as the address has
/// modules, however many blocks there are.
/// </summary>
/// <typeparam name="T"><c>moved</c>, <c>removed</c> or <c>import</c>.</typeparam>
public sealed class RefactoringIndex<T> where T : BlockSymbol
{
    private readonly Func<T, RefactoringTarget?> target;
    private readonly ILookup<string, T> byName;

    internal RefactoringIndex(IEnumerable<T> blocks, Func<T, RefactoringTarget?> target)
    {
        this.target = target;
        byName = blocks.Where(b => target(b) is not null).ToLookup(b => NameOf(target(b)!), StringComparer.Ordinal);
    }

    /// <summary>
    /// The first block that names the address, else the first that names a module around it, the nearest before the others; null when none
    /// does.
    /// </summary>
    public T? Find(ResourceAddress address) => byName.Count == 0 ? null : All(address).FirstOrDefault();

    /// <summary>All of them, in the same order.</summary>
    public IEnumerable<T> All(ResourceAddress address)
    {
        if (byName.Count == 0) yield break;
        foreach (var block in Covering(Name(address.Module, address), address)) yield return block;
        for (int depth = address.Module.Steps.Length; depth > 0; depth--)
            foreach (var block in Covering(Name(new ModulePath(address.Module.Steps[..depth]), null), address)) yield return block;
    }

    private IEnumerable<T> Covering(string name, ResourceAddress address) => byName[name].Where(b => target(b)!.Covers(address));

    private static string NameOf(RefactoringTarget target) => Name(target.Module ?? target.Resource!.Module, target.Resource);

    private static string Name(ModulePath module, ResourceAddress? resource) =>
        resource is null ? module.WithoutKeys().ToString() : new ResourceAddress(module.WithoutKeys(), resource.Mode, resource.Type, resource.Name).ToString();
}
