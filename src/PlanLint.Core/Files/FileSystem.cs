namespace PlanLint.Files;

/// <summary>The file system in use: the disk, unless a test lays another over it.</summary>
internal static class FileSystem
{
    private static readonly AsyncLocal<IFileSystem?> Replaced = new();

    /// <summary>What this flow of execution reads and writes through.</summary>
    public static IFileSystem Current => Replaced.Value ?? DiskFileSystem.Instance;

    /// <summary>Uses another one in this flow of execution, and in what it starts, until the result is disposed.</summary>
    public static IDisposable Replace(IFileSystem with)
    {
        Replaced.Value = with;
        return new Restored();
    }

    private sealed class Restored : IDisposable
    {
        public void Dispose() => Replaced.Value = null;
    }
}
