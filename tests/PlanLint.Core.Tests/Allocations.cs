namespace PlanLint.Core.Tests;

/// <summary>What work allocates.</summary>
internal static class Allocations
{
    /// <summary>Fails when work on this thread allocates more bytes than that.</summary>
    public static T Within<T>(long bytes, Func<T> work)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var result = work();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(bytes);
        return result;
    }
}
