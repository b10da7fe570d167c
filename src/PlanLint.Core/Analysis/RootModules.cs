using System.Collections.Concurrent;
using PlanLint.Semantics;

namespace PlanLint.Analysis;

/// <summary>
/// The root modules that are analysed in one run, for rules that ask what others do with theirs. They are read when first asked for, once
/// in a run and one at a time: what a rule keeps of them is its index, not the trees. Safe to call from several threads.
/// </summary>
/// <param name="trees">Loads each, in path order; enumerated once for each type of index.</param>
public sealed class RootModules(IEnumerable<ModuleTree> trees)
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> indexes = new();

    /// <summary>No roots.</summary>
    public static RootModules None { get; } = new([]);

    /// <summary>What a rule works out of all roots, the one at hand among them: made when first asked for, one of each type in a run.</summary>
    /// <typeparam name="T">What is worked out; a type of the rule's own that holds no <see cref="ModuleTree"/>.</typeparam>
    public T Indexed<T>(Func<IEnumerable<ModuleTree>, T> make) where T : class =>
        (T)indexes.GetOrAdd(typeof(T), static (_, of) => new Lazy<object>(() => of.make(of.trees)), (trees, make)).Value;
}
