using PlanLint.Semantics;

namespace PlanLint.Differences;

/// <summary>Compares the versions that lock files fix. A provider that only one of them has is new with its resources, or was not locked before.</summary>
internal static class LockComparer
{
    /// <summary>The providers whose versions differ, in head's order.</summary>
    public static IEnumerable<(LockedProvider Before, LockedProvider Head)> Changed(ModuleTree before, ModuleTree head)
    {
        if (LockFile.Of(head) is not { } now || LockFile.Of(before) is not { } was) yield break;
        foreach (var provider in now.Providers)
            if (was.Providers.FirstOrDefault(p => p.Name.Equals(provider.Name, StringComparison.OrdinalIgnoreCase)) is { } earlier
                && earlier.Version != provider.Version)
                yield return (earlier, provider);
    }

    public static string NameOf(LockedProvider provider) => $"the locked version of {provider.Name}";

    public static IEnumerable<Difference> Compare(IEnumerable<(LockedProvider Before, LockedProvider Head)> changed) =>
        changed.Select(c => new Difference(DifferenceKind.Changed, [], NameOf(c.Head), null, c.Before.Location, c.Head.Location));
}
